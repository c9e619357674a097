"""What the fuzzer and the regression test run over one input."""

from __future__ import annotations

import msgspec

from gyotaku.analysis import analyse_tree
from gyotaku.desk import Desk
from gyotaku.errors import InputError, PublicationError
from gyotaku.model.case import Case
from gyotaku.read.sources import specimen
from gyotaku.settings import Limits, Settings

SMALL = Settings(limits=Limits(specimen_bytes=1_000_000))


def one_input(raw: bytes) -> None:
    """Analyse, store, load and export one input; only an error on purpose may come out."""
    desk = Desk(SMALL)
    try:
        cases = list(analyse_tree(specimen(raw, name="fuzz", settings=SMALL), settings=SMALL))
    except InputError:
        return
    for case in cases[:3]:
        assert not [gap for gap in case.evidence.absences if gap.reason == "failed"], case.evidence.absences
        assert not [one for one in case.not_evaluated if one.why.startswith("error")], case.not_evaluated
        stored = msgspec.json.encode(case)
        assert msgspec.json.decode(stored, type=Case) == case
        for name in ("html", "md", "json"):
            try:
                desk.export(name, case, "ja")
            except PublicationError:
                # The gate may refuse what the fuzzer dreamed up; it must not crash.
                continue
