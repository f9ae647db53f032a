"""cpdesk: the desk of a safeguarding unit, without its window and its paper."""
