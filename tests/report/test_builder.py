from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from tests.reported import bare, hostile, pocketcard

from gyotaku.errors import UnknownName
from gyotaku.model.case import Case, Label, Verdict
from gyotaku.model.facts import Fact
from gyotaku.model.report import Basis, EvidenceList, Report, Sentence
from gyotaku.phrases import FOLDER, languages
from gyotaku.report import build
from gyotaku.report.builder import SECTIONS, cites, stated_in
from gyotaku.report.masking import mask
from gyotaku.rules import RULES

CASES = {"pocketcard": pocketcard(), "bare": bare(), "genuine": bare(Label.LIKELY_GENUINE), "hostile": hostile()}
HERE = Path(__file__).parent


def flat(table: dict[str, object], before: str = "") -> dict[str, str]:
    """Flatten a table of texts into dotted keys."""
    out: dict[str, str] = {}
    for key, value in table.items():
        path = f"{before}.{key}" if before else key
        if isinstance(value, dict):
            out.update(flat(value, path))
        else:
            out[path] = str(value)
    return out


def texts(language: str) -> dict[str, str]:
    """Load a language's texts."""
    return flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


def words(text: str) -> set[str]:
    """List the placeholders of a text."""
    return set(re.findall(r"\{(\w+)\}", text))


def all_text(report: Report) -> str:
    """Return the wire form of a report, which holds everything it says."""
    return msgspec.json.encode(report).decode()


@pytest.mark.parametrize("language", sorted(set(languages()) - {"ja"}))
def test_every_language_has_the_same_texts(language: str) -> None:
    """A text missing in one language, or with other words in braces, is found here and not by a reader."""
    ours, theirs = texts("ja"), texts(language)
    assert ours.keys() == theirs.keys()
    assert {key for key in ours if not key.startswith("rule.") and words(ours[key]) != words(theirs[key])} == set()


def test_every_rule_has_its_sentences_and_no_rule_is_forgotten() -> None:
    """The English catalogue says what the rules say (scripts/sentences.py --write); every language has all of them."""
    known = texts("en")
    for rule in RULES:
        assert known[f"rule.{rule.id}.says"] == rule.text
        assert known[f"rule.{rule.id}.proves_not"] == rule.proves_not
    assert {key.removesuffix(".says").removeprefix("rule.") for key in known if key.endswith(".says")} == set(RULES.names())


def test_every_text_that_the_sections_name_exists() -> None:
    """A key written in the code is a key of the catalogue."""
    known = texts("ja")
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "../../src/gyotaku/report").rglob("*.py"))
    named = set(re.findall(r"page\.(?:say|state|state_outside|note|notes|words|label)\(\s*\"([\w.\-]+)\"", source))
    assert len(named) > 150
    assert {key for key in named if key not in known} == set()


def test_every_kind_of_fact_has_a_name() -> None:
    """The evidence list names each kind in the reader's language."""
    known = texts("ja")
    assert {kind.__name__ for kind in Fact.__args__ if f"kind.{kind.__name__}" not in known} == set()


@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("published", [True, False])
def test_every_sentence_rests_on_evidence(name: str, language: str, published: bool) -> None:
    """Each sentence cites a number unless it is a note, and each number leads to a row of the evidence list."""
    report = build(CASES[name], language, published=published)
    pieces = [piece for section in report.sections for piece in section.pieces]
    listed = {row.id for piece in pieces if isinstance(piece, EvidenceList) for row in piece.rows}
    for piece in pieces:
        assert set(cites(piece)) <= listed
        for stated in stated_in(piece):
            assert stated.text
            assert stated.cites or stated.basis is Basis.NOTE or (not isinstance(stated, Sentence) and name != "pocketcard")


def test_the_order_is_that_of_the_specification() -> None:
    """Conclusion first, evidence last, what has nothing to say left out."""
    report = build(pocketcard(), "ja")
    ids = [section.id for section in report.sections]
    assert ids == [name for name, _ in SECTIONS if name in ids] + ["evidence"]
    assert ids[0] == "conclusion"
    assert "trend" not in ids
    assert "files" not in ids


def test_mail_not_accused_has_no_attacker_in_its_headings() -> None:
    """The section on the text is called after an attacker only where the verdict speaks against the mail."""
    spared = msgspec.structs.replace(pocketcard(), verdict=Verdict(label=Label.UNDETERMINED, score=12))
    assert [section.title for section in build(spared, "ja").sections if section.id == "aim"] == ["文面の専門的な解析"]
    assert [section.title for section in build(pocketcard(), "ja").sections if section.id == "aim"] == [
        "攻撃の目的と専門的な解析"
    ]


def test_the_title_carries_brand_subject_and_one_finding() -> None:
    """What people search for stands in the title as text; mail not accused is not accused in the title."""
    assert build(pocketcard(), "ja").title == (
        "【解析】ポケットカードを騙る「【ご対応依頼】ご利用制限解除のための認証について」は詐欺メール"
        " ― 送信元ドメインは登録からわずか5日"
    )
    english = build(pocketcard(), "en").title
    assert english.startswith("Phishing in the name of Pocketcard: “【ご対応依頼】")
    assert english.endswith("the sender’s domain was 5 days old")
    assert "詐欺" not in build(bare(), "ja").title
    assert build(bare(Label.LIKELY_GENUINE), "ja").title == "【解析】正規のメールとみられる「（件名なし）」"


def test_an_unknown_language_names_the_known_ones() -> None:
    """The error helps."""
    with pytest.raises(UnknownName, match=r"'xx'.*en, ja"):
        build(pocketcard(), "xx")


def test_a_published_report_holds_nothing_live_or_personal() -> None:
    """Whatever section a value stands in, it is masked and inert."""
    said = all_text(build(pocketcard(), "ja"))
    for live in ("gghxw.cn", "xy399566.cn", "101.47.78.1", "104.21.75.121", "https://caud", "fictional", "user", "81C4F2A7"):
        assert live not in said


def test_an_internal_report_holds_everything() -> None:
    """Internally nothing is masked or changed."""
    report = build(pocketcard(), "ja", published=False)
    assert not report.published
    said = all_text(report)
    for live in (
        "user.isztcg@gghxw.cn",
        "https://caudshowcy.xy399566.cn/netsgvice/logyino/",
        "101.47.78.1",
        "user@mail.fictional.example",
    ):
        assert live in said


def test_the_same_case_gives_the_same_report() -> None:
    """Byte for byte, and masking beforehand makes no difference."""
    assert all_text(build(pocketcard(), "ja")) == all_text(build(pocketcard(), "ja"))
    assert all_text(build(mask(pocketcard()), "ja")) == all_text(build(pocketcard(), "ja"))


@pytest.mark.parametrize("name", list(CASES))
def test_a_stored_case_gives_the_same_report(name: str) -> None:
    """What was written as JSON and read back is reported alike."""
    one = CASES[name]
    stored = msgspec.json.decode(msgspec.json.encode(one), type=Case)
    assert all_text(build(stored, "en", published=False)) == all_text(build(one, "en", published=False))


def test_japanese_is_written_with_japanese_punctuation() -> None:
    """Full-width brackets and colons in the report's own texts, and no stray half-width comma between Japanese."""
    odd = {
        key: text
        for key, text in texts("ja").items()
        if not key.startswith("rule.") and re.search(r"[\u3040-\u9fff][,;:!?()](?!//)", re.sub(r"\{\w+\}: \{\w+\}", "", text))
    }
    assert odd == {}
