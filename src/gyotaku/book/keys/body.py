"""The body as bands of a MinHash: the more bands two bodies share, the more of their five-letter pieces are the same.

Sixteen bands of four values each (64 in all): bodies with Jaccard similarity s share a band with probability s⁴, so that of
sixteen about 10 agree at 0.9, 4 at 0.7, 1 at 0.5 (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain
from struct import pack

from rensa import RMinHash

from gyotaku.book.keys.folding import names, skeleton
from gyotaku.book.ports import Key
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body

BANDS = 16
ROWS = 4
BAND = ROWS * 4
"""Bytes of one band."""
PIECE = 5
"""Letters of one piece."""
_PIECES = re.compile("." * PIECE, re.DOTALL)
FEWEST = 60
"""Pieces below which a body says too little to be recognised."""
CHARS = 10_000
"""Most characters of a body compared."""
SEED = 42


def body(evidence: Evidence) -> Iterator[Key]:
    """Yield one key a band."""
    found = evidence.first(Body)
    if found is None:
        return
    shown = "\n".join(block.text for block in found[0].blocks if block.kind not in {"hidden", "image"} and block.hidden is None)
    text = skeleton(shown[:CHARS], names(evidence)).replace(" ", "")
    # Every piece, if in another order, which a minimum does not mind: the pattern cuts faster than slices do.
    pieces = list(chain.from_iterable(_PIECES.findall(text, first) for first in range(PIECE)))
    # Mostly the beginning has different pieces enough; a minimum does not mind that one comes twice.
    if len(set(pieces[: 2 * FEWEST])) < FEWEST and len(set(pieces)) < FEWEST:
        return
    drawn = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    drawn.update(pieces)
    values = pack(f">{BANDS * ROWS}I", *drawn.digest())
    for band in range(BANDS):
        rows = values[band * BAND : (band + 1) * BAND]
        yield Key(family="body", value=f"{band:x}:{blake2b(rows, digest_size=6).hexdigest()}")
