"""Compare what the visitors of one URL were shown: which difference between visitors makes the page another.

Two pages differ when one is of another kind (a form here, an error there), lies on another site, or shares next to nothing with
the other. A page that varies (advertisements, time, order, language, layout for telephones) stays the same page. A gate is named
only where two visitors differ in one thing alone, and never from one visit; who was shown another page the second time is not
kept out by a gate (a site may deal its pages by lot).
"""

from __future__ import annotations

import math
import re
from itertools import combinations
from urllib.parse import urlsplit

from gyotaku.capture.pictures import apart
from gyotaku.capture.state import FORMS, asks
from gyotaku.data.domains import registrable
from gyotaku.data.field_asks import SECRET
from gyotaku.model.capture import Compared, Served, Visit

ALIKE = 0.45
"""Share of common triples of letters from which two texts are one text with variations."""
STRANGE_TEXT = 0.04
STRANGE_SHAPE = 0.4
STRANGE_PICTURE = 20
"""Bits of 64 in which the pictures of two wholly different pages differ at least."""
TEXT = 4_000

_SILENT = frozenset({"dead", "no-such-name", "certificate-error", "redirect-loop"})
_GONE = frozenset({"dead", "no-such-name"})
_UNKNOWN = frozenset({"", "timeout", "refused", "unread"})
"""A visit that ended so says nothing about the page."""
_WORTHLESS = re.compile(r"[\s\d]+")
GATES = ("device-gated", "region-gated", "referrer-gated", "bot-gated")


def compare(visits: tuple[Visit, ...]) -> Compared:
    """Name what decides about the page shown, with the two visitors that show it."""
    if len(visits) > 1 and all(visit.state in _GONE for visit in visits):
        return Compared(gate="dead", pair=_pair(visits[0], visits[1]), why="No visitor got an answer.")
    if visits and all(visit.state in _GONE | _UNKNOWN for visit in visits) and any(visit.state in _GONE for visit in visits):
        # A guard that refused, or a time that was up, says nothing about the site: some silence is then not everybody's.
        return Compared(gate="undecided", why="Some visitors got no answer, the others' visits were refused or not finished.")
    known = tuple(visit for visit in visits if visit.state not in _UNKNOWN)
    if visits and all(visit.state == "refused" for visit in visits):
        return Compared(gate="undecided", why="Every visitor was led to an address that nothing may connect to.")
    if len(known) < 2:
        return Compared(gate="undecided", why="There are not two visits to compare.")
    people = [visit for visit in known if visit.device != "none"]
    if len(people) > 1 and all(visit.state == "challenge" for visit in people):
        return Compared(
            gate="challenge", pair=_pair(people[0], people[1]), why="Every browser was asked to prove that a person is there."
        )
    return _repeated(known) or _gated(known) or _unexplained(known) or _same(known)


def unrepeated(visits: tuple[Visit, ...]) -> tuple[str, ...]:
    """Name the visitors of the pair that shows a gate who came only once: a second visit tells a gate from a lot."""
    found = compare(visits)
    if found.gate not in GATES:
        return ()
    twice = {_who(visit) for visit in visits if visit.turn > 1}
    return tuple(visit.profile for visit in visits if visit.profile in found.pair and _who(visit) not in twice)


def _repeated(visits: tuple[Visit, ...]) -> Compared | None:
    """Look whether the same visitor was shown another page the second time."""
    for again in visits:
        first = next((one for one in visits if one.turn < again.turn and _who(one) == _who(again)), None)
        if first is None or not differ(first, again):
            continue
        others = [one for one in visits if one.turn == 1 and one is not first and one.device != "none"]
        earliest = all(first.started <= one.started for one in others)
        if earliest and all(not differ(one, again) for one in others):
            why = f"Only the first visit was shown {first.state}; the same visitor got {again.state} later, as all others did."
            return Compared(gate="one-time", pair=_pair(first, again), why=why)
        why = f"The same visitor was shown {first.state} and later {again.state}, so visitors cannot be compared."
        return Compared(gate="undecided", pair=_pair(first, again), why=why)
    return None


def _gated(visits: tuple[Visit, ...]) -> Compared | None:
    found: dict[str, tuple[Visit, Visit]] = {}
    for one, other in combinations([visit for visit in visits if visit.turn == 1], 2):
        gate = _gate(one, other)
        if gate and gate not in found and differ(one, other):
            found[gate] = (one, other)
    # A program differs from a browser in many ways; it speaks only where the visitors with browsers are all shown the same.
    if len(found) > 1 and "none" in {visit.device for visit in found.get("bot-gated", ())}:
        del found["bot-gated"]
    gates = [gate for gate in GATES if gate in found]
    if not gates:
        return None
    one, other = found[gates[0]]
    why = f"{one.profile} was shown {one.state}, {other.profile} {other.state}: {differ(one, other)}."
    return Compared(gate=gates[0], pair=_pair(one, other), why=why, also=tuple(gates[1:]))


