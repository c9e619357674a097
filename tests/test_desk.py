"""The desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.reported import pocketcard

from gyotaku import desk as desk_module
from gyotaku.desk import Desk
from gyotaku.errors import InputError, PublicationError
from gyotaku.model.case import Case
from gyotaku.model.message import Specimen
from gyotaku.model.report import Report
from gyotaku.report import build


def test_the_desk_has_at_most_twelve_methods() -> None:
    """Law 2: faces get a handful of things to ask for."""
    assert len([name for name in vars(Desk) if not name.startswith("_")]) <= 12


def test_a_stored_case_is_read_again_and_anything_else_is_refused(example: bytes) -> None:
    """A file that is no case, or of another format, is one clear sentence."""
    desk = Desk()
    specimen = Specimen(name="m", raw=example, sha256="0" * 64)
    case = next(desk.cases(specimen))
    raw = msgspec.json.encode(case)
    assert desk.load("c.json", raw) == case
    with pytest.raises(InputError, match=r"c\.json: is not a stored case"):
        desk.load("c.json", b"{}")
    with pytest.raises(InputError, match="format 99"):
        desk.load("c.json", raw.replace(b'"tool"', b'"format":99,"tool"', 1))


def test_a_crash_in_one_mail_is_a_line_of_its_own(example: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad mail among hundreds never stops the rest, and the line says whose fault it is."""

    def broken(*_words: object, **_named: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("gyotaku.desk.analyse_tree", broken)
    lines = Desk().lines(Specimen(name="m", raw=example, sha256="0" * 64))
    assert len(lines) == 1
    assert lines[0].error is not None
    assert "RuntimeError: boom" in lines[0].error


def test_published_exports_are_masked(example: bytes) -> None:
    """For publication nothing of the recipient remains; internally everything does."""
    desk = Desk()
    case = next(desk.cases(Specimen(name="m", raw=example, sha256="0" * 64)))
    published = desk.export("json", case, "ja")
    assert b"fictional.example" not in published
    assert b"fictional.example" in desk.export("json", case, "ja", published=False)


def test_the_gate_refuses_when_masking_is_broken(example: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever masking misses, the gate finds in the finished bytes: nothing is handed out."""
    monkeypatch.setattr("gyotaku.desk.mask", lambda case: case)
    desk = Desk()
    case = next(desk.cases(Specimen(name="m", raw=example, sha256="0" * 64)))
    with pytest.raises(PublicationError, match=r"mail\.fictional\.example"):
        desk.export("json", case, "ja")


def test_open_gives_errors_as_values(tmp_path: Path) -> None:
    """A missing path is said and the others go on."""
    good = tmp_path / "a.eml"
    good.write_bytes(b"From: a@b.example\r\n\r\nhi\r\n")
    found = list(Desk().open([str(tmp_path / "none.eml"), str(good)]))
    assert isinstance(found[0], InputError)
    assert isinstance(found[1], Specimen)


def test_a_case_is_told_once_for_all_its_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report of a case is built once a language, whatever it is written as; another case is told anew."""
    built: list[str] = []

    def counting(case: Case, language: str, **more: Any) -> Report:
        built.append(language)
        return build(case, language, **more)

    monkeypatch.setattr(desk_module, "build", counting)
    desk, case = Desk(), pocketcard()
    for name in ("html", "md"):
        desk.export(name, case, "ja")
    desk.report(case, "en")
    assert built == ["ja", "en"]
    desk.report(msgspec.structs.replace(case, tool="other"), "ja")
    assert built == ["ja", "en", "ja"]
