from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.picture import copied, picture
from gyotaku.model.facts import Link, Picture

DRAWN = "5999a3dc321a3G5af410968a6bG5999a87592"


def test_pictures_by_bytes_or_address() -> None:
    """An embedded picture by its hash, a remote one by host and path; trackers and the brand's own are nobody's."""
    evidence = of(
        Picture(origin="embedded", source="cid:1", sha256="cd" * 32),
        Picture(origin="remote", source="https://img.example/a/logo-pocket.png?x=1"),
        Picture(origin="remote", source="https://evil.example/t.gif", tracker=True),
        Picture(origin="remote", source="https://bank.example/img/logo.png", official="bank"),
        Picture(origin="remote", source=f"https://evil.example/open/{DRAWN}"),
    )
    found = [(key.family, key.value) for key in picture(evidence)]
    assert found == [("picture", "sha256 " + "cd" * 16), ("picture-address", "img.example/a/logo-pocket.png")]


def test_tokens_left_in_a_copied_mail() -> None:
    """An official link with somebody's token shows which mail was copied; one without shows nothing."""
    left = Link(target="x", url=f"https://bank.example/n/?mid={DRAWN}", scheme="https", host="bank.example", official="bank")
    plain = Link(target="x", url="https://bank.example/help/security", scheme="https", host="bank.example", official="bank")
    assert [key.value for key in copied(of(left, plain))] == [f"bank.example/n/?mid={DRAWN}"]
