"""How well mails are judged, per source and language, by weights that never saw their near-duplicates; peers beside.

Run: PYTHON bench/accuracy.py [--peers OTHER] [--spamassassin] [--rspamd] [--misses] [--apart] [--plot FILE.svg]

PYTHON has numpy (bench/requirements.txt) and gyotaku; OTHER is an interpreter with phish-signals. The two filters are run
where they are installed, without network. `flagged` is phishing + likely-phishing; recall at 1 % is by score, at the threshold
that flags 1 % of all genuine mail. Mails of one near-duplicate group count one by one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from apart import left_out, source, year
from corpus import ROOT, Row, held, mails, rows, written
from filters import kept, phish_signals, rspamd, spamassassin, version
from gyotaku.model.case import Label, Verdict
from judging import bins, calibration, thresholds, verdict, weights_of
from learning import FOLDS, PULL, crossed, folds, learn, table
from reliability import draw
from softmax import Array

FLAGGED = {Label.PHISHING, Label.LIKELY_PHISHING}
ORDER = [Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS, Label.UNWANTED, Label.UNDETERMINED, Label.LIKELY_GENUINE]


@dataclass(frozen=True)
class Judged:
    """One mail with the verdict of its fold."""

    row: Row
    verdict: Verdict


def cross_judged(all_rows: list[Row], pull: float | None = None) -> tuple[list[Judged], Array]:
    """Judge every mail with the weights of the fold that left its group out."""
    rules = table()
    shares, fits = crossed(all_rows, rules) if pull is None else crossed(all_rows, rules, pull)
    limits = thresholds(all_rows, shares)
    print(f"thresholds {limits}\n")
    tables = [weights_of(learned, rules, limits) for learned in fits]
    dealt = folds(all_rows)
    return [Judged(row, verdict(row, tables[fold])) for row, fold in zip(all_rows, dealt, strict=True)], shares


def held_judged(all_rows: list[Row], pull: float | None) -> list[Judged]:
    """Judge the mails kept apart, with weights and thresholds of all others."""
    rules, drawn = table(), PULL if pull is None else pull
    shares, _ = crossed(all_rows, rules, drawn)
    weights = weights_of(learn(all_rows, rules, drawn), rules, thresholds(all_rows, shares))
    return [Judged(row, verdict(row, weights)) for row in held()]


def cell(judged: list[Judged], peers: dict[str, dict[str, float]], limits: dict[str, float]) -> str:
    """Return the figures of one cell of the table."""
    count = len(judged)
    labels = Counter(one.verdict.label for one in judged)
    flagged = sum(labels[label] for label in FLAGGED) / count
    shares = "".join(f"{labels[label] / count:>8.1%}" for label in ORDER)
    at = "".join(
        f"{sum(scores.get(one.row.file, -1e9) >= limits[name] for one in judged) / count:>9.1%}" for name, scores in peers.items()
    )
    return f"{count:>6}{flagged:>9.1%}{shares}{at}"


def main() -> None:
    """Print the tables."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--peers", help="interpreter with phish-signals")
    words.add_argument("--spamassassin", action="store_true", help="run `spamassassin -L` (slow)")
    words.add_argument("--rspamd", action="store_true", help="run `rspamc` against a local rspamd")
    words.add_argument("--misses", action="store_true", help="list false alarms and missed phish")
    words.add_argument("--apart", action="store_true", help="also leave out one source, then one year, at a time")
    words.add_argument("--plot", type=Path, help="draw the reliability of the score (needs leather)")
    words.add_argument("--pull", type=float, default=None)
    given = words.parse_args()
    all_rows = rows() + written()
    judged, shares = cross_judged(all_rows, given.pull)
    paths = {path.name: path for place in (mails(), ROOT / "tests" / "corpus") for path in place.rglob("*.eml")}
    files = [paths[row.file] for row in all_rows]
    peers = {"gyotaku": {row.file: float(share) for row, share in zip(all_rows, shares[:, 0], strict=True)}}
    if given.peers:
        peers["phish-sig"] = kept("phish-signals", partial(phish_signals, given.peers), files)
    if given.spamassassin:
        peers["spamass"] = kept(f"spamassassin-{version(['spamassassin', '--version'])}", spamassassin, files)
    if given.rspamd:
        peers["rspamd"] = kept(f"rspamd-{version(['rspamd', '--version'])}", rspamd, files)
    ham = [row.file for row in all_rows if row.label == "ham"]
    limits = {name: float(np.quantile([scores.get(file, -1e9) for file in ham], 0.99)) + 1e-9 for name, scores in peers.items()}
    at = "".join(f"{name:>9}" for name in peers)
    names = "".join(f"{label.value[:7]:>8}" for label in ORDER)
    print(f"{FOLDS}-fold cross-validation by near-duplicate group\n")
    print(f"{'class source language':<32}{'mails':>6}{'flagged':>9}{names}   at 1 %:{at}")
    for key in sorted({(row.label, row.source, row.language) for row in all_rows}):
        members = [one for one in judged if (one.row.label, one.row.source, one.row.language) == key]
        print(f"{' '.join(key):<32}{cell(members, peers, limits)}")
    print("\nby source (languages of a source together)")
    for pair in sorted({(row.label, row.source) for row in all_rows}):
        members = [one for one in judged if (one.row.label, one.row.source) == pair]
        print(f"{' '.join(pair):<32}{cell(members, peers, limits)}")
    print("\nwritten mails held out: never fitted, never read while rules were built; weights fitted on all others")
    apart = held_judged(all_rows, given.pull)
    for pair in sorted({(one.row.label, one.row.language) for one in apart}):
        members = [one for one in apart if (one.row.label, one.row.language) == pair]
        print(f"{'held ' + ' '.join(pair):<32}{cell(members, {}, {})}")
    print("\nreliability of the score")
    print(calibration(all_rows, shares))
    if given.plot:
        draw(bins(all_rows, shares), given.plot)
    if given.apart:
        marks = thresholds(all_rows, shares)
        print("\n" + left_out(all_rows, marks, "source left out", source))
        print("\n" + left_out(all_rows, marks, "year left out", year))
    if given.misses:
        listed(judged)


def listed(judged: list[Judged]) -> None:
    """Print false alarms and missed phish with their reasons."""
    for one in sorted(judged, key=lambda each: (-each.verdict.score, each.row.file)):
        flagged = one.verdict.label in FLAGGED
        if flagged != (one.row.label == "phish") and not (one.row.label == "unwanted" and not flagged):
            why = ", ".join(f"{reason.rule} {reason.weight:+.1f}" for reason in one.verdict.reasons[:8])
            cell = f"{one.row.label:<9}{one.row.source:<12}{one.row.language:<4}"
            print(f"{cell}{one.row.file} {one.verdict.score:>3} {one.verdict.label}: {why}")


if __name__ == "__main__":
    main()
