"""Findings: what a rule concluded, and from which observations."""

from __future__ import annotations

from enum import StrEnum

from gyotaku.model.evidence import Absence, Observation
from gyotaku.model.noun import Noun


class Severity(StrEnum):
    """How much a finding matters to a reader, before any weighing."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Stance(StrEnum):
    """What a finding speaks for."""

    PHISHING = "phishing"
    UNWANTED = "unwanted"
    GENUINE = "genuine"


class Citation(Noun, frozen=True, kw_only=True):
    """One instance of a rule: the observations (or absences) it rests on and the words for its sentence."""

    cites: tuple[Observation, ...] = ()
    absences: tuple[Absence, ...] = ()
    values: dict[str, str] = {}


class Finding(Noun, frozen=True, kw_only=True):
    """A rule that applies. It cannot exist without a citation; only a `NOT_PRESENT` absence may be cited."""

    rule: str
    severity: Severity
    stance: Stance
    hard: str = ""
    """Independence group of a hard fact (sender | auth | link | text | file | page | list); empty when not hard."""
    attack: str = ""
    cites: tuple[str, ...] = ()
    """Ids of observations."""
    absences: tuple[Absence, ...] = ()
    values: tuple[dict[str, str], ...] = ()
    """One set of words for each instance, at most ten."""

    def __post_init__(self) -> None:
        """Refuse a finding that rests on nothing."""
        if not self.cites and not self.absences:
            message = f"{self.rule}: a finding needs a citation"
            raise ValueError(message)


class NotEvaluated(Noun, frozen=True, kw_only=True):
    """A rule that could not be decided, and which kinds of fact it lacked."""

    rule: str
    lacks: tuple[str, ...]
    why: str
    """not-attempted | failed | truncated | unreadable | error: …"""
