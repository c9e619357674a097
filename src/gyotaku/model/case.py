"""The case: everything known about one specimen. This is what is stored, shown again and exported."""

from __future__ import annotations

from enum import StrEnum

from gyotaku.model.evidence import Evidence
from gyotaku.model.finding import Finding, NotEvaluated
from gyotaku.model.message import Defect
from gyotaku.model.noun import Noun

FORMAT = 1
"""Number of the stored form; one converter leads from each number to the next."""


class Label(StrEnum):
    """The verdict's word."""

    PHISHING = "phishing"
    LIKELY_PHISHING = "likely-phishing"
    SUSPICIOUS = "suspicious"
    UNWANTED = "unwanted"
    UNDETERMINED = "undetermined"
    LIKELY_GENUINE = "likely-genuine"


class Weighed(Noun, frozen=True, kw_only=True):
    """One reason in the verdict: a rule and what it weighed, in log-odds of being phishing."""

    rule: str
    weight: float


class Verdict(Noun, frozen=True, kw_only=True):
    """What the findings add up to."""

    label: Label
    score: int
    """0–100: how likely the mail is phishing, as a percentage."""
    unwanted: int = 0
    """0–100: how likely it is unwanted without being phishing."""
    reasons: tuple[Weighed, ...] = ()
    """Every finding that weighed something, heaviest first; negative weights speak for the mail."""
    hard: tuple[str, ...] = ()
    """Rules that gave a hard fact."""
    independent: int = 0
    """In how many independent groups those hard facts lie."""
    why: str = ""
    """Code of the decision: two-hard-facts | score | unwanted | counter-evidence | nothing-found | too-little-known."""
    undecided: int = 0
    """How many rules could not be decided."""


class About(Noun, frozen=True, kw_only=True):
    """The specimen as the case remembers it: not its bytes."""

    name: str
    sha256: str
    size: int
    kind: str = "eml"
    carrier: str | None = None
    origin: str | None = None
    attached: tuple[str, ...] = ()
    """Names of the mails attached to this one, analysed by themselves."""
    notes: tuple[str, ...] = ()


class Case(Noun, frozen=True, kw_only=True):
    """One specimen, its evidence, findings and verdict."""

    format: int = FORMAT
    tool: str
    """gyotaku/VERSION."""
    specimen: About
    evidence: Evidence
    findings: tuple[Finding, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    verdict: Verdict
    defects: tuple[Defect, ...] = ()
    cuts: tuple[str, ...] = ()
    """Names of the limits that cut something, while reading or while observing (`Limits` fields and fixed bounds)."""
    masked: bool = False
    """True when everything personal was masked; a masked case cannot be unmasked."""
