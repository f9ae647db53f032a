"""What the window shows before there is a register to open."""
