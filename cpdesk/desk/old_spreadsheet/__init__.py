"""The old LPM spreadsheet on its way into the register: understood, doubted where it must be, kept all or nothing."""
