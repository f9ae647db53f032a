#!/usr/bin/env python3
"""Sets up cpdesk on a fresh machine and starts it: `python3 run.py`, or `python3 run.py test`.

Needs only Python 3.11 or later. The first time it makes a folder `.venv` beside this file with the packages of the
lock, checked against their hashes; after that it starts at once, until the lock changes. On Linux it looks for the
system libraries that Qt needs: it names the missing ones or, as root on Debian and Ubuntu, installs them.

    python3 run.py                  opens the window
    python3 run.py test [ARGS]      passes the tests (ARGS go to pytest)
    python3 run.py bench [ARGS]     measures, and prints a table of ratios
    python3 run.py lock             works out the locks again from pyproject.toml
    python3 run.py ANYTHING ELSE    goes to the program: --demo, due icpc_due 2024-03-18, ...
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOUSE = ROOT / ".venv"
TOOLS = ROOT / ".tools"
PROGRAM_LOCK = ROOT / "requirements.lock"
TESTS_LOCK = ROOT / "requirements-dev.lock"
TOOLS_LOCK = ROOT / "requirements-tools.lock"

# What Qt loads, and the Debian package that brings it; Ubuntu 24.04 renamed the first.
QT_LIBRARIES = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}

# The whole of the tests in two processes; a test file stays whole, and a process that falls over is not hidden.
SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile", "--max-worker-restart", "0"]


class CannotSetUp(Exception):
    """Something that a person must put right first; the sentence says what."""


def main(arguments: list[str]) -> int:
    """What the started program gives back: 0 done, 1 refused, 2 wrong usage."""
    try:
        return start(arguments)
    except CannotSetUp as why:
        print(f"cpdesk: {why}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def start(arguments: list[str]) -> int:
    """Set up what these arguments need, then run it."""
    if sys.version_info < (3, 11):
        raise CannotSetUp(f"this is Python {sys.version.split()[0]}; cpdesk needs 3.11 or later.")
    first = arguments[0] if arguments else ""
    if first == "test":
        return run_tests(arguments[1:])
    if first == "bench":
        prepare(TESTS_LOCK, QT_LIBRARIES)
        return call(house_python(), "-m", "benchmarks", *arguments[1:], cwd=ROOT)
    if first == "lock":
        return work_out_locks()
    prepare(PROGRAM_LOCK, {} if in_the_shell(arguments) else {**QT_LIBRARIES, **SCREEN_LIBRARIES})
    return call(house_python(), "-m", "cpdesk", *arguments)


def run_tests(arguments: list[str]) -> int:
    """Set up, then pass the tests without a screen: all of them side by side, or those that are named."""
    prepare(TESTS_LOCK, QT_LIBRARIES)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call(house_python(), "-m", "pytest", *(arguments or SIDE_BY_SIDE), cwd=ROOT)


def in_the_shell(arguments: list[str]) -> bool:
    """Whether a command of the shell is asked for, which needs no window."""
    wordless = {"--help", "--version"}
    options_with_value = {"--db", "--today"}
    rest = iter(arguments)
    for word in rest:
        if word in options_with_value:
            next(rest, None)
        elif word in wordless or not word.startswith("-"):
            return True
    return False


def prepare(lock: Path, libraries: dict[str, tuple[str, ...]]) -> None:
    """The packages of the lock in `.venv`, and the system libraries on Linux."""
    if sys.platform.startswith("linux"):
        bring_libraries(libraries)
    ready = ready_file(lock)
    if ready.is_file() and ready.read_text("utf-8") == stamp_of(lock):
        return
    print("cpdesk: setting up; this takes about half a minute the first time.", file=sys.stderr)
    make_room(HOUSE)
    install(lock)
    lead_python_here()
    call(house_python(), "-m", "compileall", "-qq", "cpdesk", "ui", "reports", cwd=ROOT)
    for done in (PROGRAM_LOCK, lock):  # the lock of the tests holds all of the program's
        ready_file(done).write_text(stamp_of(done), "utf-8")


def ready_file(lock: Path) -> Path:
    """Where it is written down that this lock is installed."""
    return HOUSE / f"{lock.stem}.ready"


def stamp_of(lock: Path) -> str:
    """What was installed, for which Python, in which place: a moved folder is set up again."""
    if not lock.is_file():
        raise CannotSetUp(f"{lock.name} is missing; take a complete copy of the program.")
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {sys.version} {ROOT}"


def make_room(room: Path) -> None:
    """An empty virtual environment at `room`, replacing whatever stood there."""
    if importlib.util.find_spec("ensurepip") is None:
        bring_packages([f"python3.{sys.version_info.minor}-venv"], "Python's venv")
    shutil.rmtree(room, ignore_errors=True)
    venv.create(room, with_pip=True)


def install(lock: Path) -> None:
    """Exactly the packages of the lock, each checked against its hash: by uv, or by pip where uv cannot get through."""
    # Wheels only, so that nothing is compiled here; PyMeeus alone comes as plain Python source.
    rules = ["--require-hashes", "--only-binary", ":all:", "--no-binary", "pymeeus", "-r", str(lock)]
    uv = tool("uv")
    to = ["--quiet", "--compile-bytecode", "--python", house_python()]  # a start that compiles takes twice as long
    if uv and quiet_call(uv, "pip", "install", *to, *rules) == 0:
        return
    if call(house_python(), "-m", "pip", "install", "-qq", *rules) != 0:
        raise CannotSetUp("the packages could not be installed; the lines above say why. Is this machine on line?")


def tool(name: str) -> str:
    """The path of a tool of `.tools`, made when it is not there; empty when it cannot be had."""
    path = TOOLS / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)
    if not path.is_file():
        make_room(TOOLS)
        quiet_call(python_of(TOOLS), "-m", "pip", "install", "-qq", "--require-hashes", "-r", str(TOOLS_LOCK))
    return str(path) if path.is_file() else ""


def work_out_locks() -> int:
    """The three locks written again: hashes, and no download addresses, so that any mirror serves."""
    uv = tool("uv")
    if not uv:
        raise CannotSetUp("uv could not be installed; the locks are unchanged.")
    plain = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    compile_ = [uv, "pip", "compile", "pyproject.toml", "--python-version", "3.11", *plain, "--upgrade"]
    results = [
        call(*compile_, "-o", PROGRAM_LOCK.name, cwd=ROOT),
        call(*compile_, "--group", "dev", "-o", TESTS_LOCK.name, cwd=ROOT),
        call(uv, "pip", "compile", "--group", "tools", *plain, "--upgrade", "-o", TOOLS_LOCK.name, cwd=ROOT),
    ]
    return max(results)


def lead_python_here() -> None:
    """Let the environment's Python find the program, wherever it is started from."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([house_python(), "-c", script], capture_output=True, text=True, check=True)
    Path(found.stdout.strip(), "cpdesk-house.pth").write_text(f"{ROOT}\n", "utf-8")


