"""A road in time, drawn and as a list: promised windows, overruns, and what happened on its day."""
