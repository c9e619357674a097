"""Where a case belongs: alone, in a campaign, or as the one that shows two campaigns to be one. Pure: the store carries it out.

What an analyst decided stands: a campaign that holds pinned cases is never taken into another, campaigns kept apart stay apart,
and pinned cases stay together when a campaign is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gyotaku.book import keys as families
from gyotaku.book.linking import Bond, Side, bond, speaks
from gyotaku.book.ports import NEAR, Key, Known, Member, Mine, Near, Placement, Reason
from gyotaku.model.case import Case

MERGE = 3.0
"""What one link must weigh to make one campaign of two; two lesser links to different cases do as well."""
REASONS = 10
"""Most links kept as reasons, and most similar cases."""

Link = tuple[Bond, Near]


class Campaigns:
    """The pure functions, together, as the store asks for them."""

    def keys(self, case: Case, /) -> tuple[Key, ...]:
        """List the keys of a case."""
        return families.keys(case)

    def speaks(self, key: Key, known: Known, /) -> bool:
        """Whether a key is rare enough to mean something."""
        return speaks(key, known)

    def place(self, mine: Mine, known: dict[Key, Known], near: tuple[Near, ...], /) -> Placement:
        """Say where a case belongs."""
        return place(mine, known, near)

    def regroup(self, members: tuple[Member, ...], known: dict[Key, Known], /) -> tuple[tuple[int, ...], ...]:
        """Say which members of a campaign still belong together: groups of specimens, largest first."""
        return regroup(members, known)


def place(mine: Mine, known: dict[Key, Known], near: tuple[Near, ...]) -> Placement:
    """Say where a case belongs, with the keys that say so."""
    side = Side(brand=mine.brand, label=mine.label)
    links = [(bond(one.shares, known, side, Side(brand=one.brand, label=one.label)), one) for one in near]
    links.sort(key=lambda pair: (-pair[0].weight, pair[1].specimen))
    joined = [pair for pair in links if pair[0].joins and not _alone(pair[1])]
    similar = tuple(_reasons(pair for pair in links if pair[0].thin and (not pair[0].joins or _alone(pair[1]))))
    if not joined:
        return Placement(similar=similar)
    reasons = tuple(_reasons(joined))
    founders = tuple(one.specimen for _, one in joined if not one.campaign)
    chosen, absorbed = _campaigns(mine, joined)
    if not chosen:
        return Placement(action="found", founders=founders, title=_title(mine), reasons=reasons, similar=similar)
    return Placement(
        action="merge" if absorbed else "join",
        campaign=chosen,
        founders=founders,
        absorbed=absorbed,
        reasons=reasons,
        similar=similar,
    )


def _alone(other: Near) -> bool:
    """Whether an analyst took the case out of its campaign: it founds no other."""
    return other.fixed and not other.campaign


def _reasons(links: Iterator[Link] | list[Link]) -> Iterator[Reason]:
    for number, (one, other) in enumerate(links):
        if number < REASONS:
            yield Reason(specimen=other.specimen, keys=one.keys)


def _campaigns(mine: Mine, joined: list[Link]) -> tuple[str, tuple[str, ...]]:
    """Return the campaign to join and those it takes in: the one with pinned cases, else with the heaviest links, stays."""
    linked: dict[str, list[Link]] = defaultdict(list)
    for pair in joined:
        if pair[1].campaign:
            linked[pair[1].campaign].append(pair)
    if not linked:
        return "", ()
    pinned = {name for name, pairs in linked.items() if any(other.fixed for _, other in pairs)}
    order = sorted(
        linked,
        key=lambda name: (name not in pinned, name != mine.campaign, -max(one.weight for one, _ in linked[name]), name),
    )
    chosen, *others = order
    apart = {name for _, other in linked[chosen] for name in other.apart}
    absorbed = tuple(
        name
        for name in others
        if name not in pinned
        and name not in apart
        and all(chosen not in other.apart for _, other in linked[name])
        and _firm(linked[name])
        and _firm(linked[chosen])
    )
    return chosen, absorbed


def _firm(links: list[Link]) -> bool:
    """Whether links to a campaign are enough to move all of it: one chance likeness must not weld two campaigns."""
    return len(links) > 1 or links[0][0].weight >= MERGE


def _title(mine: Mine) -> str:
    return " / ".join(part for part in (mine.brand, mine.subject) if part) or mine.sha256[:12]


def regroup(members: tuple[Member, ...], known: dict[Key, Known]) -> tuple[tuple[int, ...], ...]:
    """Say which members still belong together, with what is known today; the group with fixed cases first, then by size.

    Each member is compared with at most `NEAR` of the others for each key, as when it was placed: the work grows with the
    campaign, not with its square.
    """
    parent = {one.specimen: one.specimen for one in members}

    def root(specimen: int) -> int:
        while parent[specimen] != specimen:
            parent[specimen] = parent[parent[specimen]]
            specimen = parent[specimen]
        return specimen

    pinned = [one.specimen for one in members if one.fixed]
    for specimen in pinned[1:]:
        parent[root(specimen)] = root(pinned[0])
    at: dict[Key, list[Member]] = defaultdict(list)
    for one in sorted(members, key=lambda member: member.specimen):
        for other, shares in _met(one, at, known):
            if root(one.specimen) != root(other.specimen) and _bound(one, other, shares, known):
                parent[root(one.specimen)] = root(other.specimen)
    groups: dict[int, list[int]] = defaultdict(list)
    for specimen in sorted(parent):
        groups[root(specimen)].append(specimen)
    # What an analyst fixed keeps the campaign's name, however few they are.
    held = {root(specimen) for specimen in pinned}
    order = sorted(groups.items(), key=lambda pair: (pair[0] not in held, -len(pair[1]), pair[1][0]))
    return tuple(tuple(group) for _, group in order)


def _met(one: Member, at: dict[Key, list[Member]], known: Mapping[Key, Known]) -> Iterator[tuple[Member, list[Key]]]:
    """Yield the earlier members that share a key with this one, and put it among them."""
    shares: dict[int, list[Key]] = defaultdict(list)
    others: dict[int, Member] = {}
    for key in one.keys:
        if not speaks(key, known.get(key, Known())):
            continue
        for other in at[key][-NEAR:]:
            shares[other.specimen].append(key)
            others[other.specimen] = other
        at[key].append(one)
    for specimen in sorted(others):
        yield others[specimen], shares[specimen]


def _bound(one: Member, other: Member, shares: list[Key], known: Mapping[Key, Known]) -> bool:
    return bond(shares, known, Side(brand=one.brand, label=one.label), Side(brand=other.brand, label=other.label)).joins
