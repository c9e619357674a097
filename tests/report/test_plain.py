from __future__ import annotations

import msgspec
from tests.reported import bare, case, pocketcard, seen

from gyotaku.model.case import Label, Verdict
from gyotaku.model.facts import Address, AuthRecorded, Fact, Link, SenderClass
from gyotaku.model.report import Basis
from gyotaku.phrases import catalogue
from gyotaku.report import plain
from gyotaku.report.page import Page

VERDICT = Verdict(label=Label.LIKELY_PHISHING, score=80)
SENDER = Address(role="from", address="no-reply@jal.co.jp", local="no-reply", domain="jal.co.jp", registrable="jal.co.jp")


def test_the_seed_gives_three_reasons_a_layperson_sees() -> None:
    """Sender, link, and wording come first, each with its evidence; nobody needs to know a protocol."""
    found = plain.reasons(Page(pocketcard(), catalogue("ja"), published=True))
    assert [one.text for one in found] == [
        "差出人のアドレスは gghxw[.]cn のもので、ポケットカードの公式ドメイン（pocketcard.co.jp）ではありません。",
        (
            "「今すぐ認証する」を押すと開くのは caudshowcy[.]xy399566[.]cn で、"
            "ポケットカードの公式サイト（pocketcard.co.jp）ではありません。"
        ),
        "宛名は「お客様」だけで相手の名前がなく、「48時間以内」という期限で急がせています。",
    ]
    assert all(one.cites and one.basis is Basis.CONCLUSION for one in found)


def test_a_forged_genuine_domain_is_explained_by_authentication() -> None:
    """Where the sender line names the real domain, the failed check is the reason."""
    relation = SenderClass(relation="official", domain="jal.co.jp")
    facts: list[Fact] = [SENDER, relation, AuthRecorded(method="dmarc", outcome="fail")]
    found = plain.reasons(Page(case([seen(one, "From") for one in facts], VERDICT), catalogue("en"), published=True))
    assert "jal[.]co[.]jp" in found[0].text
    assert "DMARC" in found[0].text


def test_a_link_that_shows_another_site_is_told_as_such() -> None:
    """The text of the link against what it opens."""
    link = Link(
        target="https://x.cn/", text="www.viewsnet.jp", shown="www.viewsnet.jp", scheme="https", host="x.cn", registrable="x.cn"
    )
    page = Page(case([seen(link)], VERDICT), catalogue("en"), published=True)
    assert [one.text for one in plain.reasons(page)] == ["The link shows “www[.]viewsnet[.]jp” but opens x[.]cn."]
    assert plain.striking(page) == "the link shows www[.]viewsnet[.]jp and opens another site"


def test_mail_that_is_not_accused_is_not_accused_by_reasons() -> None:
    """For other labels only findings that speak for that label are given; for an undecided mail none."""
    genuine = msgspec.structs.replace(pocketcard(), verdict=Verdict(label=Label.LIKELY_GENUINE, score=3, reasons=VERDICT.reasons))
    assert plain.reasons(Page(genuine, catalogue("ja"), published=True)) == []
    assert plain.reasons(Page(bare(), catalogue("ja"), published=True)) == []


def test_the_title_takes_the_most_striking_fact() -> None:
    """The age of the sender's domain comes first; without facts there is nothing striking."""
    assert plain.striking(Page(pocketcard(), catalogue("ja"), published=True)) == "送信元ドメインは登録からわずか5日"
    assert plain.striking(Page(bare(), catalogue("ja"), published=True)) is None
