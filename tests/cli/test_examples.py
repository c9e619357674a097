"""Every command shows examples of its own, and each of them is a command that gyotaku understands."""

from __future__ import annotations

import shlex

import pytest

from gyotaku.cli.app import app
from gyotaku.cli.examples import commands, examples


def _lines(text: str) -> list[list[str]]:
    joined = text.replace("\\\n", " ")
    return [shlex.split(line.split(" < ")[0]) for line in joined.splitlines() if line.strip().startswith("gyotaku ")]


def test_every_command_has_examples_of_its_own() -> None:
    """Who asks a command for help is shown that command, not the program."""
    known = {name for name in app.resolved_commands() if not name.startswith("-")}
    assert set(commands()) == known


@pytest.mark.parametrize("command", ["", *commands()])
def test_every_example_is_understood(command: str) -> None:
    """An example that is no valid command line teaches errors."""
    told = _lines(examples(command))
    assert told
    for words in told:
        assert command in {"", words[1]}
        app.parse_args(["PATH" if word == "-" else word for word in words[1:]], exit_on_error=False, print_error=False)


@pytest.mark.parametrize("command", ["", *commands()])
def test_examples_fit_a_narrow_terminal(command: str) -> None:
    """A line that is broken by the terminal cannot be copied; wide characters take two columns."""
    for line in examples(command).splitlines():
        assert sum(1 + (letter > "\u2fff") for letter in line) <= 80
