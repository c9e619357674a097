"""The command line, run as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.corpora import ROOT

from gyotaku import __version__
from gyotaku.cli.app import app

EXAMPLE = ROOT / "examples" / "pocketcard"


def run(*words: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run gyotaku in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "gyotaku", *words], input=stdin, capture_output=True, check=False, env={**os.environ, **env}
    )


def test_version_is_quick_and_plain() -> None:
    """The version needs none of the analysis."""
    done = run("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"gyotaku {__version__}")


def test_help_has_examples_and_exit_codes() -> None:
    """A person who knows nothing finds a line to copy."""
    text = run("--help").stdout.decode()
    assert "gyotaku report mail.eml" in text
    assert "3 unreadable" in text


def test_every_command_says_what_it_does() -> None:
    """No command stands in the help without a line, those that are loaded late neither."""
    names = [name for name in app if not name.startswith("-")]
    assert {"capture", "verify", "stamp", "data"} <= set(names)
    assert [name for name in names if not app[name].help.strip()] == []


def test_report_writes_every_language_and_format(tmp_path: Path) -> None:
    """The default gives both languages, three formats, and one line that says where and what."""
    done = run("report", str(EXAMPLE / "mail.eml"), "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr.decode()
    assert {path.name for path in (tmp_path / "mail").iterdir()} == {
        "report.ja.html", "report.en.html", "report.ja.md", "report.en.md", "case.json",
    }  # fmt: skip
    said = done.stdout.decode()
    assert str(tmp_path / "mail" / "report.ja.html") in said
    assert "ポケットカード" in said


def test_jsonl_goes_on_after_bad_inputs(tmp_path: Path) -> None:
    """Empty file, picture, folder without mail, missing file: one clear line each on stderr, code 3, the rest analysed."""
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "picture.eml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "folder").mkdir()
    names = ["empty.eml", "picture.eml", "folder", "missing.eml"]
    done = run("analyse", *(str(tmp_path / name) for name in names), str(EXAMPLE / "mail.eml"), "--jsonl")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 3
    assert [line["error"] is None for line in lines] == [False, False, False, False, True]
    assert len(done.stderr.decode().splitlines()) == 4
    assert "Traceback" not in done.stderr.decode()


def test_standard_input_is_a_mail() -> None:
    """A dash reads one mail from a pipe."""
    done = run("analyse", "-", "--jsonl", stdin=(EXAMPLE / "mail.eml").read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["path"] == "-"


def test_fail_on_flags() -> None:
    """Scripts branch on the exit code."""
    assert run("analyse", str(EXAMPLE / "mail.eml"), "--fail-on", "likely-phishing").returncode == 1
    assert run("analyse", str(EXAMPLE / "mail.eml")).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("report",),
        ("report", "x.eml", "--format", "pdff"),
        ("report", "x.eml", "--lang", "xx"),
        ("analyse", "x", "--jobs", "-1"),
    ],
)
def test_wrong_usage_is_code_two(words: tuple[str, ...]) -> None:
    """The message says what is wrong and what there is, without a traceback."""
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("gyotaku: ")
    assert "Traceback" not in done.stderr.decode()


def test_show_renders_a_stored_case_without_the_mail(tmp_path: Path) -> None:
    """The case alone gives the same Markdown as the mail did."""
    run("report", str(EXAMPLE / "mail.eml"), "--out", str(tmp_path))
    done = run("show", str(tmp_path / "mail" / "case.json"), "--lang", "ja")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == (tmp_path / "mail" / "report.ja.md").read_bytes()


def test_a_pipe_gets_plain_text() -> None:
    """No colour codes where nobody can see them."""
    done = run("rules")
    assert b"\x1b[" not in done.stdout
    assert len(done.stdout.decode().splitlines()) >= 40
    assert json.loads(run("exports", "--json").stdout)[0]["name"]


def test_control_characters_of_a_mail_do_not_reach_the_terminal() -> None:
    """A subject must not be able to clear the screen or set its title."""
    mail = b"From: a@b.example\r\nSubject: =?utf-8?q?=1B]0;owned=07=1B[2Jhello?=\r\n\r\nhi\r\n"
    done = run("analyse", "-", stdin=mail, FORCE_COLOR="1")
    assert b"\x1b]0;" not in done.stdout
    assert b"\x1b[2J" not in done.stdout
    assert b"hello" in done.stdout
