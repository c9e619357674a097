"""Every rule is run against its own examples, and its sentences are checked in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import BrandClaim, Fact, LookAlike, PageBrand, SenderClass
from gyotaku.model.finding import Finding, NotEvaluated, Severity
from gyotaku.rules import RULES, apply
from gyotaku.rules.family import Rule

LOCALE = Path(__file__).parents[2] / "src" / "gyotaku" / "report" / "locales" / "ja.toml"
RULE_IDS = RULES.names()
LISTED = (BrandClaim, SenderClass, LookAlike, PageBrand)
"""Kinds of fact that carry an entry of the brand list."""
GROUPS = {"", "sender", "auth", "link", "text", "file", "page", "list"}


def evidence_of(member: Rule, facts: tuple[Fact, ...]) -> Evidence:
    """Build evidence from an example: kinds the rule needs that are not among the facts were looked for and are absent."""
    kinds = {type(fact) for fact in facts}
    return Evidence(
        observations=tuple(Observation(id=f"E{number}", fact=fact) for number, fact in enumerate(facts, start=1)),
        absences=tuple(Absence(kind=kind.__name__, reason=Reason.NOT_PRESENT) for kind in member.needs if kind not in kinds),
    )


def outcome(member: Rule, facts: tuple[Fact, ...]) -> tuple[tuple[Finding, ...], tuple[NotEvaluated, ...]]:
    """Apply one rule to one example."""
    return apply(evidence_of(member, facts), [member])


def placeholders(sentence: str) -> set[str]:
    """List the words in braces."""
    return set(re.findall(r"\{(\w+)\}", sentence))


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_rule_fires_on_its_hits_and_fills_its_sentence(rule_id: str) -> None:
    """A rule must fire on each of its hits, cite evidence, and give every word its English sentence uses."""
    member = RULES.named(rule_id)
    assert member.hits
    for example in member.hits:
        findings, undecided = outcome(member, example)
        assert undecided == ()
        assert [finding.rule for finding in findings] == [rule_id]
        for values in findings[0].values:
            assert placeholders(member.text) <= set(values)


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_rule_stays_silent_on_its_near_misses(rule_id: str) -> None:
    """A rule must not fire on its near misses, and must be decided on them: a crash is no silence."""
    member = RULES.named(rule_id)
    assert member.misses
    for number, example in enumerate(member.misses):
        assert (number, *outcome(member, example)) == (number, (), ())


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_rule_is_named_after_its_file(rule_id: str) -> None:
    """`links.text-host-mismatch` lives in links/text_host_mismatch.py, so that a reader of a report finds it at once."""
    member = RULES.named(rule_id)
    folder, _, leaf = rule_id.partition(".")
    assert member.judge.__module__ == f"gyotaku.rules.{folder}.{leaf.replace('-', '_')}"
    assert member.judge.__name__ == leaf.replace("-", "_")


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_rule_states_its_terms(rule_id: str) -> None:
    """A rule says what it does not prove, names a real hard group, and its technique id has ATT&CK's form."""
    member = RULES.named(rule_id)
    assert member.text.endswith(".")
    assert member.proves_not.endswith(".")
    assert member.proves_not != member.text
    assert member.hard in GROUPS
    assert re.fullmatch(r"(T\d{4}(\.\d{3})?)?", member.attack)
    if member.hard:
        assert member.severity is Severity.HIGH
    assert member.needs


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_rule_speaks_japanese_with_the_same_words(rule_id: str) -> None:
    """The Japanese sentence uses only words the rule gives on every hit."""
    texts = tomllib.loads(LOCALE.read_text(encoding="utf-8"))["rule"][rule_id]
    assert set(texts) == {"says", "proves_not"}
    assert texts["says"].endswith("。")
    assert texts["proves_not"].endswith("。")
    assert not placeholders(texts["proves_not"])
    member = RULES.named(rule_id)
    for example in member.hits:
        findings, _ = outcome(member, example)
        for values in findings[0].values:
            assert placeholders(texts["says"]) <= set(values)


def test_japanese_sentences_have_no_orphans() -> None:
    """A sentence of a rule that no longer exists would never be read again."""
    assert set(tomllib.loads(LOCALE.read_text(encoding="utf-8"))["rule"]) == set(RULE_IDS)


def test_there_are_enough_rules() -> None:
    """The project promises at least 120 rules, rules for the mail among them."""
    assert len(RULE_IDS) >= 120
    assert sum(RULES.named(one).stance == "genuine" for one in RULE_IDS) >= 10


ON_THE_MAIL_ALONE = {"sender.local-part-borrowed"}
"""Hard rules whose examples name a brand although the fact rests on the mail's own bytes."""


@pytest.mark.parametrize("rule_id", [member.id for member in RULES if member.hard and member.id not in ON_THE_MAIL_ALONE])
def test_unverified_entries_never_make_a_hard_fact(rule_id: str) -> None:
    """What the brand list holds from general knowledge may speak, but never convict: each hard rule's own hits show it."""
    member = RULES.named(rule_id)
    for example in member.hits:
        if not any(isinstance(fact, LISTED) for fact in example):
            continue
        doubted = tuple(replace(fact, verified=False) if isinstance(fact, LISTED) else fact for fact in example)
        findings, _ = outcome(member, doubted)
        assert [finding.rule for finding in findings if finding.hard] == []
