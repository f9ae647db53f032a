"""A shared register is upgraded from a shell, once, by the one who was asked to."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from cpdesk.records import upgrade


@pytest.fixture
def bare_register(postgresql_server: str) -> Iterator[str]:
    """The address of a database on the server in which no register was begun."""
    server = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE bare_register"))
    yield make_url(postgresql_server).set(database="bare_register").render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text("DROP DATABASE bare_register WITH (FORCE)"))
    server.dispose()


@pytest.mark.postgresql
def test_a_register_is_made_in_an_empty_database_of_a_server(cpdesk: Callable[..., Any], bare_register: str) -> None:
    first = cpdesk("register", "--db", bare_register, "--json")
    assert first.json == []
    assert "A new register was made: postgresql" in first.aside
    assert "Recovery key" not in first.aside
    second = cpdesk("register", "--db", bare_register, "--json")
    assert (second.json, second.aside) == ([], "")


@pytest.mark.postgresql
def test_an_older_shared_register_asks_for_the_upgrade(cpdesk: Callable[..., Any], bare_register: str) -> None:
    assert cpdesk("upgrade", "--db", bare_register).out == "The shared register is up to date.\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "STEPS", (*upgrade.STEPS, "9999"))
        patch.setattr(upgrade, "HEAD", "9999")
        refused = cpdesk("register", "--db", bare_register)
    assert refused.code == 1
    assert "cpdesk upgrade" in refused.aside


def test_a_register_in_a_file_needs_no_upgrade_by_name(cpdesk: Callable[..., Any]) -> None:
    refused = cpdesk("upgrade")
    assert refused.code == 1
    assert "brought up to date when it is opened" in refused.aside


def test_a_server_that_cannot_be_reached_is_said_to_be_so(cpdesk: Callable[..., Any]) -> None:
    refused = cpdesk("upgrade", "--db", "postgresql://nobody@127.0.0.1:9/none")
    assert refused.code == 1
    assert "server cannot be reached" in refused.aside
