from __future__ import annotations

import base64
import html
import json

import msgspec
import pytest
from tests.reported import bare, hostile, pocketcard, seen, with_facts

from gyotaku.errors import PublicationError
from gyotaku.export import export
from gyotaku.export.gate import allowed, check
from gyotaku.model.case import Case
from gyotaku.model.facts import Address, Hop, Link, Subject
from gyotaku.report import build
from gyotaku.report.masking import mask

EXPORTS = ["html", "md", "json"]
RECIPIENT = "user@mail.fictional.example"


def written(name: str, case: Case, *, masked: Case | None = None, published: bool = True) -> bytes:
    """Write a case as one export, masked the usual way unless another masked case is given."""
    shown = mask(case) if masked is None else masked
    return export(name, build(shown, "ja", published=published), shown)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("case", [pocketcard(), bare(), hostile()], ids=["seed", "bare", "hostile"])
def test_a_sound_report_passes(name: str, case: Case) -> None:
    """Nothing live or personal is left by masking and defanging."""
    raw = written(name, case)
    check(raw, case)
    assert raw


@pytest.mark.parametrize("name", EXPORTS)
def test_broken_masking_is_stopped(name: str) -> None:
    """If masking did nothing, the gate refuses and says what it found."""
    unmasked = msgspec.structs.replace(pocketcard(), masked=True)
    with pytest.raises(PublicationError, match="recipient"):
        check(written(name, pocketcard(), masked=unmasked), pocketcard())


@pytest.mark.parametrize("name", ["html", "md"])
def test_broken_defanging_is_stopped(name: str) -> None:
    """If nothing were defanged, the gate refuses."""
    raw = written(name, pocketcard(), published=False)
    with pytest.raises(PublicationError, match=r"live address|host or address|mail address"):
        check(raw, pocketcard())


def test_a_json_that_was_not_made_inert_is_stopped() -> None:
    """A masked but live case does not pass."""
    with pytest.raises(PublicationError, match="live address"):
        check(msgspec.json.encode(mask(pocketcard())), pocketcard())


@pytest.mark.parametrize(
    "leak",
    [
        RECIPIENT,
        RECIPIENT.upper(),
        html.escape(RECIPIENT).replace("@", "&#64;"),
        "user%40mail.fictional.example",
        "user=mail.fictional.example[@]esp",
        base64.b64encode(RECIPIENT.encode()).decode(),
        base64.b64encode(b"xx" + RECIPIENT.encode() + b"yy").decode(),
        base64.urlsafe_b64encode(b"x" + RECIPIENT.upper().encode()).decode(),
        RECIPIENT.encode().hex(),
        "us\u200ber@mail.fictional.example",
        "mx.fictional.example",
        "user.isztcg[@]gghxw[.]cn",
        "20260315172900.81C4F2A7",
    ],
)
def test_every_form_of_the_recipient_is_found(leak: str) -> None:
    """Address, domain, borrowed local part, coded forms and ids are found wherever they stand."""
    with pytest.raises(PublicationError):
        check(f"# report\n\ntext {leak} text".encode(), pocketcard())


@pytest.mark.parametrize(
    "leak",
    [
        "https://caudshowcy.xy399566.cn/",
        "HTTP://x.test",
        "http&#58;//x.test",
        "caudshowcy.xy399566.cn",
        "gghxw.cn",
        "101.47.78.1",
        "someone@elsewhere.test",
        "<script>1</script>",
        '<a href="//x.test">',
        '<img src="http:/x">',
        '<p onclick="x()">',
    ],
)
def test_everything_live_is_found(leak: str) -> None:
    """Addresses of the mail, live URLs and active markup are found."""
    with pytest.raises(PublicationError):
        check(f"<!DOCTYPE html><p>{leak}</p>".encode(), pocketcard())


def test_escapes_of_json_are_undone() -> None:
    """An address written with escapes is still an address."""
    raw = json.dumps({"x": RECIPIENT}).replace("@", "\\u0040").encode()
    with pytest.raises(PublicationError, match="recipient"):
        check(raw, msgspec.structs.replace(pocketcard()), allow=())


def test_escapes_of_markdown_are_undone() -> None:
    """A backslash or a word joiner does not hide an address."""
    with pytest.raises(PublicationError, match=r"recipient|mail address"):
        check("user\\@\u2060mail.fictional.example".encode(), pocketcard())


def test_official_pages_and_desks_may_stand() -> None:
    """The brand's official site and page, and the reporting contacts, are ours to print."""
    said = "pocketcard.co.jp https://www.pocketcard.co.jp/caution.html info@antiphishing.jp meiwaku@dekyo.or.jp"
    check(said.encode(), pocketcard())
    assert {"pocketcard.co.jp", "info@antiphishing.jp"} <= allowed(pocketcard())
    with pytest.raises(PublicationError):
        check(said.encode(), pocketcard(), allow=())


def test_an_official_name_is_not_the_mails() -> None:
    """A mail from bank.com does not make the official bank.com.br live."""
    link = Link(target="https://pocketcard.co/", scheme="https", host="pocketcard.co", registrable="pocketcard.co")
    case = with_facts(pocketcard(), seen(link))
    check(b"pocketcard.co.jp", case)
    with pytest.raises(PublicationError, match="host or address"):
        check(b"pocketcard.co", case)


def test_pictures_are_not_searched_for_words() -> None:
    """The base64 of an embedded picture is exempt; the same text outside is not."""
    coded = base64.b64encode(RECIPIENT.encode()).decode()
    check(f'<!DOCTYPE html><img src="data:image/png;base64,{coded}" alt="">'.encode(), pocketcard())
    with pytest.raises(PublicationError):
        check(coded.encode(), pocketcard())


def test_a_hostile_helo_cannot_stop_a_report() -> None:
    """A HELO that reads like a rule of ours, a version or a word does not make our own text live."""
    hops = [seen(Hop(number=5, helo=name), "Received") for name in ("gyotaku/0.1.0", "0.1.0", "sender.unrelated-domain")]
    case = with_facts(pocketcard(), *hops)
    for name in EXPORTS:
        check(written(name, case), case)
    assert len(case.evidence.observations) == len(pocketcard().evidence.observations) + 3


@pytest.mark.parametrize("local", ["evidence", "sender", "figure", "mail", "html", "note", "id"])
def test_a_recipient_called_like_our_own_words_can_be_protected(local: str) -> None:
    """The report is written, and the address is not in it."""
    address = f"{local}@corp.test"
    recipient = Address(role="to", address=address, local=local, domain="corp.test", registrable="corp.test", display="担当者")
    subject = Subject(text=f"{address} 様へ")
    case = with_facts(pocketcard(), seen(recipient, "To", address), seen(subject, "Subject", address), without=(Subject,))
    for name in EXPORTS:
        raw = written(name, case)
        check(raw, case)
        assert address.encode() not in raw
