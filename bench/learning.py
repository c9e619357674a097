"""What the fit and the measurement share: the table of rules, priors, importance of mails, folds."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

import numpy as np

from corpus import CLASSES, Row
from gyotaku.model.finding import Severity, Stance
from gyotaku.rules import RULES
from softmax import Array, Fit, fit

PRIOR = {
    ("phishing", "low"): (0.25, 0.10),
    ("phishing", "medium"): (0.60, 0.25),
    ("phishing", "high"): (1.10, 0.30),
    ("phishing", "hard"): (1.60, 0.20),
    ("unwanted", "low"): (0.00, 0.40),
    ("unwanted", "medium"): (0.00, 0.80),
    ("unwanted", "high"): (-0.20, 1.40),
    ("genuine", "low"): (-0.30, -0.10),
    ("genuine", "medium"): (-0.90, -0.40),
    ("genuine", "high"): (-3.00, -1.50),
}
"""Where a weight starts from and is drawn to: (phishing, unwanted) by stance and severity, set before looking at any mail."""

MOST = {"low": 0.5, "medium": 1.5, "high": 2.5, "hard": 3.0}
"""No rule weighs more than its severity allows, however well it parts this corpus: most genuine mail here is of 2002 and holds no
account notices at all, so that words alone would otherwise decide. A rule for the mail may weigh twice as much.
"""

PULL = 6.0
"""How hard; about the number of mails that must speak before a weight leaves its prior."""

FOLDS = 10


@dataclass(frozen=True)
class Table:
    """The rules that weigh, in order, with their stances and priors."""

    names: list[str]
    stances: list[str]
    prior: Array
    most: Array


def table() -> Table:
    """List the rules that weigh: all but those of severity info."""
    members = [member for member in RULES if member.severity is not Severity.INFO]
    return Table(
        names=[member.id for member in members],
        stances=[member.stance.value for member in members],
        prior=np.array([PRIOR[member.stance.value, degree(member.hard, member.severity, member.stance)] for member in members]),
        most=np.array(
            [
                MOST[degree(member.hard, member.severity, member.stance)] * (2 if member.stance is Stance.GENUINE else 1)
                for member in members
            ]
        ),
    )


def degree(hard: str, severity: Severity, stance: Stance) -> str:
    """Name the column of the priors for one rule."""
    return "hard" if hard and stance is Stance.PHISHING else severity.value


def fires(rows: list[Row], names: list[str]) -> Array:
    """Return a matrix of 0 and 1: mails down, rules across."""
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        matrix[number, [place[rule] for rule in row.rules if rule in place]] = 1.0
    return matrix


def truth(rows: list[Row]) -> Array:
    """Return the labels, one-hot."""
    return np.array([[float(row.label == one) for one in CLASSES] for row in rows])


def importance(rows: list[Row]) -> Array:
    """Weigh mails so that neither near-duplicates nor one source or language dominates its class.

    A group of n near-duplicates counts as sqrt(n) mails; a cell (class, source, language) of weight w as sqrt(w).
    """
    groups = Counter(row.group for row in rows)
    alone = np.array([groups[row.group] ** -0.5 for row in rows])
    cells: Counter[tuple[str, str, str]] = Counter()
    for row, weight in zip(rows, alone, strict=True):
        cells[_cell(row)] += weight
    damped = np.array([weight * cells[_cell(row)] ** -0.5 for row, weight in zip(rows, alone, strict=True)])
    for one in CLASSES:
        members = np.array([row.label == one for row in rows])
        damped[members] *= alone[members].sum() / damped[members].sum()
    return np.asarray(np.minimum(damped, 4.0))


def _cell(row: Row) -> tuple[str, str, str]:
    return row.label, row.source, row.language


def folds(rows: list[Row]) -> Array:
    """Deal the mails into folds by near-duplicate group, so that no mail is judged by weights that saw its twin."""
    return np.array([int(hashlib.sha256(row.group.encode()).hexdigest(), 16) % FOLDS for row in rows])


def learn(rows: list[Row], rules: Table, pull: float = PULL) -> Fit:
    """Fit the weights on these mails."""
    return fit(
        fires(rows, rules.names),
        truth(rows),
        importance(rows),
        rules.stances,
        rules.prior,
        np.full(rules.prior.shape, pull),
        rules.most,
    )


def crossed(rows: list[Row], rules: Table, pull: float = PULL) -> tuple[Array, list[Fit]]:
    """Return the shares of each mail by weights that never saw its group, and the fits of the folds."""
    dealt = folds(rows)
    matrix = fires(rows, rules.names)
    shares = np.zeros((len(rows), 3))
    fits = []
    for fold in range(FOLDS):
        rest = [row for row, number in zip(rows, dealt, strict=True) if number != fold]
        learned = learn(rest, rules, pull)
        fits.append(learned)
        mine = dealt == fold
        shares[mine] = learned.shares(matrix[mine])
    return shares, fits
