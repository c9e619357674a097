"""Fit the verdict's weights on the labelled development corpus and write them to src/gyotaku/data/weights.toml.

Run: PYTHON bench/fit.py [--dry]    PYTHON has numpy (bench/requirements.txt) and gyotaku. --dry prints and writes nothing.

Never read: a filter's verdict, the language, the date, the file's name. Cross-validation is grouped by near-duplicates; source
and language only weigh the mails, so that none dominates. Weights are drawn to priors set by severity (learning.py), so that a
trick this corpus lacks still counts when unseen mail brings it.
"""

from __future__ import annotations

import argparse
from collections import Counter

from corpus import CLASSES, Row, rows, written
from gyotaku.data import weights as kept
from judging import calibration, labelled, thresholds
from learning import FOLDS, PRIOR, PULL, Table, crossed, learn, table
from softmax import Fit

FILE = kept.__file__.replace(".py", ".toml")
CAPS = ["genuine.brand-authenticated", "genuine.brand-verified"]
HEAD = """# What each rule adds to the verdict, in log-odds of phishing and of unwanted mail, both against "neither".
# Written by bench/fit.py; do not edit by hand. Behind each rule: on how many mails of the development corpus it fires
# (phishing / unwanted / genuine). A rule that fires on few keeps the prior of its severity.
# Rules on facts from outside, which fire on none, are weighed by weights.outside.toml.
"""


def main() -> None:
    """Fit, cross-validate, print, write."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--dry", action="store_true", help="print only")
    words.add_argument("--pull", type=float, default=PULL, help="how hard weights are drawn to their priors")
    given = words.parse_args()
    mails, rules = rows() + written(), table()
    shares, _ = crossed(mails, rules, given.pull)
    limits = thresholds(mails, shares)
    learned = learn(mails, rules, given.pull)
    text = as_toml(learned, rules, mails, limits, given.pull)
    print(f"{len(mails)} mails, {len(rules.names)} rules, {FOLDS} folds by near-duplicate group, pull {given.pull}")
    print(f"thresholds: {limits}")
    print(calibration(mails, shares))
    if given.dry:
        print(text)
        return
    with open(FILE, "w", encoding="utf-8") as place:  # noqa: PTH123 - a path from a module's own file
        place.write(text)
    kept.weights.cache_clear()
    kept.weights()
    labels = Counter((row.label, label) for row, label in labelled(mails, learned, rules, limits))
    print("on the mails fitted on (optimistic):", {f"{one}/{label}": labels[one, label] for one, label in sorted(labels)})


def as_toml(learned: Fit, rules: Table, mails: list[Row], limits: dict[str, int], pull: float) -> str:
    """Return the weights as a readable TOML file."""
    counts = {one: Counter(rule for row in mails if row.label == one for rule in row.rules) for one in CLASSES}
    lines = [
        HEAD,
        f"caps = {CAPS!r}".replace("'", '"'),
        "",
        "[fitted]",
        'corpus = "labelled development corpus: 708 phishing, 400 unwanted, 532 genuine mails of 2002-2025"',
        f'written = "{sum(row.source == "written" for row in mails)} mails written for this project"',
        'method = "multinomial logistic regression, signs bound by stance, weights drawn to priors by severity"',
        f'pull = "{pull}"',
        f'folds = "{FOLDS}, by near-duplicate group"',
        'date = "2026-11-24"',
        "",
        "[bias]",
        f"phishing = {learned.bias[0]:.2f}",
        f"unwanted = {learned.bias[1]:.2f}",
        "",
        "[thresholds]",
        *(f"{name} = {value}" for name, value in limits.items()),
        "",
    ]
    for stance in ("phishing", "unwanted", "genuine"):
        lines.append(f"[defaults.{stance}]")
        for degree in ("low", "medium", "high", "hard"):
            phishing, unwanted = PRIOR.get((stance, degree), PRIOR[stance, "high"])
            lines.append(f"{degree} = {{ phishing = {phishing:.2f}, unwanted = {unwanted:.2f} }}")
        lines.append("")
    lines.append("[rules]")
    for name, (phishing, unwanted) in zip(rules.names, learned.weights, strict=True):
        seen = " / ".join(str(counts[one][name]) for one in CLASSES)
        lines.append(f'"{name}" = {{ phishing = {phishing + 0.0:.2f}, unwanted = {unwanted + 0.0:.2f} }}  # {seen}')
    return "\n".join(lines).replace("-0.00", "0.00") + "\n"


if __name__ == "__main__":
    main()
