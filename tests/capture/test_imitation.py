"""The brand a page presents itself as."""

from __future__ import annotations

from tests.capture.visits import BRANDED, visit

from gyotaku.capture.imitation import imitated
from gyotaku.model.capture import Contacted


def test_title_and_copyright_name_the_brand() -> None:
    """A page with a brand in its title and its copyright line presents itself as that brand."""
    found = imitated(visit(title="ポケットカード ログイン", text=BRANDED))
    assert found is not None
    assert (found.brand, found.genuine, found.verified) == ("pocketcard", False, True)
    assert {"title", "copyright"} <= set(found.signs)


def test_the_brands_own_page_is_genuine() -> None:
    """The same page on the brand's own site is the brand's."""
    found = imitated(visit(title="ポケットカード", text=BRANDED, final_url="https://www.pocketcard.co.jp/login"))
    assert found is not None
    assert found.genuine


def test_a_name_in_passing_is_no_imitation() -> None:
    """A page that mentions a brand, or lists several, is nobody's."""
    assert imitated(visit(title="家計簿の付け方", text="ポケットカードの明細を写します。")) is None
    listed = "\n".join(["JCB ポケットカード 楽天カード イオンカード"] * 4)
    assert imitated(visit(title="お支払い方法", text=listed)) is None


def test_assets_of_the_genuine_site() -> None:
    """Files loaded from the brand's own site count together with its name, and not by themselves."""
    hosts = (Contacted(host="login.evil.example", port=443), Contacted(host="www.pocketcard.co.jp", port=443))
    assert imitated(visit(title="会員ページ", text="ログイン", hosts=hosts)) is None
    found = imitated(visit(title="会員ページ", text="ポケットカード\nポケットカード", hosts=hosts))
    assert found is not None
    assert found.signs == ("assets", "text")
