from __future__ import annotations

from gyotaku.book.joining import Campaigns, place, regroup
from gyotaku.book.ports import Key, Known, Member, Mine, Near, Placer

SUBJECT = Key(family="subject", value="お支払い方法の確認")
LINK = Key(family="link", value="/netsgvice/logyino/")
DOMAIN = Key(family="domain", value="evil.example")
KIT = Key(family="kit", value="00ff")
ALL = (SUBJECT, LINK, DOMAIN, KIT)
MINE = Mine(specimen=9, sha256="ab" * 32, keys=ALL, label="phishing", subject="お支払い")


def _near(specimen: int, *shares: Key, campaign: str = "", fixed: bool = False, apart: tuple[str, ...] = ()) -> Near:
    return Near(specimen=specimen, sha256="cd" * 32, shares=shares, label="phishing", campaign=campaign, fixed=fixed, apart=apart)


def test_nothing_in_common_stays_alone() -> None:
    """No neighbour, no campaign."""
    assert place(MINE, {}, ()).action == "alone"


def test_a_thin_link_is_a_similar_case() -> None:
    """Below the mark the other case is named with its keys, and nobody joins."""
    answer = place(MINE, {}, (_near(1, LINK),))
    assert answer.action == "alone"
    assert [(one.specimen, one.keys) for one in answer.similar] == [(1, (LINK,))]


def test_two_cases_found_a_campaign_with_reasons() -> None:
    """The first link founds it, the reader is told which keys agree and what it is called."""
    answer = place(MINE, {}, (_near(1, SUBJECT, LINK),))
    assert (answer.action, answer.founders, answer.title) == ("found", (1,), "お支払い")
    assert set(answer.reasons[0].keys) == {SUBJECT, LINK}


def test_a_case_joins_the_campaign_of_its_neighbour() -> None:
    """Lone neighbours come along."""
    answer = place(MINE, {}, (_near(1, *ALL, campaign="c1"), _near(2, *ALL)))
    assert (answer.action, answer.campaign, answer.founders) == ("join", "c1", (2,))


def test_late_evidence_merges_only_on_firm_links() -> None:
    """One lesser link does not weld two campaigns; a heavy one, or two, do."""
    firm = place(MINE, {}, (_near(1, *ALL, campaign="c1"), _near(2, *ALL, campaign="c2")))
    assert (firm.action, firm.campaign, firm.absorbed) == ("merge", "c1", ("c2",))
    loose = place(MINE, {}, (_near(1, *ALL, campaign="c1"), _near(2, SUBJECT, LINK, campaign="c2")))
    assert (loose.action, loose.campaign) == ("join", "c1")
    two = (_near(2, SUBJECT, LINK, campaign="c2"), _near(3, SUBJECT, LINK, campaign="c2"))
    assert place(MINE, {}, (_near(1, *ALL, campaign="c1"), *two)).absorbed == ("c2",)


def test_an_analysts_word_stands() -> None:
    """A campaign with pinned cases takes others in and is never taken in; campaigns kept apart stay apart."""
    pinned = place(MINE, {}, (_near(1, *ALL, campaign="c1"), _near(2, *ALL, campaign="c2", fixed=True)))
    assert (pinned.campaign, pinned.absorbed) == ("c2", ("c1",))
    both = place(MINE, {}, (_near(1, *ALL, campaign="c1", fixed=True), _near(2, *ALL, campaign="c2", fixed=True)))
    assert (both.action, both.absorbed) == ("join", ())
    apart = place(MINE, {}, (_near(1, *ALL, campaign="c1", apart=("c2",)), _near(2, *ALL, campaign="c2")))
    assert (apart.action, apart.absorbed) == ("join", ())


def test_a_campaign_falls_apart_when_its_key_turns_out_common() -> None:
    """Keys since seen in genuine mail hold nobody together; the rest stays one, the largest first."""
    members = (
        Member(specimen=1, keys=(SUBJECT, LINK), label="phishing"),
        Member(specimen=2, keys=ALL, label="phishing"),
        Member(specimen=3, keys=(SUBJECT, DOMAIN, KIT), label="phishing"),
        Member(specimen=4, keys=(LINK, DOMAIN), label="phishing"),
    )
    assert regroup(members[:3], {}) == ((1, 2, 3),)
    assert regroup(members, {}) == ((1, 2, 3), (4,))
    assert regroup(members[:3], {LINK: Known(cases=9, genuine=3)}) == ((2, 3), (1,))


def test_pinned_members_stay_together() -> None:
    """Whatever the keys say today."""
    members = tuple(Member(specimen=number, keys=(), fixed=True) for number in (4, 5))
    assert regroup(members, {}) == ((4, 5),)


def test_regrouping_a_large_campaign_is_no_square() -> None:
    """Every member meets a bounded number of others, and one chain of them is one group."""
    members = tuple(Member(specimen=number, keys=(SUBJECT, DOMAIN), label="phishing") for number in range(3_000))
    assert len(regroup(members, {})) == 1


def test_the_built_in_placer_is_one() -> None:
    """It answers what the store asks."""
    placer: Placer = Campaigns()
    assert placer.speaks(SUBJECT, Known())
    assert placer.place(MINE, {}, ()).action == "alone"
    assert placer.regroup((), {}) == ()
