from __future__ import annotations

from tests.reported import pocketcard

from gyotaku.model.facts import BrandClaim, Lure, PageView
from gyotaku.report.walk import rewritten


def test_every_string_of_the_mail_is_rewritten_and_no_word_of_ours() -> None:
    """Values change; codes, ids, the brand list's domains and times stay."""
    case = rewritten(pocketcard(), str.upper)
    lure = case.evidence.first(Lure)
    claim = case.evidence.first(BrandClaim)
    assert lure is not None
    assert lure[0].pretext == "restrict"
    assert claim is not None
    assert claim[0].matched == "POCKETCARD"
    assert claim[0].web_domains == ("pocketcard.co.jp",)
    assert case.findings[0].values == ({"domain": "GGHXW.CN"},)
    assert [seen.id for seen in case.evidence.observations] == [seen.id for seen in pocketcard().evidence.observations]
    assert case.evidence.observations[0].at == pocketcard().evidence.observations[0].at


def test_rewriting_by_nothing_gives_the_same_case() -> None:
    """Nothing is lost on the way."""
    assert rewritten(pocketcard(), str) == pocketcard()


def test_a_code_that_is_no_code_is_rewritten() -> None:
    """A field of ours that holds foreign text is not trusted."""
    lure = Lure(pretext="https://EVIL.example/ <b>", phrase="x", place="body")
    assert rewritten(lure, lambda _: "-").pretext == "-"


def test_a_host_in_a_field_of_codes_is_no_code() -> None:
    """The reason for a page's state may repeat a host in small letters; it is rewritten, plain code words stay."""
    view = PageView(url="u", profile="bot", state="refused", why=("host: evil.example address-private", "status"))
    assert rewritten(view, lambda _: "-").why == ("-", "status")
    assert rewritten(view, lambda _: "-").state == "refused"
