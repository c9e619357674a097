from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Body, Fact, MailingList
from gyotaku.rules.examples import OFFICIAL_LINK, STRANGE_LINK, auth, claim, linked, lure, sender
from gyotaku.rules.reading import Reading, cite, of_brand, opaque, read, same_owner


def reading(*facts: Fact) -> Reading:
    """Read evidence of these facts."""
    return read(Evidence(observations=tuple(Observation(id=f"E{n}", fact=fact) for n, fact in enumerate(facts, start=1))))


def test_the_strongest_place_speaks_for_the_brand() -> None:
    """A display name claims more than a word of the body; a mention claims nothing."""
    assert reading(claim("body"), claim("display")).claim[0].place == "display"  # type: ignore[index]
    assert reading(claim("body", primary=False, mention=True)).claim is None


def test_buttons_are_the_calls_when_there_are_any() -> None:
    """What the reader is to press decides; the footer and other companies' pages are decoration."""
    button = linked("https://a.example/", button=True)
    told = reading(button, linked("https://b.example/"), linked("https://c.example/", footer=True))
    assert [link for link, _ in told.calls] == [button]


def test_pictures_and_hidden_links_are_not_followed() -> None:
    """A reader cannot follow a picture's source or a link that is not shown."""
    told = reading(linked("https://a.example/", carrier="img"), linked("https://b.example/", hidden=True))
    assert told.links == ()


def test_strange_calls_lead_to_neither_brand_nor_sender() -> None:
    """A link to the brand, to the sender's own domain or through a service that hides its end is not called strange."""
    told = reading(
        claim(),
        sender("a@shop.example"),
        OFFICIAL_LINK,
        linked("https://www.shop.example/"),
        linked("https://ct.esp.example/", traits=("tracker",)),
        STRANGE_LINK,
    )
    assert [link for link, _ in told.strange()] == [STRANGE_LINK]


def test_a_tracker_whose_end_is_known_is_not_opaque() -> None:
    """Only an end that cannot be read keeps a rule from speaking."""
    assert opaque(linked("https://ct.esp.example/", traits=("tracker",)))
    assert not opaque(linked("https://ct.esp.example/", traits=("tracker",), final_host="a.example"))


def test_the_brand_vouches_only_with_an_aligned_trusted_pass_of_its_own_domain() -> None:
    """A pass of another domain, or one the receiver did not write, is no word of the brand."""
    ok = auth("dkim", "pass", "bank.example", aligned=True)
    assert reading(claim(), sender("a@mail.bank.example"), ok).vouched_by_brand()
    assert not reading(claim(), sender("a@other.example"), ok).vouched_by_brand()
    assert not reading(
        claim(), sender("a@mail.bank.example"), auth("dkim", "pass", trusted=False, aligned=True)
    ).vouched_by_brand()


def test_a_list_is_known_by_its_id() -> None:
    """RFC 2919: the List-Id names the list; a mere unsubscribe link does not make one."""
    assert reading(MailingList(list_id="<talk.example>")).listed
    assert reading(MailingList(unsubscribe="<mailto:a@b.example>")).listed is None


def test_domains_of_one_owner_share_the_registrable_domain() -> None:
    """Hosts below one registrable domain have one owner; an empty name has none."""
    assert same_owner("mail.bank.co.jp", "www.bank.co.jp")
    assert not same_owner("a.co.jp", "b.co.jp")
    assert not same_owner("", "")


def test_mail_domains_of_a_brand_count_as_its_own() -> None:
    """Sender entries may be whole addresses; their domain is what counts."""
    brand = claim(sender_domains=("info@otp-bank.example",))
    assert of_brand("www.otp-bank.example", brand)
    assert not of_brand("xotp-bank.example", brand)


def test_a_citation_names_each_observation_once_and_cuts_long_words() -> None:
    """A sentence of a report must stay readable whatever the mail holds."""
    one = Observation(id="E1", fact=claim())
    told = cite(one, one, word="x" * 500)
    assert told.cites == (one,)
    assert len(told.values["word"]) == 120


def test_the_service_that_sends_for_a_confirmed_sender_is_no_stranger() -> None:
    """A mailing service no list knows signs beside its client; its click counter is the client's affair."""
    clicks = linked("https://c.haishin.example/x")
    client = auth("dkim", "pass", "shop.example", aligned=True)
    service = auth("dkim", "pass", "haishin.example", aligned=False)
    assert reading(sender("a@shop.example"), client, service, clicks).strange() == []
    assert [link for link, _ in reading(sender("a@shop.example"), service, clicks).strange()] == [clicks]


def test_a_phrase_lost_in_a_long_text_is_not_what_the_mail_is_about() -> None:
    """A newsletter of many screens holds some phrase of every pretext; a short notice, or a subject, means what it says."""
    short = Body(blocks=(), part="1", media_type="text/plain", characters=600)
    long = Body(blocks=(), part="1", media_type="text/plain", characters=9000)
    assert len(reading(lure("restrict"), short).lures) == 1
    assert reading(lure("restrict"), long).lures == ()
    assert len(reading(lure("restrict", place="subject"), long).lures) == 1
    assert len(reading(*[lure("restrict") for _ in range(5)], long).lures) == 5


def test_a_page_put_up_at_a_known_service_leads_astray_unless_the_service_writes() -> None:
    """What lies at a file or page service is its customer's; the service's own notice of a file is its own affair."""
    page = linked("https://view.files.example/d/1", official="files", traits=("free-hosting",))
    assert [link for link, _ in reading(sender("a@shop.example"), page).astray()] == [page]
    assert reading(sender("a@shop.example"), page).strange() == []
    assert reading(sender("a@files.example"), page).astray() == []
