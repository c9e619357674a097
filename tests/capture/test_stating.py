"""What a capture states for a case."""

from __future__ import annotations

from typing import Any

from tests.capture.visits import AT, BRANDED, CARD, URL, visit

from gyotaku.capture.comparison import compare
from gyotaku.capture.stating import OUTCOMES, cloaking, stated
from gyotaku.model.capture import Capture, Contacted, Pixels, Seal, Stored, Visit
from gyotaku.model.facts import Certificate, Cloaking, DnsAnswer, Form, PageBrand, PageView

PNG = Stored(sha256="ab" * 32, size=1, media_type="image/png")


def capture(*visits: Visit, **fields: Any) -> Capture:
    """Return a capture of visits."""
    return Capture(tool="t", asked=URL, url=URL, started=AT, seconds=1.0, visits=visits, compared=compare(visits), **fields)


def test_facts_of_a_capture() -> None:
    """Views, comparison, form, brand, certificate and addresses each become a fact; pictures are named by their content."""
    phone = visit(
        "iphone-ja",
        state="phishing-form",
        title="ポケットカード",
        text=BRANDED,
        forms=(CARD,),
        picture=Pixels(file=PNG, width=1, height=1, dhash="0" * 16),
        seal=Seal(host="login.evil.example", issuer="Example CA", not_before=AT, sha256="cd" * 32),
    )
    facts = stated(capture(visit(state="error-page", text="timed out"), phone))
    views = [fact for fact in facts if isinstance(fact, PageView)]
    assert [view.state for view in views] == ["error-page", "phishing-form"]
    assert views[1].picture == f"files/{'ab' * 32}.png"
    compared = next(fact for fact in facts if isinstance(fact, Cloaking))
    assert (compared.outcome, compared.gate, compared.pair) == ("different", "device-gated", ("desktop-ja", "iphone-ja"))
    assert compared.states == ("error-page", "phishing-form")
    form = next(fact for fact in facts if isinstance(fact, Form))
    assert (form.place, form.host, form.asks, form.profile) == ("page", "login.evil.example", CARD.asks, "iphone-ja")
    assert any(isinstance(fact, PageBrand) and fact.brand == "pocketcard" for fact in facts)
    assert any(isinstance(fact, Certificate) and (fact.issuer, fact.sha256) == ("Example CA", "cd" * 32) for fact in facts)
    assert DnsAnswer(name="login.evil.example", rrtype="A", values=("192.0.2.7",)) in facts


def test_what_was_refused_is_stated() -> None:
    """Hosts our guard kept the page from stand apart from those it spoke to."""
    hosts = (Contacted(host="login.evil.example", port=443), Contacted(host="127.0.0.1", port=80, refused="address-loopback"))
    view = stated(capture(visit(state="alive", hosts=hosts)))[0]
    assert isinstance(view, PageView)
    assert (view.hosts, view.refused) == (("login.evil.example",), ("127.0.0.1: address-loopback",))


def test_an_undecided_comparison_is_none() -> None:
    """One visit was not compared; a dead host shows no sameness of pages."""
    assert cloaking(capture(visit(state="alive"))).outcome == "not-compared"
    assert cloaking(capture(visit(state="dead"), visit("iphone-ja", state="dead"))).outcome == "not-compared"
    assert set(OUTCOMES.values()) == {"different", "same", "not-compared"}
