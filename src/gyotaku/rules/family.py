"""The open family of rules, and the stage that applies them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import get_args

from gyotaku.model.evidence import Absence, Evidence, Reason
from gyotaku.model.facts import Fact
from gyotaku.model.finding import Citation, Finding, NotEvaluated, Severity, Stance
from gyotaku.model.noun import Noun
from gyotaku.registry import Family

INSTANCES = 10
"""Most instances of one rule kept with their words; all are cited."""

Judge = Callable[[Evidence], Iterator[Citation]]
Example = tuple[Fact, ...]


class Rule(Noun, frozen=True, kw_only=True, gc=True, eq=False):
    """One member. `hits` and `misses` are sets of facts it must and must not fire on; one test runs them all.

    Equal only to itself (`eq=False`): a table of all rules is found without reading each of them through.
    """

    id: str
    severity: Severity
    text: str
    """English sentence; words in braces come from `Citation.values`."""
    proves_not: str
    """English sentence: what the finding does not show."""
    stance: Stance
    hard: str
    attack: str
    needs: tuple[type[Fact], ...]
    hits: tuple[Example, ...]
    misses: tuple[Example, ...]
    judge: Judge


KINDS: frozenset[type[Fact]] = frozenset(get_args(Fact))
"""Every kind of fact."""

RULES: Family[Rule] = Family("rule", "gyotaku.rules")


def rule(
    *,
    id: str,  # noqa: A002 - the word every rule file reads best with
    severity: Severity,
    text: str,
    proves_not: str,
    needs: tuple[type[Fact], ...],
    hits: list[Example],
    misses: list[Example],
    stance: Stance = Stance.PHISHING,
    hard: str = "",
    attack: str = "",
) -> Callable[[Judge], Judge]:
    """Register a rule: a generator of citations from evidence.

    `hard` names the independence group of a hard fact (sender, auth, link, text, file, page, list): a fact that genuine mail
    does not show. `attack` is a MITRE ATT&CK technique id where one fits.
    """

    def register(judge: Judge) -> Judge:
        member = Rule(
            id=id,
            severity=severity,
            text=text,
            proves_not=proves_not,
            stance=stance,
            hard=hard,
            attack=attack,
            needs=needs,
            hits=tuple(hits),
            misses=tuple(misses),
            judge=judge,
        )
        RULES.add(id, member)
        return judge

    return register


def apply(evidence: Evidence, members: list[Rule] | None = None) -> tuple[tuple[Finding, ...], tuple[NotEvaluated, ...]]:
    """Apply every rule. A rule that lacks a kind of fact nobody looked for is not evaluated, and says so."""
    findings: list[Finding] = []
    undecided: list[NotEvaluated] = []
    unknown = frozenset(kind for kind in KINDS - evidence.by_kind.keys() if not evidence.known(kind))
    whys: dict[tuple[str, ...], str] = {}
    sorted_out = RULES.once(_sorter) if members is None else _sorter(tuple(members))
    for member, lacks in sorted_out(unknown):
        if lacks:
            why = whys.get(lacks) or whys.setdefault(lacks, _why(evidence, lacks))
            undecided.append(NotEvaluated(rule=member.id, lacks=lacks, why=why))
            continue
        try:
            citations = list(member.judge(evidence))
            if citations:
                findings.append(_finding(member, citations))
        except Exception as error:  # noqa: BLE001 - one rule's failure is data in the case (law 13)
            undecided.append(NotEvaluated(rule=member.id, lacks=(), why=f"error: {type(error).__name__}: {error}"[:200]))
    return tuple(findings), tuple(undecided)


def _sorter(members: tuple[Rule, ...]) -> Callable[[frozenset[type[Fact]]], list[tuple[Rule, tuple[str, ...]]]]:
    """Return what pairs each rule with those of the unknown kinds that it needs."""

    @lru_cache(maxsize=64)  # mail after mail lacks the same few: what only a question outside can tell
    def sorted_out(unknown: frozenset[type[Fact]]) -> list[tuple[Rule, tuple[str, ...]]]:
        return [(member, tuple(kind.__name__ for kind in member.needs if kind in unknown)) for member in members]

    return sorted_out


def _why(evidence: Evidence, lacks: tuple[str, ...]) -> str:
    missing = (absence for kind in lacks for absence in evidence.missing.get(kind, ()))
    reasons = {absence.reason for absence in missing} - {Reason.NOT_PRESENT}
    return ", ".join(sorted(reasons)) or Reason.NOT_ATTEMPTED


def _verified(citation: Citation) -> bool:
    """Whether an instance rests on nothing that the brand list holds from general knowledge: that never makes a hard fact."""
    return all(getattr(seen.fact, "verified", True) for seen in citation.cites)


def _finding(member: Rule, citations: list[Citation]) -> Finding:
    cites = dict.fromkeys(seen.id for citation in citations for seen in citation.cites)
    absences: dict[tuple[str, str], Absence] = {}
    for citation in citations:
        for absence in citation.absences:
            if absence.reason is not Reason.NOT_PRESENT:
                message = f"{member.id}: only what was looked for and not present may be cited as missing"
                raise ValueError(message)
            absences[absence.kind, absence.about] = absence
    return Finding(
        rule=member.id,
        severity=member.severity,
        stance=member.stance,
        hard=member.hard if any(map(_verified, citations)) else "",
        attack=member.attack,
        cites=tuple(cites),
        absences=tuple(absences.values()),
        values=tuple(citation.values for citation in citations[:INSTANCES]),
    )
