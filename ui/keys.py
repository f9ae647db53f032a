"""Every key of the window, as Help > Keys lists them; menus and tooltips show the same."""

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("Ctrl+K", "Find a child, reference, team or chair"),
            ("Ctrl+1 … Ctrl+6", "Go to a tab"),
            ("F5", "Read again"),
            ("Ctrl+Z, Ctrl+Y", "Undo and redo, by name"),
            ("Ctrl+,", "Settings"),
            ("Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller and standard text"),
            ("Esc", "Close a panel or a notice, clear a filter"),
            ("Ctrl+I", "Import the spreadsheet"),
            ("F1", "What the field with the cursor is for"),
            ("Ctrl+/", "This list of keys"),
            ("Ctrl+Q", "Quit"),
        ),
    ),
    (
        "LPM register",
        (
            ("Ctrl+F", "Filter the table"),
            ("Ctrl+N", "New recommendation"),
            ("Enter", "Open the entry"),
            ("F2", "Edit in place"),
            ("Ctrl+C", "Copy rows"),
            ("Ctrl+Shift+C", "Copy rows with headings"),
            ("Alt+Up, Alt+Down", "Sort by the column with the cursor, upwards or downwards"),
            ("Shift+F1", "Say how the date in this cell was counted"),
            ("Ctrl+D", "Put today's date into the cell"),
        ),
    ),
    ("Reports", (("Ctrl+E", "Export the first-Monday list"),)),
    (
        "Forms",
        (
            ("Ctrl+S", "Keep what stands in the form"),
            ("Ctrl+D", "Put today's date"),
            ("Alt+Down", "Open the calendar of a date box"),
        ),
    ),
)
