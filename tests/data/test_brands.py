"""The list of imitated brands."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from gyotaku.data.brands import Brand, brand_of_id, brands, owner_of_sender, owner_of_web, shared_mailbox
from gyotaku.data.mailing_services import mailing_service

COLLECTED = Path(__file__).parents[3] / "shared/data/brands.jsonl"
SOURCES = Path(__file__).parents[2] / "scripts/brands.sources.toml"
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
ADDRESS = re.compile(r"[a-z0-9._+-]{1,64}@" + HOST.pattern)


def test_every_entry_is_complete() -> None:
    """An entry has an ASCII id, both names, at least one spelling, a domain, a source and a date."""
    for brand in brands():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", brand.id), brand.id
        assert brand.name_ja, brand.id
        assert brand.name_en, brand.id
        assert brand.names, brand.id
        assert brand.web_domains, brand.id
        assert brand.source, brand.id
        assert re.fullmatch(r"2026-11(?:-\d\d)?", brand.date), brand.id


def test_ids_and_japanese_names_are_unique() -> None:
    """The id is how evidence names a brand; the Japanese name is how reports do."""
    assert len({brand.id for brand in brands()}) == len(brands())
    assert len({brand.name_ja for brand in brands()}) == len(brands())


def test_domains_are_host_names_and_senders_are_hosts_or_addresses() -> None:
    """Look-ups compare lower-case ASCII."""
    for brand in brands():
        for domain in brand.web_domains + brand.shared_hosts:
            assert HOST.fullmatch(domain), (brand.id, domain)
        for sender in brand.sender_domains:
            assert HOST.fullmatch(sender) or ADDRESS.fullmatch(sender), (brand.id, sender)


def test_web_and_sender_domains_are_kept_apart() -> None:
    """What is listed as a web domain is not listed again as a sender."""
    for brand in brands():
        assert set(brand.web_domains).isdisjoint(brand.sender_domains), brand.id


def test_no_domain_has_two_owners_unless_they_send_for_each_other() -> None:
    """A sender must never be called another brand's because the list contradicts itself."""
    owner: dict[str, Brand] = {}
    for brand in brands():
        for domain in brand.web_domains + brand.sender_domains:
            first = owner.setdefault(domain, brand)
            assert first.kin(brand), (domain, first.id, brand.id)


def test_no_name_belongs_to_two_brands() -> None:
    """A spelling names one brand."""
    owner: dict[str, str] = {}
    for brand in brands():
        for name in brand.names:
            assert owner.setdefault(name.casefold(), brand.id) == brand.id, name


def test_general_knowledge_is_unverified_and_a_page_is_not() -> None:
    """An entry that nobody looked up never makes a hard fact."""
    for brand in brands():
        assert brand.verified == (brand.source != "general knowledge"), brand.id


def test_a_source_read_for_an_entry_has_its_day_its_address_and_a_domain_of_the_entry() -> None:
    """What was verified after collecting says what was read, and on which day, so that it can be read again."""
    read = tomllib.loads(SOURCES.read_text("utf-8"))
    assert read
    for ident, source in read.items():
        brand = brand_of_id()[ident]
        assert brand.verified, ident
        assert brand.source_url == source["url"], ident
        assert source["url"].startswith(("https://", "http://")), ident
        assert brand.date == source["date"], ident
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", brand.date), ident
        assert source["names"] in brand.web_domains + brand.sender_domains, ident
        assert all(address.startswith(("https://", "http://")) for address in source.get("also", [])), ident
        assert source["url"] not in source.get("also", []), ident


def test_what_a_source_leaves_open_stays_unverified() -> None:
    """DHL names its senders with "or another country domain": a list can miss one, so it makes no hard fact."""
    assert not brand_of_id()["dhl"].verified
    for address in ("noreply@dhl-news.com", "info@dpdhl.com"):
        owner = owner_of_sender(address)
        assert owner is not None
        assert owner.id == "dhl"


