"""What the reviewer looks for, a family a module."""
