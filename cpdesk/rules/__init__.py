"""What the procedures say: pure functions of dates and choices. Today and now are arguments."""
