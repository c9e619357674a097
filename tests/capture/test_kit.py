"""The fingerprint of a captured page."""

from __future__ import annotations

from tests.capture.visits import URL, visit

from gyotaku.capture.kit import fingerprint
from gyotaku.model.capture import CapturedForm, Script
from gyotaku.model.facts.links import Field

SCRIPT = Script(sha256="ab" * 32, size=10)


def form(action: str) -> CapturedForm:
    """Return a form of a kit that posts to a path."""
    return CapturedForm(action=action, host="x", fields=(Field(name="loginId"), Field(name="cardNo")), asks=("card",))


def test_one_template_one_key() -> None:
    """The same template at another host and with another victim's number has the same key."""
    one = fingerprint(visit(forms=(form("https://a.example/s/12/post.php"),), scripts=(SCRIPT,)))
    other = fingerprint(
        visit(forms=(form("https://b.example/s/34567/post.php"),), scripts=(SCRIPT,), final_url="https://b.example/")
    )
    assert one is not None
    assert other is not None
    assert one.key == other.key
    assert "fields=loginId,cardNo" in one.traits


def test_too_little_is_no_fingerprint() -> None:
    """One trait alone would join strangers."""
    assert fingerprint(visit(forms=(CapturedForm(action="", fields=(Field(name="q"),)),))) is None
    assert fingerprint(visit()) is None


def test_other_fields_another_key() -> None:
    """Another form is another template."""
    other = CapturedForm(action=URL, fields=(Field(name="email"),), asks=("mail",))
    one, two = fingerprint(visit(forms=(form(URL),))), fingerprint(visit(forms=(other,)))
    assert one is not None
    assert two is not None
    assert one.key != two.key
