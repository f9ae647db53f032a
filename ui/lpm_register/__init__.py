"""The room of the LPM register: its table, pane, forms and import."""
