"""Multinomial logistic regression over rules, with the signs the rules' stances demand and weights drawn to a prior.

z(phishing) = b + sum of weights, z(unwanted) likewise, z(neither) = 0; P is their softmax. A rule for phishing has
0 <= unwanted <= phishing, so that it can never lower P(phishing); one for the mail phishing <= unwanted <= 0; one about unwanted
mail unwanted >= 0 and phishing <= unwanted. What the corpus cannot decide stays at the prior of the rule's severity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = Any
"""A numpy array; numpy is not part of the environment that is type-checked."""


@dataclass(frozen=True)
class Fit:
    """Bias and weights, phishing in column 0, unwanted in column 1."""

    bias: Array
    weights: Array

    def odds(self, fires: Array) -> Array:
        """Return both log-odds of each mail."""
        return self.bias + fires @ self.weights

    def shares(self, fires: Array) -> Array:
        """Return P(phishing), P(unwanted), P(neither) of each mail."""
        odds = np.hstack([self.odds(fires), np.zeros((len(fires), 1))])
        odds -= odds.max(axis=1, keepdims=True)
        parts = np.exp(odds)
        return parts / parts.sum(axis=1, keepdims=True)


def allowed(weights: Array, stances: list[str], most: Array) -> Array:
    """Return the nearest weights whose signs fit the stances (Euclidean projection, rule by rule), none larger than `most`."""
    fixed = weights.copy()
    for number, stance in enumerate(stances):
        phishing, unwanted = fixed[number]
        if stance == "phishing":
            if unwanted > phishing:
                phishing = unwanted = (phishing + unwanted) / 2
            fixed[number] = max(phishing, 0.0), max(unwanted, 0.0)
        elif stance == "genuine":
            if phishing > unwanted:
                phishing = unwanted = (phishing + unwanted) / 2
            fixed[number] = min(phishing, 0.0), min(unwanted, 0.0)
        else:
            if phishing > unwanted:
                phishing = unwanted = (phishing + unwanted) / 2
            fixed[number] = max(min(phishing, 1.0), -1.0), max(unwanted, 0.0)
    return np.clip(fixed, -most[:, None], most[:, None])


def fit(  # noqa: PLR0917 - the eight are one problem's matrices
    fires: Array, truth: Array, importance: Array, stances: list[str], prior: Array, pull: Array, most: Array, rounds: int = 600
) -> Fit:
    """Fit by accelerated projected gradient (FISTA with restarts). `truth` is one-hot (phishing, unwanted, neither).

    `importance` weighs the mails; `pull` draws each rule to its prior (per rule and column); `most` bounds each rule.
    """
    bias, weights = np.array([-1.0, -1.0]), allowed(prior, stances, most)
    ahead_bias, ahead = bias.copy(), weights.copy()
    momentum = 1.0
    # Lipschitz bound of the softmax loss: half the largest eigenvalue of the weighted Gram matrix, plus the pull.
    wide = np.hstack([fires, np.ones((len(fires), 1))]) * np.sqrt(importance)[:, None]
    step = 1.0 / (0.5 * np.linalg.norm(wide, 2) ** 2 + pull.max())
    for _ in range(rounds):
        gap = (Fit(ahead_bias, ahead).shares(fires) - truth)[:, :2] * importance[:, None]
        new_bias = ahead_bias - step * gap.sum(axis=0)
        new = allowed(ahead - step * (fires.T @ gap + pull * (ahead - prior)), stances, most)
        if ((new - weights) * (ahead - new)).sum() > 0:
            momentum = 1.0
        nextly = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ratio = (momentum - 1) / nextly
        ahead, ahead_bias = new + ratio * (new - weights), new_bias + ratio * (new_bias - bias)
        done = np.abs(new - weights).max() < 1e-5 and np.abs(new_bias - bias).max() < 1e-5
        weights, bias, momentum = new, new_bias, nextly
        if done:
            break
    return Fit(bias, weights)
