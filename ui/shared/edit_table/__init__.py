"""A table that is written in where it stands, by keyboard: each cell is kept for itself."""
