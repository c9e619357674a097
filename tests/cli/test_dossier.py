"""One case for a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.book.mails import analysed, mail

from gyotaku.cli.dossier import print_dossier
from gyotaku.cli.screen import Screen
from gyotaku.desk import Desk


def test_everything_known_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Label by hand with the verdict's own, decisions with reasons, editions with their changes."""
    book = Desk().book(str(tmp_path / "b.sqlite"), create=True)
    name = book.keep([book.entry(*analysed(mail()))])[0].sha256
    book.decide(name, [("label", "unwanted")], author="Sato", because="an advertisement")
    book.decide(name, [("reported", "the police")], author="Sato", on=date(2026, 3, 16))
    book.publish(name, {"en": "It is fake."}, author="Sato")
    book.publish(name, {"en": "It is an advertisement."}, author="Sato", because="label")
    print_dossier(book.dossier(name), Screen())
    book.close()
    shown = capsys.readouterr().out
    for words in (
        name,
        "unwanted, set by Sato on ",
        "because an advertisement; the program's own judgement was ",
        "Sato: label unwanted  (an advertisement)",
        "\n    en - It is fake.\n",
        "corrected",
        "the police on 2026-03-16",
        "Sato: reported 2026-03-16 the police",
    ):
        assert words in shown, words
