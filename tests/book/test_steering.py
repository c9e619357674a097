"""An analyst's word on campaigns, and that the machine never undoes it."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import text
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.ports import Key, Known, Member
from gyotaku.book.steering import Steering
from gyotaku.errors import UsageError
from gyotaku.model.case import Case, Label

OTHER = (
    "佐川急便です。お荷物のお届けにあがりましたが、宛先不明のため持ち帰りました。下記より再配達のお手続きをお願いします。\n"
    "https://box{0}.parcel.example/track/redelivery/\n保管期限は三日間です。期限を過ぎますと返送いたします。\n"
)


def _bad(
    number: int, text: str = "", subject: str = "【重要】ご利用確認のお願い", domain: str = "mail.example"
) -> tuple[Case, bytes]:
    case, raw = analysed(mail(number, text=text, subject=subject, domain=domain))
    return msgspec.structs.replace(case, verdict=msgspec.structs.replace(case.verdict, label=Label.PHISHING)), raw


def _card(number: int) -> tuple[Case, bytes]:
    return _bad(number)


def _parcel(number: int) -> tuple[Case, bytes]:
    return _bad(number, OTHER.format(number), "お荷物のお届けについて", "parcel.example")


def _kept(book: Book, *cases: tuple[Case, bytes]) -> list[str]:
    return [kept.sha256 for kept in book.keep([book.entry(*case) for case in cases])]


def _where(book: Book) -> dict[str, str]:
    return {line.sha256: line.campaign for line in book.cases("", 1000)}


def _steer(book: Book) -> Steering:
    return book.steering(author="Sato", because="one gang, one kit")


def _again(book: Book, sha256: str, evidence: tuple[Case, bytes], why: str = "again") -> None:
    """Give a case the evidence of another: late evidence, or today's rules, as the book sees them."""
    old = book.case(sha256)
    case = msgspec.structs.replace(old, evidence=evidence[0].evidence, tool="gyotaku/next")
    book.keep([msgspec.structs.replace(book.entry(case, None), why=why)], again=True)


@pytest.fixture
def two(book: Book) -> tuple[Book, list[str], list[str]]:
    """A book with two campaigns of three cases each."""
    cards = _kept(book, *(_card(number) for number in (1, 2, 3)))
    parcels = _kept(book, *(_parcel(number) for number in (11, 12, 13)))
    where = _where(book)
    assert len({where[one] for one in cards}) == len({where[one] for one in parcels}) == 1
    assert where[cards[0]] not in ("", where[parcels[0]])
    return book, cards, parcels


def test_merged_campaigns_stay_one_whatever_comes(two: tuple[Book, list[str], list[str]]) -> None:
    """Late evidence, judging again and new mails of either kind leave an analyst's campaign whole, with who and why."""
    book, cards, parcels = two
    into, other = _where(book)[cards[0]], _where(book)[parcels[0]]
    assert _steer(book).merge(into, [other], []) == into
    assert set(_where(book).values()) == {into}
    _again(book, parcels[0], _parcel(40))
    _again(book, cards[0], _bad(41, "別の本文です。\n", "別の件名"), "rejudged")
    _kept(book, _card(5), _parcel(15))
    assert set(_where(book).values()) == {into}
    line, record = book.campaign(other)
    assert (line.id, len(line.cases)) == (into, 8)
    merged = next(event for event in record if event.action == "merged")
    assert (merged.author, msgspec.json.decode(merged.detail)) == ("Sato", {"reason": "one gang, one kit", "absorbed": other})


def test_split_cases_are_never_welded_again(two: tuple[Book, list[str], list[str]]) -> None:
    """A new mail that is like both halves joins one and merges nothing; late evidence moves nobody back."""
    book, cards, _ = two
    name = _where(book)[cards[0]]
    to = _steer(book).split(cards[:2])
    assert to not in ("", name)
    _kept(book, _card(4), _card(6))
    _again(book, cards[2], _card(7))
    _again(book, cards[0], _card(8), "rejudged")
    where = _where(book)
    assert [where[one] for one in cards] == [to, to, name]
    assert len(book.campaign(to)[0].cases) + len(book.campaign(name)[0].cases) == 5


def test_a_single_case_split_off_stands_alone(two: tuple[Book, list[str], list[str]]) -> None:
    """It founds no campaign with the next mail like it, and goes nowhere until it is released."""
    book, cards, _ = two
    assert _steer(book).split(cards[:1]) == ""
    _kept(book, _card(4))
    _again(book, cards[0], _card(9))
    assert _where(book)[cards[0]] == ""
    assert [event.action for event in book.dossier(cards[0]).history][-1] == "split"
    _steer(book).release(cards[0])
    _again(book, cards[0], _card(10))
    assert _where(book)[cards[0]] != ""


