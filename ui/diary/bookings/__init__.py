"""A conference is given its time, or another one."""
