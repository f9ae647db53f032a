"""Whether the database is sound."""