@pytest.mark.parametrize(
    "ident",
    ["shinkin", "mastercard", "tokio-marine", "nissay", "kyuden", "tohoku-epco", "gaitame", "p-bandai", "cabinet-office", "lake"],
)
def test_a_name_that_others_bear_with_domains_of_their_own_stays_unverified(ident: str) -> None:
    """Each Shinkin bank, agents of insurers and affiliates with the parent's name write from domains that no source lists."""
    assert not brand_of_id()[ident].verified


def test_a_centre_that_sends_for_many_banks_is_nobodys_own() -> None:
    """The banks' common centre for one-time passwords writes for JA, Rokin and many more: no single brand is its owner."""
    for address in ("no-reply@otp-auth.net", "no-reply@webcenter.anser.or.jp"):
        assert owner_of_sender(address) is None
        assert mailing_service(address.partition("@")[2]) == "ANSER (NTT DATA)"


@pytest.mark.parametrize(
    "ident",
    [
        *("sparkasse", "volksbank", "raiffeisen", "credit-agricole", "ace-hardware", "detran"),
        *("hsbc", "bnp-paribas", "scotiabank", "vodafone", "dpd", "gls"),
        *("caixa", "kbc", "telekom", "zelle", "tesco", "shein", "nationwide", "citizens-bank", "samsung"),
    ],
)
def test_a_brand_whose_genuine_domains_cannot_be_listed_stays_unverified(ident: str) -> None:
    """Members with own domains, a domain in nearly every country, partners that send: a missing one is a false alarm."""
    assert not brand_of_id()[ident].verified


@pytest.mark.parametrize(
    "name",
    [
        "UPS",
        "Uber",
        "Santander",
        "Orange",
        "Target",
        "Box",
        "Discover",
        "Ripple",
        "Gemini",
        "Wise",
        "ING",
        "BT",
        "CTT",
        "Hermes",
        "GOV.UK",
    ],
)
def test_a_verified_brand_named_like_a_word_a_town_or_a_thing_claims_it_only_in_telling_places(name: str) -> None:
    """UPS is also a power supply and Santander a town: a hard fact must not rest on the word alone."""
    bearers = [brand for brand in brands() if name in brand.names]
    assert all(brand.verified and name in brand.ambiguous for brand in bearers)


@pytest.mark.parametrize(
    ("address", "ident"),
    [
        ("ups@upsemail.com", "ups"),
        ("cash@square.com", "cash-app"),
        ("noreply@notif-colissimo-laposte.info", "la-poste"),
        ("mail@ops.mailbpost.be", "bpost"),
        ("bpost@cubee.be", "bpost"),
        ("noreply@paypoint.com", "tv-licensing"),
        ("ne-pas-repondre@dgfip.finances.gouv.fr", "impots"),
        ("info@e.x.com", "x-twitter"),
        ("secure@lloydsbanking.com", "lloyds"),
        ("aviso@itau-unibanco.com.br", "itau"),
    ],
)
def test_a_sender_that_the_brands_own_page_names_is_the_brands(address: str, ident: str) -> None:
    """Mail from what the company itself calls its sending domain must never be called a stranger's."""
    owner = owner_of_sender(address)
    assert owner is not None
    assert owner.id == ident


def test_an_address_lent_by_another_company_is_the_brands_alone() -> None:
    """PayPoint sends for TV Licensing from one address; its other mail is its own."""
    assert owner_of_sender("someone@paypoint.com") is None
    assert owner_of_sender("someone@cubee.be") is None


@pytest.mark.parametrize(
    ("host", "ident"),
    [
        ("www.mercadolibre.com.uy", "mercado-livre"),
        ("www.ebay.ie", "ebay"),
        ("www.bbseguranca.com.br", "banco-do-brasil"),
        ("www.iwaicosmo.net", "iwai-cosmo"),
        ("www.shizugin.net", "shizuoka-bank"),
        ("www.webmoney.ne.jp", "webmoney"),
    ],
)
def test_a_domain_that_a_source_added_is_the_brands_and_its_neighbour_is_not(host: str, ident: str) -> None:
    """A genuine domain that the list lacks makes a false alarm; a name that only resembles one stays a stranger's."""
    owner = owner_of_web(host)
    assert owner is not None
    assert owner.id == ident
    assert owner_of_web(host.removeprefix("www.").replace(".", "-", 1) + ".example") is None


