"""What is asked of the desk and what leaves it: plain facts, one file for each room."""