def test_a_pinned_campaign_is_kept_and_an_unpinned_one_let_go(two: tuple[Book, list[str], list[str]]) -> None:
    """Late evidence takes no case out of a pinned campaign; after unpinning it may."""
    book, cards, parcels = two
    name = _where(book)[cards[0]]
    _steer(book).pin(name)
    _again(book, cards[0], _parcel(14))
    assert _where(book)[cards[0]] == name
    _steer(book).unpin(name)
    _again(book, cards[0], _bad(16, OTHER.format(16), "お荷物のお届けについて", "other.example"))
    assert _where(book)[cards[0]] == _where(book)[parcels[0]]
    actions = [event.action for event in book.campaign(name)[1] if event.author == "Sato"]
    assert actions == ["pinned", "unpinned"]


def test_a_pinned_campaign_is_never_absorbed(two: tuple[Book, list[str], list[str]]) -> None:
    """A mail that would weld two campaigns welds no pinned one, though none of its fixed cases is among the neighbours' own."""
    book, cards, parcels = two
    names = {_where(book)[cards[0]], _where(book)[parcels[0]]}
    for name in names:
        _steer(book).pin(name)
    with book._database.writing() as connection:
        connection.execute(text("UPDATE specimen SET fixed = FALSE"))
    both = mail(30, text=OTHER.format(30) + "いつもポケットカードをご利用いただきありがとうございます。").replace(
        b"https://box30.parcel.example/track/redelivery/",
        b"https://login30.phish.example/netsgvice/logyino/ https://box30.parcel.example/track/redelivery/",
    )
    case, raw = analysed(both)
    book.keep([book.entry(msgspec.structs.replace(case, verdict=book.case(cards[0]).verdict), raw)])
    assert {_where(book)[cards[0]], _where(book)[parcels[0]]} == names


def test_cases_can_be_put_together_by_hand(two: tuple[Book, list[str], list[str]]) -> None:
    """Single cases are added to a campaign, from another or from nowhere; two lone ones found one."""
    book, cards, parcels = two
    name = _where(book)[cards[0]]
    _steer(book).merge(name, [], parcels[:1])
    assert _where(book)[parcels[0]] == name
    alone = _kept(
        book, _bad(50, "本日はお日柄もよく。\n", "一", "a.example"), _bad(51, "まったく別の話です。\n", "二", "b.example")
    )
    made = _steer(book).merge("", [], alone)
    assert {_where(book)[one] for one in alone} == {made}
    assert book.campaign(made)[0].reasons == ("added by Sato: one gang, one kit",)


def test_a_merge_answers_an_earlier_split(two: tuple[Book, list[str], list[str]]) -> None:
    """The last word holds: what was kept apart is together again."""
    book, cards, _ = two
    name = _where(book)[cards[0]]
    to = _steer(book).split(cards[:2])
    _steer(book).merge(name, [to], [])
    assert {_where(book)[one] for one in cards} == {name}
    with book._database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM apart")).scalar() == 0


def test_a_campaign_is_renamed_with_its_old_title_on_record(two: tuple[Book, list[str], list[str]]) -> None:
    """Titles are the analyst's; the record says what it was called."""
    book, cards, _ = two
    name = _where(book)[cards[0]]
    before = book.campaign(name)[0].title
    _steer(book).rename(name, "ポケットカード 6月")
    line, record = book.campaign(name)
    assert line.title == "ポケットカード 6月"
    assert msgspec.json.decode(record[-1].detail)["before"] == before
    with pytest.raises(UsageError, match="is empty"):
        _steer(book).rename(name, " ")


def test_a_word_without_name_reason_or_object_is_refused(two: tuple[Book, list[str], list[str]]) -> None:
    """Nothing half-said is done."""
    book, cards, parcels = two
    before = _where(book)
    for author, because in (("", "x"), ("Sato", " ")):
        with pytest.raises(UsageError, match="a name and a reason"):
            book.steering(author=author, because=because)
    with pytest.raises(UsageError, match="all cases"):
        _steer(book).split(cards)
    with pytest.raises(UsageError, match="one campaign"):
        _steer(book).split([cards[0], parcels[0]])
    with pytest.raises(UsageError, match="nothing to merge"):
        _steer(book).merge(before[cards[0]], [before[cards[0]]], cards)
    with pytest.raises(UsageError, match="No campaign"):
        _steer(book).pin("c0")
    assert _where(book) == before


def test_the_group_with_fixed_cases_keeps_the_name() -> None:
    """When a campaign falls apart, what the analyst fixed stays, and the larger rest leaves."""
    shared = [Key(family=family, value="x") for family in ("contact", "file", "ip")]
    rest = tuple(Member(specimen=number, keys=tuple(shared), label="phishing") for number in (3, 4, 5))
    fixed = tuple(Member(specimen=number, keys=(), label="phishing", fixed=True) for number in (1, 2))
    known = {key: Known(cases=3) for key in shared}
    assert Campaigns().regroup((*fixed, *rest), known) == ((1, 2), (3, 4, 5))
