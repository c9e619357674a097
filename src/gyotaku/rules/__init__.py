"""Rules turn evidence into findings. Each is one file that carries its own hits and near misses."""

from gyotaku.rules.family import RULES, apply

__all__ = ["RULES", "apply"]
