"""Group texts as the peers of bench/campaigns.py would, each with its usual settings; prints pairs as JSON. Run by campaigns.py.

datasketch: MinHash of 128 permutations over five-character pieces of the shown text, LSH at 0.7, groups are connected components.
TLSH: distance below 50 (the value its authors use for near copies), groups likewise.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

PIECE = 5
THRESHOLD = 0.7
DISTANCE = 50


def grouped(files: list[str], links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return every pair of files that links connect."""
    parent = {file: file for file in files}

    def root(file: str) -> str:
        while parent[file] != file:
            parent[file] = parent[parent[file]]
            file = parent[file]
        return file

    for one, other in links:
        parent[root(one)] = root(other)
    groups: dict[str, list[str]] = defaultdict(list)
    for file in files:
        groups[root(file)].append(file)
    return [pair for group in groups.values() for pair in combinations(sorted(group), 2)]


def minhash(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Group by MinHash LSH alone."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a peer's package, only in the peer's environment

    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    links: list[tuple[str, str]] = []
    for file, text in texts:
        pieces = {text[at : at + PIECE].encode() for at in range(len(text) - PIECE + 1)}
        if not pieces:
            continue
        drawn = MinHash(num_perm=128)
        drawn.update_batch(pieces)
        links += [(str(other), file) for other in index.query(drawn)]
        index.insert(file, drawn)
    return grouped([file for file, _ in texts], links)


def tlsh(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Group by TLSH distance alone."""
    import tlsh as library  # noqa: PLC0415 - as above

    digests = [(file, digest) for file, text in texts if (digest := library.hash(text.encode())) not in {"", "TNULL"}]
    links = [(one, other) for (one, mine), (other, theirs) in combinations(digests, 2) if library.diff(mine, theirs) < DISTANCE]
    return grouped([file for file, _ in texts], links)


def main() -> None:
    """Print the pairs of each peer."""
    texts = [(str(file), str(text)) for file, text in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    print(json.dumps({"MinHash LSH (datasketch)": minhash(texts), "TLSH": tlsh(texts)}))


if __name__ == "__main__":
    main()
