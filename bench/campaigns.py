"""How well campaigns are recognised: mails placed one after another by date, against the corpus' near-duplicate groups.

Run: PYTHON bench/campaigns.py [--peers OTHER] [--pairs]

PYTHON has gyotaku; OTHER is an interpreter with datasketch and py-tlsh (bench/requirements.txt), which get the same shown
texts in the same run. A pair is right when both mails are of one near-duplicate group, or of one campaign by hand
(bench/campaigns.tsv); every other pair is a false merge. The groups are a lower bound, a few mails of each wave: `raw` is the
share of pairs that they alone confirm. `recall` counts the groups' pairs only. `--pairs` lists false and missed pairs.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from corpus import CACHE, SHARED, mails, source_hash
from gyotaku import analyse
from gyotaku.book.joining import place
from gyotaku.book.keys import keys
from gyotaku.book.linking import GENUINE, speaks
from gyotaku.book.ports import NEAR, Key, Known, Mine, Near
from gyotaku.book.summary import summary
from gyotaku.model.facts import Body

HERE = Path(__file__).resolve().parent
Pairs = set[tuple[str, str]]


class Seen(msgspec.Struct, frozen=True):
    """One mail as far as campaigns go."""

    file: str
    keys: tuple[Key, ...]
    brand: str
    label: str
    subject: str
    text: str


@dataclass(frozen=True)
class Truth:
    """What is known of which mails belong together."""

    group: dict[str, str]
    hand: dict[str, str]

    def grouped(self, one: str, other: str) -> bool:
        """Whether the corpus puts two mails in one near-duplicate group."""
        return self.group[one] == self.group[other]

    def right(self, one: str, other: str) -> bool:
        """Whether two mails are of one group or of one campaign by hand."""
        return self.grouped(one, other) or (one in self.hand and self.hand[one] == self.hand.get(other))


def seen(rows: list[dict[str, str]]) -> list[Seen]:
    """Analyse every mail, or read what an earlier run with the same sources found."""
    kept = CACHE / f"campaigns-{source_hash()}.bin"
    if kept.exists():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Seen])
    places = {path.name: path for path in mails().rglob("*.eml")}
    found: list[Seen] = []
    for row in rows:
        case = analyse(places[row["file"]].read_bytes(), name=row["file"])
        brief = summary(case)
        body = case.evidence.first(Body)
        shown = "\n".join(block.text for block in body[0].blocks if block.kind not in {"hidden", "image"}) if body else ""
        found.append(Seen(row["file"], keys(case), brief.brand, brief.label, brief.subject, shown[:20_000]))
    kept.write_bytes(msgspec.msgpack.encode(found))
    return found


class Book:
    """A book in memory that does what the store does: counts, neighbours, campaigns."""

    def __init__(self) -> None:
        self.mails: list[Seen] = []
        self.campaign: dict[int, str] = {}
        self.at: dict[Key, list[int]] = defaultdict(list)
        self.merges = 0

    def known(self, key: Key) -> Known:
        """Return how often a key was seen."""
        there = [self.mails[number] for number in self.at.get(key, ())]
        brands = sorted({one.brand for one in there} - {""})
        return Known(cases=len(there), genuine=sum(one.label == GENUINE for one in there), brands=tuple(brands[:9]))

    def add(self, mail: Seen) -> None:
        """Place one mail."""
        known = {key: self.known(key) for key in mail.keys if key in self.at}
        shares: dict[int, list[Key]] = defaultdict(list)
        for key, so_far in known.items():
            if speaks(key, so_far):
                for number in self.at[key][-NEAR:]:
                    shares[number].append(key)
        near = tuple(
            Near(
                specimen=number,
                sha256=self.mails[number].file,
                shares=tuple(shared),
                brand=self.mails[number].brand,
                label=self.mails[number].label,
                campaign=self.campaign.get(number, ""),
            )
            for number, shared in sorted(shares.items())
        )
        mine = Mine(specimen=len(self.mails), sha256=mail.file, keys=mail.keys, brand=mail.brand, label=mail.label)
        answer = place(mine, known, near)
        if answer.action != "alone":
            name = answer.campaign or f"c{len(self.mails)}"
            for number in (*answer.founders, mine.specimen):
                self.campaign[number] = name
            self.merges += len(answer.absorbed)
            for number, old in list(self.campaign.items()):
                if old in answer.absorbed:
                    self.campaign[number] = name
        for key in mail.keys:
            self.at[key].append(mine.specimen)
        self.mails.append(mail)

    def pairs(self) -> Pairs:
        """Return every pair of mails in one campaign."""
        groups: dict[str, list[str]] = defaultdict(list)
        for number, name in self.campaign.items():
            groups[name].append(self.mails[number].file)
        return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def peers(python: str, found: list[Seen]) -> dict[str, Pairs]:
    """Ask the peers for groups of the same texts: connected components of what they call near."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump([(one.file, one.text) for one in found], file)
        file.flush()
        words = [python, str(HERE / "campaign_peers.py"), file.name]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"peers failed: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return {}
    return {name: {(pair[0], pair[1]) for pair in pairs} for name, pairs in json.loads(done.stdout).items()}


