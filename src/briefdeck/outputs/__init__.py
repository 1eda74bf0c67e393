"""Decided values → files. No decisions are taken here; a folder an output."""
