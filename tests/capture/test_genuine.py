"""Icons and logos learned from bundles of genuine sites."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.capture.visits import AT, URL, visit

from gyotaku.capture.bundle import write
from gyotaku.capture.comparison import compare
from gyotaku.capture.genuine import marks
from gyotaku.capture.imitation import imitated
from gyotaku.capture.stating import stated
from gyotaku.capture.store import Store
from gyotaku.errors import UsageError
from gyotaku.model.capture import Capture, Icon, Logo, Stored, Visit
from gyotaku.model.facts import PageBrand

GENUINE = "https://www.pocketcard.co.jp/"
LOOKS = "f0f0a5a5c3c30f0f"


def icon(host: str, content: str = "a", dhash: str = LOOKS) -> Icon:
    """An icon of a host."""
    file = Stored(sha256=content * 64, size=10, media_type="image/png")
    return Icon(url=f"https://{host}/favicon.ico", file=file, mmh3=1, dhash=dhash)


def bundle(folder: Path, url: str, host: str, dhash: str = LOOKS) -> Path:
    """A bundle of one visit whose page has an icon."""
    kept = Store(folder / "work").keep(b"an icon", "image/png")
    own = msgspec.structs.replace(icon(host, dhash=dhash), file=kept)
    visits = (visit(state="alive", final_url=url, icon=own),)
    made = Capture(tool="t", asked=url, url=url, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    write(made, folder / "work", folder / "bundle")
    return folder / "bundle"


def strange(dhash: str = LOOKS) -> Visit:
    """A stranger's page with an icon and nothing else that names anybody."""
    return visit(title="会員ページ", text="ログイン", icon=icon("login.evil.example", "b", dhash))


def test_a_copied_icon_names_the_company(tmp_path: Path) -> None:
    """A page elsewhere whose icon looks like the genuine one poses as that company; the fact says by what."""
    known = marks((str(bundle(tmp_path, GENUINE, "www.pocketcard.co.jp")),))
    found = imitated(strange(), known)
    assert found is not None
    assert (found.brand, found.signs, found.genuine) == ("pocketcard", ("icon-alike",), False)
    near = imitated(strange("f0f0a5a5c3c30f0c"), known)
    assert near is not None
    assert imitated(strange("0f0f5a5a3c3cf0f0"), known) is None
    assert imitated(strange(), ()) is None
    visits = (strange(),)
    made = Capture(tool="t", asked=URL, url=URL, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    assert [fact.brand for fact in stated(made, known) if isinstance(fact, PageBrand)] == ["pocketcard"]


def test_an_icon_of_one_colour_is_like_any_other(tmp_path: Path) -> None:
    """An icon without a drawing names nobody by its looks."""
    known = marks((str(bundle(tmp_path, GENUINE, "www.pocketcard.co.jp", "0000000000000000")),))
    assert imitated(strange("0000000000000000"), known) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [(URL, "login.evil.example"), (GENUINE, "cdn.evil.example"), ("https://shop.example/", "www.pocketcard.co.jp")],
)
def test_only_a_genuine_site_teaches(url: str, host: str, tmp_path: Path) -> None:
    """A stranger's page, or a genuine page with somebody else's icon, is nothing to learn from."""
    folder = str(bundle(tmp_path, url, host))
    with pytest.raises(UsageError, match="nothing can be learned"):
        marks((folder,))


def test_a_changed_bundle_teaches_nothing(tmp_path: Path) -> None:
    """A bundle somebody wrote in is refused, with what was changed."""
    folder = bundle(tmp_path, GENUINE, "www.pocketcard.co.jp")
    (folder / "files" / "extra.png").write_bytes(b"x")
    with pytest.raises(UsageError, match=r"extra\.png"):
        marks((str(folder),))


def logo(dhash: str = LOOKS, shape: float = 3.0, *, named: bool = True) -> Logo:
    """Something that stands where a logo does."""
    return Logo(box=(0, 0, 90, 30), shape=shape, dhash=dhash, named=named, words="Bank")


def shown(*logos: Logo) -> Visit:
    """A stranger's page with logos and nothing else that names anybody."""
    return visit(title="会員ページ", text="ログイン", logos=logos)


def learned(folder: Path, *logos: Logo) -> Path:
    """A bundle of the genuine page with logos and no icon."""
    visits = (visit(state="alive", final_url=GENUINE, logos=logos),)
    made = Capture(tool="t", asked=GENUINE, url=GENUINE, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    (folder / "work").mkdir()
    write(made, folder / "work", folder / "bundle")
    return folder / "bundle"


def test_only_the_first_logo_that_a_page_calls_so_is_learned(tmp_path: Path) -> None:
    """Other pictures of a genuine page may be those of partners."""
    partner, other = "0ff00ff00ff00ff0", "3c3c3c3ca5a5a5a5"
    known = marks((str(learned(tmp_path, logo(partner, named=False), logo(), logo(other))),))
    found = imitated(shown(logo(named=False)), known)
    assert found is not None
    assert (found.brand, found.signs, found.excerpt) == ("pocketcard", ("logo-alike",), "Bank")
    assert imitated(shown(logo(partner)), known) is None
    assert imitated(shown(logo(other)), known) is None


def test_a_logo_of_another_shape_or_an_icon_of_its_looks_is_another(tmp_path: Path) -> None:
    """A hash of 64 bits tells little of a long word: the shape must agree too; icons are compared with icons."""
    known = marks((str(learned(tmp_path, logo())),))
    assert imitated(shown(logo(shape=3.3)), known) is not None
    assert imitated(shown(logo(shape=1.0)), known) is None
    assert imitated(strange(), known) is None


def test_a_genuine_page_without_icon_and_logo_teaches_nothing(tmp_path: Path) -> None:
    """The error says what is missing."""
    with pytest.raises(UsageError, match="holds no icon or logo"):
        marks((str(learned(tmp_path, logo(named=False))),))
