"""Which brand a mail claims to come from."""

from __future__ import annotations

from gyotaku.data.brands import brand_of_id
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Subject
from gyotaku.observe.brandclaims import CONTEXT, COPYRIGHT, DISPLAY, DOMAIN, SUBJECT, Naming, Namings, primary

SEEN = Observation(id="", fact=Subject(text="x"))


def _naming(brand: str, place: str, weight: float, *, mention: bool = False, times: int = 1) -> Naming:
    return Naming(brand_of_id()[brand], place, brand, weight, mention, SEEN, times)


def _chosen(*namings: Naming) -> str | None:
    found = primary(namings)
    return found.id if found else None


def test_the_display_name_outweighs_a_leftover_copyright_line() -> None:
    """Kits leave another brand's footer; the reader believes the display name."""
    assert _chosen(_naming("epos", "display", DISPLAY), _naming("smbc-card", "copyright", COPYRIGHT)) == "epos"


def test_subject_and_copyright_outweigh_the_display_name() -> None:
    """Places add up."""
    namings = (_naming("smbc", "display", DISPLAY), _naming("jcb", "copyright", COPYRIGHT), _naming("jcb", "subject", SUBJECT))
    assert _chosen(*namings) == "jcb"


def test_a_mention_is_never_primary() -> None:
    """However often a brand is mentioned, the mail does not claim to come from it."""
    assert _chosen(_naming("visa", "body", 20.0, mention=True, times=50)) is None


def test_a_host_alone_is_not_enough() -> None:
    """A brand word in the sender's domain needs something in the text beside it."""
    assert _chosen(_naming("amazon", "subdomain", DOMAIN)) is None
    assert _chosen(_naming("amazon", "subdomain", DOMAIN), _naming("amazon", "body", CONTEXT)) == "amazon"


def test_running_text_alone_must_be_about_one_brand() -> None:
    """News names many companies and claims to be none of them."""
    told = _naming("paypal", "body", 6.0, times=3)
    assert _chosen(told) == "paypal"
    assert _chosen(told, _naming("amazon", "body", 1.0, mention=True, times=3)) is None


def test_equal_weights_go_to_the_display_name() -> None:
    """Of two equally strong claims the reader sees the display name first."""
    assert _chosen(_naming("jal", "subject", 10.0), _naming("ana", "display", 10.0)) == "ana"


def test_namings_of_one_place_are_counted_and_bounded() -> None:
    """Repeating a name does not make it weigh more than running text can."""
    namings = Namings()
    for _ in range(100):
        namings.add(_naming("amazon", "body", CONTEXT))
    (naming,) = namings.all()
    assert naming.times == 100
    assert naming.weight == 6.0


def test_the_better_naming_is_the_one_quoted() -> None:
    """A claim replaces a mention as the place that is cited."""
    namings = Namings()
    amazon = brand_of_id()["amazon"]
    namings.add(Naming(amazon, "body", "first", 0.4, mention=True, seen=SEEN))
    assert namings.improved_by(amazon, "body", weight=CONTEXT, mention=False)
    namings.add(Naming(amazon, "body", "second", CONTEXT, mention=False, seen=SEEN))
    assert not namings.improved_by(amazon, "body", weight=0.4, mention=True)
    assert [(naming.matched, naming.mention) for naming in namings.all()] == [("second", False)]
    assert namings.claimed(amazon)