def figures(name: str, pairs: Pairs, wanted: Pairs, truth: Truth) -> str:
    """Return one row of the table."""
    right = sum(truth.right(*pair) for pair in pairs)
    grouped = sum(truth.grouped(*pair) for pair in pairs)
    count = len(pairs) or 1
    false = len(pairs) - right
    return (
        f"{name:<28}{len(pairs):>7}{right / count:>11.1%}{grouped / count:>8.1%}"
        f"{len(pairs & wanted) / len(wanted):>9.1%}{false:>8}{false / count:>8.1%}"
    )


def table(truth: Truth, answers: dict[str, Pairs], some: Iterable[str], title: str) -> None:
    """Print the figures of some of the mails."""
    chosen = set(some)
    groups: dict[str, list[str]] = defaultdict(list)
    for file in chosen:
        groups[truth.group[file]].append(file)
    wanted = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    print(f"\n{title}: {len(chosen)} mails, {len(wanted)} pairs in near-duplicate groups")
    print(f"{'':<28}{'pairs':>7}{'precision':>11}{'raw':>8}{'recall':>9}{'false':>8}{'rate':>8}")
    for name, pairs in answers.items():
        print(figures(name, {pair for pair in pairs if chosen.issuperset(pair)}, wanted, truth))


def main() -> None:
    """Print the tables."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--peers", help="interpreter with datasketch and py-tlsh")
    words.add_argument("--pairs", action="store_true", help="list false merges and missed pairs")
    given = words.parse_args()
    with (SHARED / "dev.tsv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file, delimiter="\t"), key=lambda row: (row["date"].strip(), row["file"]))
    hand = HERE / "campaigns.tsv"
    judged = [line.split("\t")[:2] for line in hand.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    truth = Truth({row["file"]: row["near_duplicate_group"] for row in rows}, {file: name for name, file in judged})
    found = seen(rows)
    book = Book()
    for mail in found:
        book.add(mail)
    answers = {"gyotaku": book.pairs()} | (peers(given.peers, found) if given.peers else {})
    labels = {row["file"]: row["label"] for row in rows}
    print(f"{len(set(book.campaign.values()))} campaigns of {len(book.campaign)} mails; {book.merges} merges on the way")
    table(truth, answers, labels, "all mails")
    table(truth, answers, (file for file, label in labels.items() if label != "ham"), "bad mail")
    table(truth, answers, (file for file, label in labels.items() if label == "ham"), "genuine mail")
    if given.pairs:
        mine = answers["gyotaku"]
        for pair in sorted(pair for pair in mine if not truth.right(*pair)):
            print("false", *pair)
        missed = [p for p in combinations(sorted(labels), 2) if truth.grouped(*p) and p not in mine]
        for pair in missed:
            print("missed", *pair)


if __name__ == "__main__":
    main()
