"""A method that only raises NotImplementedError is given by every class of which something is made."""

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import cpdesk
import reports
import ui

_NOT_READ = ("__main__", ".migrations.env")
"""Modules that begin something when they are read."""
_ASKED_ONLY_WITH = {"put_on_paper": "paper"}
"""What is asked of a class only when it names something: a page without a paper never has to write one."""


class _Form:
    """A form as the house writes them: it leaves its request to those that are shown."""

    def request(self) -> object:
        """What is asked of the desk."""
        raise NotImplementedError

    def title(self) -> str:
        """What stands above it."""
        return "Form"


class _Whole(_Form):
    def request(self) -> object:
        return "kept"


class _Half(_Form):
    def title(self) -> str:
        return "Half"


class _Further(_Half):
    def request(self) -> object:
        return "kept"


def modules() -> list[ModuleType]:
    """Every module of the house that can be read."""
    found = []
    for package in (cpdesk, reports, ui):
        names = (one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
        found += [import_module(name) for name in names if not name.endswith(_NOT_READ)]
    return found


def classes_of(house: Iterable[ModuleType]) -> set[type]:
    return {
        kept
        for module in house
        for kept in vars(module).values()
        if isinstance(kept, type) and kept.__module__ == module.__name__
    }


def made_in(house: Iterable[ModuleType]) -> Iterator[type]:
    """The classes that are called by their name somewhere: of these something is made."""
    for module in house:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called = vars(module).get(node.func.id)
                if isinstance(called, type):
                    yield called


def only_raises(method: object) -> bool:
    """Whether a method says nothing but that somebody else gives it."""
    if not inspect.isfunction(method) or "NotImplementedError" not in method.__code__.co_names:
        return False
    written = ast.parse(textwrap.dedent(inspect.getsource(method))).body[0]
    assert isinstance(written, ast.FunctionDef | ast.AsyncFunctionDef)
    return isinstance(written.body[-1], ast.Raise) and all(
        isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in written.body[:-1]
    )


def left_open(classes: Iterable[type], made: Iterable[type]) -> list[str]:
    """Which methods are left open in a class that nothing is derived from, or of which something is made."""
    known = set(classes)
    concrete = {one for one in known if not known.intersection(one.__subclasses__())} | (set(made) & known)
    return sorted(
        f"{one.__module__}.{one.__qualname__}.{name}"
        for one in concrete
        for name in {name for kind in one.__mro__ if kind in known for name in vars(kind)}
        if only_raises(inspect.getattr_static(one, name)) and getattr(one, _ASKED_ONLY_WITH.get(name, "__name__"))
    )


def test_every_class_of_the_house_gives_what_its_kind_leaves_to_it() -> None:
    house = modules()
    classes = classes_of(house)
    left = {name for one in classes for name, method in vars(one).items() if only_raises(method)}
    assert {"request", "add_fields", "read_again", "go_to"} <= left, "the forms leave nothing open: look again"
    assert left_open(classes, made_in(house)) == []


def test_a_class_that_forgets_its_own_is_found() -> None:
    assert left_open({_Form, _Whole}, ()) == []
    assert left_open({_Form, _Whole, _Half}, ()) == [f"{__name__}._Half.request"]


def test_a_class_between_is_found_only_when_something_is_made_of_it() -> None:
    assert left_open({_Form, _Half, _Further}, ()) == []
    assert left_open({_Form, _Half, _Further}, (_Half,)) == [f"{__name__}._Half.request"]
