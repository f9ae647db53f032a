"""Who is told of a conference, considered and invited; what was sent and answered."""
