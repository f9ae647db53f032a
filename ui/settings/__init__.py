"""The settings of the unit and of this window."""