def bring_libraries(libraries: dict[str, tuple[str, ...]]) -> None:
    """Install or name the system libraries that do not load."""
    missing = [names for library, names in libraries.items() if not loads(library)]
    if missing:
        bring_packages([known_name(names) for names in missing], "The window")


def loads(library: str) -> bool:
    """Whether the system finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def known_name(names: tuple[str, ...]) -> str:
    """The name under which this system knows a package."""
    for name in names[:-1]:
        if shutil.which("apt-cache") and quiet_call("apt-cache", "show", name) == 0:
            return name
    return names[-1]


def bring_packages(packages: list[str], what_for: str) -> None:
    """Install Debian packages as root; name them to everybody else."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        raise CannotSetUp(
            f"{what_for} needs system packages that are not here: {' '.join(packages)}.\n"
            f"On Debian or Ubuntu, ask for: sudo {' '.join(command)}"
        )
    print(f"cpdesk: installing {' '.join(packages)}", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command, "-qq"]):
        if subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            raise CannotSetUp(f"`{' '.join(step)}` did not work; the lines above say why.")


def house_python() -> str:
    """The Python of `.venv`."""
    return python_of(HOUSE)


def python_of(room: Path) -> str:
    """The Python of a virtual environment."""
    return str(room / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def quiet_call(*command: str) -> int:
    """The exit code of a command that is only tried."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


def call(*command: str, cwd: Path | None = None) -> int:
    """The exit code of a command that speaks for itself."""
    return subprocess.run(command, cwd=cwd, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
