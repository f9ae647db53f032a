"""The directory of roles: who is to be asked for what, for which team or agency, from which day to which."""
