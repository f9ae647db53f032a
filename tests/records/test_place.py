"""A register lies on this computer's own disk, and nowhere that copies it about."""

from pathlib import Path

import pytest

from cpdesk.records.place import refuse_unfit_place
from cpdesk.rows.refusals import Refusal

MOUNTS = """/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/unit /mnt/unit nfs4 rw 0 0
//server/share /mnt/share cifs rw 0 0
sshfs /mnt/far\\040away fuse.sshfs rw 0 0
/dev/sdb1 /mnt/stick fuseblk rw 0 0
overlay /box overlay rw 0 0
"""


@pytest.mark.parametrize("place", ["/mnt/unit/register.db", "/mnt/share/deep/register.db", "/mnt/far away/register.db"])
def test_a_shared_disk_is_refused_and_postgresql_named(place: str) -> None:
    with pytest.raises(Refusal, match=r"shared disk.*PostgreSQL"):
        refuse_unfit_place(Path(place), MOUNTS)


@pytest.mark.parametrize(
    "place", ["/home/pat/register.db", "/mnt/stick/register.db", "/box/register.db", "/mnt/u/r.db"]
)
def test_a_disk_of_ones_own_is_fit(place: str) -> None:
    refuse_unfit_place(Path(place), MOUNTS)


@pytest.mark.parametrize(
    "folder",
    ["OneDrive", "OneDrive - Leicester City Council", "Dropbox", "Dropbox (Personal)", "Google Drive", "iCloud Drive",
     "Nextcloud", "Mobile Documents", "CloudStorage"],
)  # fmt: skip
def test_a_synchronised_folder_is_refused(folder: str) -> None:
    with pytest.raises(Refusal, match="synchronises"):
        refuse_unfit_place(Path("/home/pat") / folder / "unit" / "register.db", MOUNTS)


@pytest.mark.parametrize("folder", ["Dropboxes", "my onedrive notes", "mega-city"])
def test_a_folder_that_only_sounds_synchronised_is_fit(folder: str) -> None:
    refuse_unfit_place(Path("/home/pat") / folder / "register.db", MOUNTS)


@pytest.mark.parametrize("place", ["\\\\server\\share\\register.db", "//server/share/register.db"])
def test_a_network_name_is_refused(place: str) -> None:
    with pytest.raises(Refusal, match="on another computer"):
        refuse_unfit_place(Path(place), MOUNTS)
