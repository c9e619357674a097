"""The case: everything known about one specimen. This is what is stored, shown again and exported."""

from __future__ import annotations

from datetime import date, datetime
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


class Decided(Noun, frozen=True, kw_only=True):
    """One word of an analyst, as the book keeps it: never taken back, only answered by a later one."""

    at: datetime
    author: str
    kind: str
    """label | note | tag | untag | tlp | reported | unreported."""
    value: str
    because: str = ""


class Override(Noun, frozen=True, kw_only=True):
    """The label an analyst set above the verdict's own."""

    label: Label
    at: datetime
    author: str
    because: str


class Reported(Noun, frozen=True, kw_only=True):
    """One place an analyst reported the mail to. Who did stays in the book."""

    to: str
    on: date
    """Day of the report, in Japan."""
    at: datetime | None = None
    """The moment, where it is known; it lies on that day."""


class Edition(Noun, frozen=True, kw_only=True, gc=True):
    """One edition of a published report."""

    publication: str
    """Id of the report, the same for ever."""
    version: int
    state: str
    """published | corrected | retracted."""
    at: datetime
    author: str
    because: str = ""
    case_version: int
    changes: dict[str, tuple[str, ...]] = {}
    """By language: lines `- what went` and `+ what came`, in the report's own words."""


class Decisions(Noun, frozen=True, kw_only=True):
    """What analysts decided on a case and is in force, with the editions of its report."""

    override: Override | None = None
    """None while the program's own judgement stands."""
    tlp: str = ""
    """Traffic Light Protocol 2.0: CLEAR | GREEN | AMBER | AMBER+STRICT | RED; empty when nobody set it."""
    editions: tuple[Edition, ...] = ()
    reported: tuple[Reported, ...] = ()
    """The places the mail was reported to, in the order they were first told; of each the last word."""
    amended: bool = False
    """The report says something else today than its newest edition did."""


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
    decisions: Decisions | None = None
    """What analysts decided, where the case comes out of a book; never part of what the book stores of an analysis."""

    @property
    def label(self) -> Label:
        """The label in force: the analyst's where there is one, else the verdict's."""
        by_hand = self.decisions.override if self.decisions else None
        return by_hand.label if by_hand else self.verdict.label
