"""Office packages, whoever wrote them: opened safely, saved with equal bytes; what their parts come to."""
