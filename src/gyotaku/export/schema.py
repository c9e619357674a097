"""The published schema of the JSON export, made from the model itself."""

from __future__ import annotations

from typing import Any

import msgspec

from gyotaku.model.case import FORMAT, Case


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a stored case."""
    made = msgspec.json.schema(Case)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"gyotaku case, format {FORMAT}",
        **made,
    }
