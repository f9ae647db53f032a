"""A request for an initial conference, from its receipt to the day on which it waits for a date."""
