"""State what is odd about the name of a host: false suffixes inside it, heaps of hyphens or labels, letters drawn by lot."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from gyotaku.data.domains import registrable
from gyotaku.data.letters import surprise

_FALSE_PAIRS = frozenset({"co", "ne", "or", "go", "ac", "gr", "lg", "ed", "ad"})
"""Second levels of .jp (JPRS): `www.bank.co.jp.evil.top` holds one left of its own domain."""
_FALSE_LABEL = re.compile(
    r"(?:^|-)(?:co|ne|or|go|ac)-?jp(?:-|$)|(?:^|-)jp-co(?:-|$)|[a-z0-9]{3}(?:co|ne|go)-?jp$|-(?:co|com)$|(?:^|-)(?:com|cojp)-[a-z0-9-]+$|[a-z]{3}-jp-"
)
_FALSE_SUFFIX = frozenset({"com", "jp", "net", "org", "gov"})
_RUNS = re.compile(r"[a-z]+|[0-9]+")
_RANDOM = ((14, 5.8), (10, 6.0), (8, 6.2), (6, 6.5))
"""From how many letters on a name costing so many bits a letter (`data.letters`) reads as drawn by lot.

Measured on registered names of letters only (JPCERT/CC's list of 2023 and 2024 against genuine mail of 2002–2025 and the
brands' own domains): 51 % of listed names of six or seven letters against 1.0 %, 26 % against 1.2 % of eight or nine, 14 % and
less against 0.5 % of ten and more; of all names 23 % against 0.6 %.
"""


@lru_cache(maxsize=8192)
def host_traits(host: str) -> tuple[str, ...]:
    """Return the traits of a host name (A-labels, no address literal)."""
    traits: list[str] = []
    if "xn--" in host:
        traits.append("punycode")
    owned = registrable(host)
    name = owned.partition(".")[0]
    labels = host.split(".")
    left = host[: -len(owned) - 1].split(".") if owned and len(host) > len(owned) else []
    if _holds_false_suffix(left, name):
        traits.append("fake-suffix")
    if reads_random(name):
        traits.append("random-host")
    if host.count("-") >= 4 or any(label.count("-") >= 3 for label in labels if not label.startswith("xn--")):
        traits.append("many-hyphens")
    if len(labels) >= 5:
        traits.append("many-labels")
    if len(host) > 60:
        traits.append("long-host")
    return tuple(traits)


@lru_cache(maxsize=8192)
def reads_random(name: str) -> bool:
    """Whether a registered name reads as drawn by lot: letter pairs no word has, or digits strewn among letters."""
    if name.startswith("xn--") or len(name) < 6:
        return False
    runs = _RUNS.findall(name)
    if any(run.isdigit() for run in runs):
        return "-" not in name and len(runs) >= 4
    bits = surprise(name)
    return next((bits > limit for length, limit in _RANDOM if len(name) >= length), False)


def _holds_false_suffix(left: list[str], name: str) -> bool:
    """Whether labels left of the registrable domain, or its own name, pretend to be the end of a domain."""
    for first, second in pairwise(left):
        if (second == "jp" and first in _FALSE_PAIRS) or (first, second) == ("jp", "co"):
            return True
    # `amazon.com.evil.cn`: a suffix word with a name before it. `jp.example.com` is a country's page and has none.
    if any(word in _FALSE_SUFFIX and len(before) >= 4 for before, word in pairwise(left)):
        return True
    return any(_FALSE_LABEL.search(label.replace("_", "-")) for label in (*left, name))