def _gate(one: Visit, other: Visit) -> str:
    """Return which gate a difference between two visitors would show; "" when they differ in more than one thing."""
    if one.agent != other.agent:
        simple = "program" in {one.agent, other.agent} or (one.device, one.language, one.referrer) == (
            other.device,
            other.language,
            other.referrer,
        )
        return "bot-gated" if simple and "person" in {one.agent, other.agent} and one.region == other.region else ""
    unlike = [
        gate
        for gate, name in (
            ("device-gated", "device"),
            ("region-gated", "language"),
            ("region-gated", "region"),
            ("referrer-gated", "referrer"),
        )
        if getattr(one, name) != getattr(other, name)
    ]
    if not unlike and one.system != other.system:
        return "device-gated"
    return unlike[0] if len(unlike) == 1 else ""


def _unexplained(visits: tuple[Visit, ...]) -> Compared | None:
    for one, other in combinations(visits, 2):
        if one.agent == other.agent and (reason := differ(one, other)):
            why = f"{one.profile} and {other.profile} differ ({reason}), but in more than one thing as visitors."
            return Compared(gate="undecided", pair=_pair(one, other), why=why)
    return None


def _same(visits: tuple[Visit, ...]) -> Compared:
    shown = [visit for visit in visits if visit.device != "none"] or list(visits)
    if len(shown) < 2:
        shown = list(visits)
    why = f"All {len(shown)} visitors were shown the same page ({shown[0].state})."
    return Compared(gate="same", pair=_pair(shown[0], shown[1]), why=why)


def differ(one: Visit, other: Visit) -> str:
    """Return in what two visitors' pages differ, in English; "" when they are one page."""
    if "none" in {one.device, other.device}:
        return _served_apart(one, other)
    first, second = _kind(one), _kind(other)
    if _SILENT & {one.state, other.state}:
        return "" if first == second else "one got no page"
    alike = _alike(one.text, other.text) >= ALIKE
    if first != second:
        return "" if alike and not _harmless(one, other) else f"{one.state} against {other.state}"
    if _site(one.final_url) != _site(other.final_url) and not alike:
        return "they ended at different sites"
    if first == "content" and one.language == other.language and _strange(one, other):
        return "the pages have nothing in common"
    return ""


def _harmless(one: Visit, other: Visit) -> bool:
    """Whether one page is the other's kind of page only in name: an error text that stands on both says nothing."""
    return bool({"error-page", "challenge", "warning"} & {one.state, other.state}) and bool(FORMS & {one.state, other.state})


def _kind(visit: Visit) -> str:
    if visit.state in FORMS:
        return "form"
    if visit.state in _SILENT:
        return "silent"
    return {"alive": "content", "empty": "error-page"}.get(visit.state, visit.state)


def _served_apart(one: Visit, other: Visit) -> str:
    """Compare with a program: only what the page's source shows before any script."""
    first, second = one.served, other.served
    if first is None or second is None:
        silent = {
            visit.profile for visit in (one, other) if visit.served is None and visit.failure not in {"download", "redirect-loop"}
        }
        return "one got no page" if len(silent) == 1 else ""
    if (first.status >= 400) != (second.status >= 400):
        return f"status {first.status} against {second.status}"
    if not first.shape or not second.shape or _alike(first.text, second.text) >= ALIKE:
        # Of a page that was cut while loading there is no source to compare.
        return ""
    if _site(first.url) != _site(second.url):
        return "they were sent to different sites"
    if _secret(first) != _secret(second):
        return "only one source holds a form that asks for secrets"
    if bool(first.text.strip()) != bool(second.text.strip()) and _likeness(first.shape, second.shape) < STRANGE_SHAPE:
        return "one got an empty page"
    return ""


def _secret(served: Served) -> bool:
    return any(SECRET & set(form.asks) for form in served.forms)


def _strange(one: Visit, other: Visit) -> bool:
    """Whether two pages without forms share next to nothing: neither words nor structure nor looks."""
    if asks(one) or asks(other) or one.picture is None or other.picture is None:
        return False
    return (
        _alike(one.text, other.text) < STRANGE_TEXT
        and _likeness(one.shape, other.shape) < STRANGE_SHAPE
        and apart(one.picture.dhash, other.picture.dhash) >= STRANGE_PICTURE
    )


def _alike(one: str, other: str) -> float:
    """Return the share of common triples of letters of two texts; 1 for two empty ones."""
    first, second = _triples(one), _triples(other)
    if not first and not second:
        return 1.0
    return len(first & second) / len(first | second)


def _triples(text: str) -> set[str]:
    folded = _WORTHLESS.sub("", text[:TEXT]).lower()
    return {folded[start : start + 3] for start in range(max(len(folded) - 2, 0))} or ({folded} if folded else set())


def _likeness(one: dict[str, int], other: dict[str, int]) -> float:
    """Return the cosine of two counts of pairs of elements, on a logarithmic scale so that long lists do not decide alone."""
    if not one or not other:
        return 1.0 if one == other else 0.0
    first = {key: math.log1p(count) for key, count in one.items()}
    second = {key: math.log1p(count) for key, count in other.items()}
    shared = sum(first[key] * second[key] for key in first.keys() & second.keys())
    return shared / math.sqrt(sum(value**2 for value in first.values()) * sum(value**2 for value in second.values()))


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return registrable(host) or host


def _who(visit: Visit) -> tuple[str, ...]:
    return visit.device, visit.agent, visit.system, visit.language, visit.region, visit.referrer


def _pair(one: Visit, other: Visit) -> tuple[str, str]:
    return one.profile, other.profile
