"""Every key of the window, as Help > Keys lists them; menus and tooltips show the same."""

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("Ctrl+K", "Find anything: a child, a reference, a person, a team, an alert, an action"),
            ("Ctrl+1 … Ctrl+6", "Go to a tab"),
            ("F5", "Read again"),
            ("Ctrl+N", "New here: a booking, a recommendation, a team"),
            (
                "Ctrl+P",
                "Paper: the page in front, the week in the diary, the linked-IC map, elsewhere the LPM list",
            ),
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
        "Today",
        (
            ("Up, Down, Home, End", "Go from line to line"),
            ("Enter", "Do what the button of the line says"),
        ),
    ),
    (
        "Conference diary",
        (
            ("Ctrl+N", "Book a conference"),
            ("Alt+Left, Alt+Right", "A week, a day or a month back and on"),
            ("T", "Go to today"),
            ("Arrows", "Go from card to card, in the month from day to day"),
            ("Enter", "Open the card; in what waits for a date, book it"),
            ("Space", "In what waits for a date, show everything about it"),
            ("Ctrl+Up, Ctrl+Down", "Propose half an hour earlier or later"),
            ("Ctrl+Left, Ctrl+Right", "Propose a day, a chair or a room further"),
            ("M, B", "In the list, move the conference or book one"),
            ("Ctrl+P", "Write the week sheet as a PDF"),
        ),
    ),
    (
        "Conference record",
        (
            ("F6, Shift+F6", "Go round: the sections, what is written, what is missing"),
            ("Ctrl+Page Down, Ctrl+Page Up", "The next section, the one before"),
            ("Enter", "In what is missing, go to its place; in a table, write in the cell"),
            ("Tab, Enter", "In a cell, keep it and go right, or down"),
            ("Letters", "Set a choice at once: A attended, R represented, X absent; Y yes, N no, A abstained"),
            ("Shift+Up, Shift+Down", "Choose several rows: a letter sets them all"),
            ("Space", "Tick or untick a cell"),
            ("Ctrl+Enter", "Open everything about a row"),
            ("M", "Note a concern about the person with the cursor"),
            ("Ctrl+Delete", "Take a row out"),
        ),
    ),
    ("A child's road", (("Enter", "Open what the line is about"), ("Arrows", "In the picture, read each mark"))),
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
    (
        "Linked IC map",
        (
            ("Ctrl+N", "Add a team; in the directory, name who holds a role"),
            ("Arrows, Home, End", "Go from chair to team and on, in the grid from cell to cell"),
            ("Enter", "Open the team or the chair"),
            ("F2", "Link another chair to the team, or one more team to the chair"),
            ("Menu key", "Everything that can be done with a team"),
            ("Esc", "Close the panel, go back to today"),
            ("Ctrl+P", "Write the grid as a PDF on one page"),
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
