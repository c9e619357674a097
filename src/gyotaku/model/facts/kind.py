"""The base of every kind of fact."""

from __future__ import annotations

from gyotaku.model.noun import Noun


class Kind(Noun, frozen=True, kw_only=True, tag=True):
    """A fact, tagged on the wire with its class name."""
