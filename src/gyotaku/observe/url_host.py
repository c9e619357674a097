"""State what is odd about the name of a host: false suffixes inside it, heaps of hyphens, labels or digits, random letters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from gyotaku.data.domains import registrable

_FALSE_PAIRS = frozenset({"co", "ne", "or", "go", "ac", "gr", "lg", "ed", "ad"})
"""Second levels of .jp (JPRS): `www.bank.co.jp.evil.top` holds one left of its own domain."""
_FALSE_LABEL = re.compile(
    r"(?:^|-)(?:co|ne|or|go|ac)-?jp(?:-|$)|[a-z0-9]{3}(?:co|ne|go)-?jp$|-(?:co|com)$|(?:^|-)(?:com|cojp|jp)-[a-z0-9-]+$"
)
_FALSE_SUFFIX = frozenset({"com", "jp", "net", "org", "gov"})


@lru_cache(maxsize=8192)
def host_traits(host: str) -> tuple[str, ...]:
    """Return the traits of a host name (A-labels, no address literal)."""
    traits: list[str] = []
    if "xn--" in host:
        traits.append("punycode")
    owned = registrable(host)
    labels = host.split(".")
    left = host.removesuffix(owned).rstrip(".").split(".") if owned and host != owned else []
    if _holds_false_suffix(left, owned.partition(".")[0]):
        traits.append("fake-suffix")
    if host.count("-") >= 4 or any(label.count("-") >= 3 for label in labels if not label.startswith("xn--")):
        traits.append("many-hyphens")
    if len(labels) >= 5:
        traits.append("many-labels")
    if len(host) > 60:
        traits.append("long-host")
    return tuple(traits)


def _holds_false_suffix(left: list[str], name: str) -> bool:
    """Whether labels left of the registrable domain, or its own name, pretend to be the end of a domain."""
    for first, second in pairwise(left):
        if second == "jp" and first in _FALSE_PAIRS:
            return True
    # `amazon.com.evil.cn`: a suffix word with a name before it. `jp.example.com` is a country's page and has none.
    if any(word in _FALSE_SUFFIX and len(before) >= 4 for before, word in pairwise(left)):
        return True
    return any(_FALSE_LABEL.search(label) for label in (*left, name))
