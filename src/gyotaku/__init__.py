"""gyotaku: one raw phishing mail in, one publishable report out; every sentence with its evidence.

    from gyotaku import analyse
    case = analyse(raw_bytes)

Nothing is imported before it is used, so that `gyotaku --version` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gyotaku.analysis import analyse
    from gyotaku.model.case import Case, Label, Verdict

__version__ = "0.1.0"

__all__ = ["Case", "Label", "Verdict", "__version__", "analyse"]

_HOMES = {
    "Case": "gyotaku.model.case",
    "Label": "gyotaku.model.case",
    "Verdict": "gyotaku.model.case",
    "analyse": "gyotaku.analysis",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home on first use (PEP 562)."""
    if name not in _HOMES:
        message = f"module 'gyotaku' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - the whole point here is to import late

    member = getattr(import_module(_HOMES[name]), name)
    globals()[name] = member
    return member
