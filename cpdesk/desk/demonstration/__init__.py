"""The invented unit of the demonstration: its LPM register and its conference diary, around today."""
