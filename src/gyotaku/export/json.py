"""Export: the case as JSON, in the form that `gyotaku show` reads back. A masked case is made inert as well."""

from __future__ import annotations

import msgspec

from gyotaku.export.family import case_export
from gyotaku.model.case import Case
from gyotaku.report.inert import inert


@case_export(name="json", media_type="application/json", extension=".json")
def json(case: Case) -> bytes:
    """Write the case, indented, keys in the order of the model."""
    return msgspec.json.format(msgspec.json.encode(inert(case) if case.masked else case), indent=2) + b"\n"
