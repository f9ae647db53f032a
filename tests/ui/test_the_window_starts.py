"""The first picture waits for nothing: it stands before the database library has even been read in."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_ROOMS = (
    "cpdesk.rows.today", "cpdesk.rows.diary", "cpdesk.rows.conference_record", "ui.from_today", "ui.today.tab",
    "ui.diary.tab", "ui.conference_record.page",
)  # fmt: skip
HEAVY = (
    "sqlalchemy", "sqlcipher3", "openpyxl", "reportlab", "uharfbuzz", "keyring", "workalendar", "lxml",
    "python_calamine",
)  # fmt: skip

PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
import ui.application
from ui.main_window import MainWindow

def first_picture(window):
    print(json.dumps({"read_in": [name for name in HEAVY if name in sys.modules],
                      "shown": window.isVisible(), "tabs": window.tabs.count()}))
    window.close()

begin = MainWindow.begin
MainWindow.begin = first_picture
from cpdesk.__main__ import main
sys.exit(main(["--demo"]))
"""


def test_the_first_picture_needs_no_database_no_paper_no_safe_and_no_room(own_home: Path, tmp_path: Path) -> None:
    program = f"HEAVY = {HEAVY + OF_ROOMS!r}\n{PROGRAM}"
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"read_in": [], "shown": True, "tabs": 6}
