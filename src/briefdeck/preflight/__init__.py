"""Judgement on files: read back, whoever wrote them, doubted, and held against what was decided."""
