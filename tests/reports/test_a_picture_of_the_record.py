"""The first page of a record as a picture. CPDESK_PICTURES names a folder to keep it in, for the README."""

import os
import subprocess
from pathlib import Path

from PIL import Image

from benchmarks.a_record import a_paper
from reports.conference_record import write_conference_record

DOTS_AN_INCH = 80
A4_AT_THAT = (661, 935)


def test_the_first_page_is_drawn_by_another_program(tmp_path: Path) -> None:
    paper = tmp_path / "record.pdf"
    paper.write_bytes(write_conference_record(a_paper()))
    taken = Path(os.environ.get("CPDESK_PICTURES") or tmp_path) / "conference_record_on_paper"
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(DOTS_AN_INCH), "-singlefile", paper, taken], check=True, capture_output=True
    )
    with Image.open(taken.with_suffix(".png")) as seen:
        assert all(abs(one - other) <= 1 for one, other in zip(seen.size, A4_AT_THAT, strict=True))
        shades = seen.convert("L").tobytes()
    assert min(shades) < 60, "words"
    assert max(shades) == 255, "on white"
