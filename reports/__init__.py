"""Paper: rows in, Excel out; reads nothing else."""
