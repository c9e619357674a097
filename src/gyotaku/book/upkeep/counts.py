"""Check of what is counted over many cases: keys and their holders, campaigns, trends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator
from typing import Any

from sqlalchemy import Row, insert, update

from gyotaku.book.documents import unpack
from gyotaku.book.keyrings import listed, numbered, packed, unpacked
from gyotaku.book.placing import Campaigns
from gyotaku.book.ports import Key
from gyotaku.book.schema import campaign, keyring, specimen, tally, trait
from gyotaku.book.statements import sql
from gyotaku.book.upkeep.cases import Counts
from gyotaku.book.upkeep.pages import pages
from gyotaku.book.upkeep.trouble import Look, Trouble
from gyotaku.errors import BookError

PAGE = 20_000
Pair = tuple[int, int]


def check_keys(look: Look) -> Iterator[Trouble]:
    """Check that the keys of each case lead to it, that none leads elsewhere, and that they are counted right."""
    whole = yield from _leading(look)
    if look.connection.execute(sql("holdings_counted")).scalar_one() > whole:
        strays = list(_strays(look))
        yield look.found("holding-of-nobody", "", lambda: _released(look, strays), count=len(strays))
    missing = look.connection.execute(sql("traits_missing")).all()
    if missing:
        yield look.found("key-unknown", "", lambda: _named_again(look, missing), count=len(missing))
    wrong = look.connection.execute(sql("traits_wrong")).all()
    if wrong:
        yield look.found("key-count-wrong", "", lambda: _counted(look, wrong), count=len(wrong))


def _leading(look: Look) -> Generator[Trouble, None, int]:
    """Yield the cases whose keys do not all lead to them; return how many leads there should be."""
    whole = 0
    for page in pages(look.connection, look.engine, 1000):
        names = {row.id: row.sha256 for row in page.rows}
        pairs = [(key, number) for number, rings in page.of("keyrings").items() for key in _keys(rings[0].hashes)]
        whole += len(pairs)
        asked: dict[str, object] = {"pairs": listed(look.engine, pairs)}  # type: ignore[arg-type]
        if look.engine == "postgresql":
            asked = {"hashes": [key for key, _ in pairs], "specimens": [number for _, number in pairs]}
        lost: dict[int, list[int]] = {}
        for key, number in look.connection.execute(sql("holdings_missing", look.engine), asked):
            lost.setdefault(number, []).append(key)
        for number, keys in sorted(lost.items()):
            yield look.found("holding-missing", names[number], _leads(look, number, keys), count=len(keys))
    return whole


def _keys(body: bytes) -> list[int]:
    # Half a key at the end is told with the case.
    return unpacked(body[: len(body) // 8 * 8])


def _leads(look: Look, number: int, keys: list[int]) -> Callable[[], object]:
    rows = [{"hash": key, "specimen": number} for key in keys]
    return lambda: look.connection.execute(sql("hold"), rows)


def _strays(look: Look) -> Iterator[Pair]:
    """Yield (key, case) where the case does not have the key."""
    last: Pair = (-(2**63), -1)
    while True:
        asked = {"hash": last[0], "specimen": last[1], "most": PAGE}
        rows = [(row.hash, row.specimen) for row in look.connection.execute(sql("holdings_page"), asked)]
        if not rows:
            return
        ids = listed(look.engine, sorted({number for _, number in rows}))
        rings = look.connection.execute(sql("keyrings_of", look.engine), {"ids": ids})
        have = {row.specimen: frozenset(_keys(row.hashes)) for row in rings}
        yield from ((key, number) for key, number in rows if key not in have.get(number, frozenset()))
        last = rows[-1]


def _released(look: Look, strays: list[Pair]) -> None:
    look.connection.execute(sql("release"), [{"hash": key, "specimen": number} for key, number in strays])


def _named_again(look: Look, missing: list[Row[Any]] | Any) -> None:
    """Find the words of keys in a case that has them; a key no evidence gives any more is taken from its cases."""
    for row in missing:
        key = _words_of(look, row.specimen, row.hash)
        if key is not None:
            brands = look.connection.execute(sql("brands_holding"), {"hash": row.hash}).scalars().all()
            new = {"hash": row.hash, "family": key.family, "value": key.value[:200], "cases": 0, "genuine": 0}
            look.connection.execute(insert(trait), {**new, "brands": "\n".join(brands)})
            continue
        asked = {"hashes": listed(look.engine, [row.hash]), "most": 10**9}
        for holder in look.connection.execute(sql("holders", look.engine), asked).all():
            _released(look, [(row.hash, holder.specimen)])
            hashes = look.connection.execute(sql("keyring_of"), {"specimen": holder.specimen}).one().hashes
            left = packed(one for one in unpacked(hashes) if one != row.hash)
            look.connection.execute(update(keyring).where(keyring.c.specimen == holder.specimen), {"hashes": left})


def _words_of(look: Look, number: int, name: int) -> Key | None:
    body = look.connection.execute(sql("document_of"), {"specimen": number}).scalar()
    try:
        return numbered(look.placer.keys(unpack(body, ""))).get(name) if body is not None else None
    except BookError:
        return None


def _counted(look: Look, wrong: list[Row[Any]] | Any) -> None:
    # Read again: what was mended just before may have changed them.
    for row in look.connection.execute(sql("traits_wrong")).all() or wrong:
        if row.right_cases:
            right = {"hash": row.hash, "cases": row.right_cases, "genuine": row.right_genuine}
            look.connection.execute(sql("trait_is"), right)
        else:
            look.connection.execute(sql("trait_forgotten"), {"hash": row.hash})


def check_campaigns(look: Look, now: int) -> Iterator[Trouble]:
    """Check that every case's campaign is there, that nobody is left in a merged one, and each campaign's own figures."""
    campaigns = Campaigns(look.connection, now)
    for name in look.connection.execute(sql("campaigns_unknown")).scalars().all():
        count = look.connection.execute(sql("span_of"), {"campaign": name}).one().cases
        yield look.found("campaign-unknown", name, _made_again(look, campaigns, name, now), count=count)
    rows = look.connection.execute(sql("campaigns_spans")).all()
    into = {row.id: row.merged_into for row in rows}
    for row in rows:
        target = living(row.id, into)
        if row.merged_into and row.right_cases and target != row.id:
            mend = _moved(look, campaigns, row.id, target)
            yield look.found("campaign-merged", row.id, mend, into=target, count=row.right_cases)
        elif _said(row) and (row.cases or row.right_cases):
            # A merged or emptied campaign may keep its dates: only how many cases it has is read.
            mend = _recounted(campaigns, row.id)
            yield look.found("campaign-count-wrong", row.id, mend, was=_said(row), is_=f"{row.right_cases} cases")
    gone = look.connection.execute(sql("events_of_nobody")).scalars().all()
    if gone:
        steps = [{"id": one} for one in gone]
        mend = lambda: look.connection.execute(sql("event_of_nobody"), steps)  # noqa: E731 - a name for one argument
        yield look.found("event-of-nobody", "", mend, count=len(gone))


def _said(row: Row[Any]) -> str:
    """Return what a campaign says of itself where that is wrong."""
    if row.cases != row.right_cases:
        return f"{row.cases} cases"
    return "" if (row.first, row.last) == (row.right_first, row.right_last) else "other dates"


def living(name: str, into: dict[str, str]) -> str:
    """Follow a campaign that was merged away to the one that took it in."""
    seen = {name}
    while (after := into.get(name, "")) and after not in seen:
        seen.add(after)
        name = after
    return name


def _made_again(look: Look, campaigns: Campaigns, name: str, now: int) -> Callable[[], object]:
    def mend() -> None:
        one = look.connection.execute(sql("brand_and_subject_of_campaign"), {"campaign": name}).one()
        title = " / ".join(part for part in (one.brand, one.subject) if part) or one.sha256[:12]
        row = {"id": name, "title": title[:200], "made": now, "cases": 0, "first": 0, "last": 0}
        look.connection.execute(insert(campaign), row)
        campaigns.recount(name)
        campaigns.record(name, None, "repaired", {})

    return mend


def _moved(look: Look, campaigns: Campaigns, name: str, target: str) -> Callable[[], object]:
    def mend() -> None:
        look.connection.execute(update(specimen).where(specimen.c.campaign == name), {"campaign": target})
        campaigns.recount(target)
        look.connection.execute(sql("campaign_merged_away"), {"campaign": target, "absorbed": name})

    return mend


def _recounted(campaigns: Campaigns, name: str) -> Callable[[], object]:
    return lambda: campaigns.recount(name)


def check_trends(look: Look, counts: Counts) -> Iterator[Trouble]:
    """Check the trends against the cases as they were counted."""
    said: Counts = Counter({(row.facet, row.day, row.value): row.cases for row in look.connection.execute(sql("tally_all"))})
    wrong = {key for key in counts.keys() | said.keys() if counts[key] != said[key]}

    def mend() -> None:
        look.connection.execute(sql("tally_none"))
        rows = [
            {"facet": facet, "day": day, "value": value, "cases": cases} for (facet, day, value), cases in sorted(counts.items())
        ]
        if rows:
            look.connection.execute(insert(tally), rows)

    if wrong:
        yield look.found("trends-wrong", "", mend, count=len(wrong))