def test_the_collected_list_is_there_under_its_own_names() -> None:
    """Every brand of the collected list is shipped under exactly its Japanese name."""
    if not COLLECTED.exists():
        pytest.skip("needs ../shared/data/brands.jsonl")
    collected = {json.loads(line)["name_ja"] for line in COLLECTED.read_text("utf-8").splitlines()}
    assert collected - {brand.name_ja for brand in brands()} == set()


@pytest.mark.parametrize("name", ["PayPal", "Microsoft", "Apple", "DHL", "Netflix", "Facebook", "Chase", "Banco do Brasil"])
def test_the_most_imitated_brands_of_the_world_are_there(name: str) -> None:
    """Mail in other languages arrives in Japan too."""
    assert name in {brand.name_ja for brand in brands()}


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("www.pocketcard.co.jp", "pocketcard"),
        ("WWW.Amazon.co.jp", "amazon"),
        ("pocketcard.co.jp.evil.example", None),
        ("notpocketcard.co.jp", None),
        ("www.sakura.ne.jp", "sakura-internet"),
        ("shop.sakura.ne.jp", None),
        ("accounts.google.com", "google"),
        ("sites.google.com", None),
        ("my-bucket.s3.amazonaws.com", None),
        ("co.jp", None),
        ("", None),
    ],
)
def test_the_owner_of_a_host(host: str, owner: str | None) -> None:
    """A host belongs to the brand whose domain it is or lies under, except where customers have pages."""
    found = owner_of_web(host)
    assert (found.id if found else None) == owner


@pytest.mark.parametrize(
    ("address", "owner", "shared"),
    [
        ("no-reply@mercari.jp", "mercari", False),
        ("statement@vpass.ne.jp", "smbc-card", False),
        ("sbi_news_alert@trkd-hs.com", "sbi-securities", False),
        ("someone@trkd-hs.com", None, False),
        ("01epos.jp", "epos", False),
        ("taro@docomo.ne.jp", "docomo", True),
        ("news@mail.yahoo.co.jp", "yahoo-japan", False),
        ("taro@yahoo.co.jp", "yahoo-japan", True),
        ("notice@infomail.ocn.ne.jp", "ocn-plala", False),
        ("taro@abc.ocn.ne.jp", "ocn-plala", True),
        ("a@b.example", None, False),
    ],
)
def test_the_owner_of_a_sender(address: str, owner: str | None, *, shared: bool) -> None:
    """A sender belongs to a brand by address or domain; a customer's mailbox at the brand's domain is marked as shared."""
    found = owner_of_sender(address)
    assert (found.id if found else None) == owner
    assert shared_mailbox(address) is shared


def test_affiliates_are_kin_and_rivals_are_not() -> None:
    """Companies of one group send for each other; JCB sends for JAL and for ANA, which makes those two no kin."""
    by_id = brand_of_id()
    assert by_id["smbc-card"].kin(by_id["smbc"])
    assert by_id["jcb"].kin(by_id["jal"])
    assert not by_id["jal"].kin(by_id["ana"])
    assert by_id["paypal"].kin(by_id["paypal"])


def test_the_mail_domain_of_epos_is_a_sender_not_a_site() -> None:
    """01epos.jp is where EPOS's mail comes from; the site is eposcard.co.jp."""
    epos = brand_of_id()["epos"]
    assert epos.web_domains == ("eposcard.co.jp",)
    assert epos.sender_domains == ("01epos.jp",)


def test_what_a_source_does_not_name_is_told_apart() -> None:
    """Only domains that a source names are sourced; an entry with nothing else, and one without a source, needs no list."""
    for brand in brands():
        domains = {*brand.web_domains, *brand.sender_domains}
        assert set(brand.sourced) < domains or not domains
        assert brand.verified or not brand.sourced
    citi = brand_of_id()["citi"]
    assert "citi.com" in citi.sourced
    assert set(citi.web_domains) - set(citi.sourced)
    assert brand_of_id()["smbc-card"].sourced == ()
