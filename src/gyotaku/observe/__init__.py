"""Observers read the message and state facts. They never judge and never ask outside."""

from gyotaku.observe.family import OBSERVERS, observe

__all__ = ["OBSERVERS", "observe"]
