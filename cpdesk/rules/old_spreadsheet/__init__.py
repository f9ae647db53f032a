"""What the words in an old LPM spreadsheet mean: headings, names of children, dates, outcomes."""
