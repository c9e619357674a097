"""Every mail of the shared corpus runs through the whole analysis; none of it is part of the project."""

from __future__ import annotations

import pytest
from tests.corpora import members

from gyotaku import analyse
from gyotaku.errors import InputError
from gyotaku.model.evidence import Reason


@pytest.mark.parametrize("archive", ["dev.tar.xz", "malformed.tar.xz", "raw.tar.xz"])
def test_no_mail_breaks_the_analysis(archive: str) -> None:
    """Whatever a mail holds, no observer fails, no rule fails, and only what is no mail is refused."""
    broken: list[str] = []
    analysed = 0
    for name, raw in members(archive):
        try:
            case = analyse(raw, name=name)
        except InputError:
            continue
        analysed += 1
        broken += [f"{name}: {gap.kind}: {gap.detail}" for gap in case.evidence.absences if gap.reason is Reason.FAILED]
        broken += [f"{name}: {one.rule}: {one.why}" for one in case.not_evaluated if one.why.startswith("error")]
    assert broken == []
    assert analysed > 200
