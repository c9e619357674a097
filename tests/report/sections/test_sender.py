from __future__ import annotations

import msgspec
import pytest
from tests.reported import bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Address, BrandClaim, LookAlike, SenderClass
from gyotaku.report import reading
from gyotaku.report.sections.sender import sender


def test_the_seed_sender_is_read() -> None:
    """Official against real domain, the borrowed local part with its random suffix, and the foreign ending."""
    said = texts(sender(page(pocketcard())))
    assert "公式のドメイン | pocketcard.co.jp" in said
    assert "名乗る相手との関係 | 無関係なドメイン" in said
    assert "「●●●」で始まります" in said
    assert "文字列「isztcg」が続きます" in said
    assert "末尾の「.cn」は、公式サイト pocketcard.co.jp の末尾とも異なります。" in said
    assert "表示名はありません" in said


def test_an_internal_report_shows_what_was_borrowed() -> None:
    """Without masking the borrowed part is named."""
    assert "「user」で始まります" in texts(sender(page(pocketcard(), published=False)))


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("official", "公式ドメインです"),
        ("shared-host", "一般の利用者も使える"),
        ("group-company", "同じグループの会社"),
        ("mailing-service", "メール配信サービス"),
        ("other-brand", "別の組織"),
        ("look-alike", "似せた別のドメイン"),
        ("free-mail", "誰でも取得できる"),
        ("self", "受信者自身のアドレスと同じ"),
        ("unrelated", "公式ドメインの一覧にありません"),
    ],
)
def test_every_relation_is_put_into_words(relation: str, words: str) -> None:
    """Each class of the model has a sentence that says what it means and no more."""
    fact = SenderClass(relation=relation, domain="x.test", other="他社")
    assert words in texts(sender(page(with_facts(pocketcard(), seen(fact, "From"), without=(SenderClass,)))))


def test_names_that_share_a_word_are_not_called_unrelated() -> None:
    """A branch or an agent bears the brand's word, which shows no connection and rules none out."""
    fact = SenderClass(relation="unrelated", domain="kita-pocketcard.co.jp")
    said = texts(sender(page(with_facts(pocketcard(), seen(fact, "From"), without=(SenderClass,)))))
    assert "名前に共通の語がある" in said
    assert "関係が見当たりません" not in said


def test_an_address_in_the_display_name_is_exposed() -> None:
    """What is shown and what is used are set against each other."""
    address = Address(
        role="from",
        address="i@g.test",
        local="i",
        domain="g.test",
        registrable="g.test",
        display="K",
        display_address="s@kagoya.jp",
    )
    said = texts(sender(page(with_facts(pocketcard(), seen(address, "From"), without=(Address, SenderClass)))))
    assert "s[@]kagoya[.]jp" in said
    assert "i[@]g[.]test" in said


def test_another_reply_address_is_told() -> None:
    """A reply that would go elsewhere is pointed out; a bounce address elsewhere is explained."""
    more = [
        seen(Address(role="reply-to", address="r@evil.test", local="r", domain="evil.test", registrable="evil.test"), "Reply-To"),
        seen(
            Address(role="return-path", address="b@esp.test", local="b", domain="esp.test", registrable="esp.test"), "Return-Path"
        ),
    ]
    sender_only = [one for one in pocketcard().evidence.observations if isinstance(one.fact, Address)][:1]
    said = texts(sender(page(with_facts(pocketcard(), *sender_only, *more, without=(Address,)))))
    assert "r[@]evil[.]test に届きます" in said
    assert "エンベロープ" in said


def test_a_look_alike_says_how() -> None:
    """The imitated domain is printed as ours, the imitation inert."""
    fact = LookAlike(host="vpas.ne.jp", registrable="vpas.ne.jp", imitates="vpass.ne.jp", brand="b", method="typo", place="from")
    said = texts(sender(page(with_facts(pocketcard(), seen(fact, "From")))))
    assert "vpas[.]ne[.]jp は vpass.ne.jp に似せたドメインです" in said


def test_an_unverified_entry_says_so() -> None:
    """What rests on general knowledge is marked, with where it comes from."""
    found = pocketcard().evidence.first(BrandClaim)
    assert found is not None
    claim = msgspec.structs.replace(found[0], verified=False, source="general knowledge (2026-11)")
    said = texts(sender(page(with_facts(pocketcard(), seen(claim), without=(BrandClaim,)))))
    assert "一般に知られた情報に基づく、2026-11" in said
    assert "未検証" in said


def _claimed(**changes: object) -> str:
    found = pocketcard().evidence.first(BrandClaim)
    assert found is not None
    claim = msgspec.structs.replace(found[0], **changes)
    facts = (seen(claim), seen(SenderClass(relation="official", domain="mail.a.example", brand=claim.brand)))
    return texts(sender(page(with_facts(pocketcard(), *facts, without=(BrandClaim, SenderClass)))))


def test_a_domain_that_the_source_does_not_name_is_not_told_as_sourced() -> None:
    """A page that names one domain vouches for no other: the others stand apart, a sender there too."""
    said = _claimed(web_domains=("a.example", "b.example"), sender_domains=("c.example",), sourced=("b.example",)).split("\n")
    assert "公式のドメイン | b.example" in said
    assert "ほかに公式とされるドメイン（一般に知られた情報。出典は未確認） | a.example, c.example" in said
    assert "名乗る相手との関係 | 公式とされるドメイン（出典は未確認）" in said
    assert any(line.startswith("差出人のドメイン mail[.]a[.]example は、一般に") and "出典は未確認" in line for line in said)


def test_a_sender_at_a_sourced_domain_is_the_brands() -> None:
    """Where the source names the domain, or all of them, nothing is held back."""
    for sourced in (("a.example",), ()):
        said = _claimed(web_domains=("a.example",), sender_domains=("c.example",) if sourced else (), sourced=sourced)
        assert "の公式ドメインです" in said
        assert ("c.example" in said) == bool(sourced)


def test_the_site_to_type_is_one_that_the_source_names() -> None:
    """Whoever types the address that the report gives must reach the brand."""
    found = pocketcard().evidence.first(BrandClaim)
    assert found is not None
    claim = msgspec.structs.replace(found[0], web_domains=("a.example", "b.example"), sourced=("b.example",))
    assert reading.official(claim) == "b.example"
    assert reading.official(msgspec.structs.replace(claim, sourced=("sender.example",))) is None


def test_no_sender_is_said() -> None:
    """A mail without From has a sentence, not an empty section."""
    assert texts(sender(page(bare()))) == "差出人のアドレス（From）がありません。"
