"""The stages in order."""

from __future__ import annotations

import base64
import io

import msgspec
import pytest
from PIL import Image
from tests.observe.test_archives import packed

from gyotaku import analyse
from gyotaku.analysis import analyse_tree, judged
from gyotaku.desk import Desk
from gyotaku.errors import InputError
from gyotaku.export.line import line
from gyotaku.model.case import Case, Label
from gyotaku.model.facts import Address, Boundary, Link
from gyotaku.phrases import catalogue
from gyotaku.read.sources import specimen
from gyotaku.settings import Limits, Settings
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


CUT = """From: a@shop.example
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html

{page}
--b
Content-Type: application/zip
Content-Disposition: attachment; filename=a.zip
Content-Transfer-Encoding: base64

{packed}
--b--
"""


@pytest.mark.parametrize(
    ("limits", "cut"),
    [
        (Limits(links=3), "links"),
        (Limits(pictures=0), "pictures"),
        (Limits(picture_pixels=3), "picture_pixels"),
        (Limits(archive_members=2), "archive_members"),
        (Limits(archive_bytes=10), "archive_bytes"),
        (Limits(text_chars=20), "text_chars"),
    ],
)
def test_what_a_limit_cut_is_named_on_every_way_out(limits: Limits, cut: str) -> None:
    """What observers leave out stands in the case, in the line's defects and in the report's list of limits."""
    picture = io.BytesIO()
    Image.new("L", (40, 40)).save(picture, "png")
    data = base64.b64encode(picture.getvalue()).decode()
    page = f'<img src="data:image/png;base64,{data}">' + "".join(
        f"<p><a href=https://x{n}.example/>word</a></p>" for n in range(9)
    )
    files = packed({f"{number}.txt": b"x" * 9 for number in range(5)})
    mail = CUT.format(page=page, packed=base64.b64encode(files).decode()).encode()
    whole, case = analyse(mail), analyse(mail, settings=Settings(limits=limits))
    assert whole.cuts == ()
    assert case.cuts == (cut,)
    assert f"cut:{cut}" in line(case, 0).defects
    assert catalogue("en").text(f"limit.{cut}") in Desk().export("md", case, "en").decode()
