"""Takes back the last operation, and does it again."""
