"""The stages in order."""

from __future__ import annotations

import msgspec
import pytest

from gyotaku import analyse
from gyotaku.analysis import analyse_tree, judged
from gyotaku.errors import InputError
from gyotaku.model.case import Case, Label
from gyotaku.model.facts import Address, Boundary, Link
from gyotaku.read.sources import specimen
from gyotaku.transport import replay

CARRIER = b"""From: colleague@office.example\r\nTo: csirt@office.example\r\nSubject: Is this real?\r\nMIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease have a look at the attached mail.\r
--b\r\nContent-Type: message/rfc822\r\n\r\n"""


def test_the_same_bytes_give_the_same_case(example: bytes, answers: bytes) -> None:
    """Law 9: same mail, same recorded answers, same bytes."""
    one = msgspec.json.encode(analyse(example, transport=replay("a", answers)))
    two = msgspec.json.encode(analyse(example, transport=replay("a", answers)))
    assert one == two


def test_a_case_survives_the_wire_and_is_judged_the_same_without_the_mail(example: bytes, answers: bytes) -> None:
    """Evidence alone is enough to judge again."""
    case = analyse(example, transport=replay("a", answers))
    again = msgspec.json.decode(msgspec.json.encode(case), type=Case)
    assert judged(again).verdict == case.verdict
    assert judged(again).findings == case.findings


def test_the_example_offline(example: bytes) -> None:
    """The seed's mail is flagged from the mail alone, with its source at the trust boundary."""
    case = analyse(example)
    assert case.verdict.label in {Label.PHISHING, Label.LIKELY_PHISHING}
    sender = case.evidence.first(Address, role="from")
    boundary = case.evidence.first(Boundary)
    assert sender is not None
    assert boundary is not None
    assert sender[0].address == "user.isztcg@gghxw.cn"
    assert boundary[0].source_ip == "101.47.78.1"
    assert any(link.target == "https://caudshowcy.xy399566.cn/netsgvice/logyino/" for link, _ in case.evidence.of(Link))
    assert case.not_evaluated, "offline, rules about outside facts must be listed as not evaluated"


def test_a_mail_attached_to_a_question_is_judged_by_itself(example: bytes) -> None:
    """A colleague's question is not judged as the phish inside it."""
    raw = CARRIER + example + b"\r\n--b--\r\n"
    carrier, inner = list(analyse_tree(specimen(raw, name="q.eml")))
    assert carrier.verdict.label not in {Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS}
    assert carrier.specimen.attached == ("q.eml#1",)
    assert (inner.specimen.name, inner.specimen.carrier) == ("q.eml#1", "q.eml")
    assert inner.verdict.label in {Label.PHISHING, Label.LIKELY_PHISHING}


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 100])
def test_what_is_no_mail_is_an_input_error(raw: bytes) -> None:
    """Empty input and pictures are refused with a sentence, not analysed into nonsense."""
    with pytest.raises(InputError):
        analyse(raw)
