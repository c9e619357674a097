from __future__ import annotations

import json

import jsonschema
import pytest
from tests.reported import bare, hostile, pocketcard

from gyotaku.export import export
from gyotaku.export.schema import schema
from gyotaku.model.case import Case
from gyotaku.report.masking import mask


@pytest.mark.parametrize("case", [pocketcard(), mask(pocketcard()), bare(), hostile()], ids=["seed", "masked", "bare", "hostile"])
def test_every_case_keeps_the_published_schema(case: Case) -> None:
    """What the export writes is what the schema promises."""
    jsonschema.Draft202012Validator.check_schema(schema())
    assert not list(jsonschema.Draft202012Validator(schema()).iter_errors(json.loads(export("json", None, case))))


def test_the_schema_refuses_another_form() -> None:
    """A case without its evidence is none."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"tool": "x"}, schema())
