"""What the program carries: practice standards, bank holidays, headings, icons, typeface."""
