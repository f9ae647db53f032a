"""Who took part in a conference and how, whether it was quorate, and concerns about somebody's part in it."""
