from __future__ import annotations

import base64

from gyotaku.model.message import Message
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.report.facsimile_pictures import Album, Box

DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def album() -> Album:
    """An album of a mail that carries one picture."""
    raw = (
        "From: a@sender.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/html\r\n\r\n<img src=cid:logo@x>\r\n--b\r\nContent-Type: image/png\r\n"
        f"Content-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(DOT).decode()}\r\n--b--\r\n"
    ).encode()
    message: Message = read(specimen(raw, name="x"))
    return Album(message, lambda text: text.replace(".", "[.]"))


def box(**attributes: str) -> Box:
    """The box a picture becomes."""
    found = album().picture(attributes)
    assert isinstance(found, Box)
    return found


def test_pictures_of_the_mail_are_shown() -> None:
    """A part named by cid:, and a data: address, come as data."""
    mine = album()
    assert mine.picture({"src": "cid:logo%40x"}) == "data:image/png;base64," + base64.b64encode(DOT).decode()
    assert str(mine.picture({"src": "data:image/png;base64," + base64.b64encode(DOT).decode()})).startswith("data:image/png")
    assert mine.boxes == 0


def test_pictures_elsewhere_become_boxes_that_name_the_host() -> None:
    """The host is named, inert; nothing else of the address is."""
    found = box(src="https://img.evil.example/p?u=hanako", alt="ロゴ", width="160", height="40")
    assert "img[.]evil[.]example" in found.words
    assert "ロゴ" in found.words
    assert "hanako" not in found.words
    assert found.size == "width:160px;min-height:40px;"
    assert "evil[.]example" in box(src="//evil.example/x").words


def test_what_is_no_picture_becomes_a_box() -> None:
    """SVG can hold words and links, broken data is nothing, a missing part is not there: none is handed to the browser."""
    assert box(src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>").words
    assert box(src="data:image/png;base64,%%%").words
    assert box(src="cid:nobody").words
    assert box(src="http://[").words


def test_tracking_pixels_are_not_seen() -> None:
    """A picture too small for words leaves its place and nothing more, and is not counted."""
    mine = album()
    found = mine.picture({"src": "https://evil.example/o.gif", "width": "1", "height": "1"})
    assert found == Box(words="", size="width:1px;height:1px;")
    assert mine.boxes == 0
