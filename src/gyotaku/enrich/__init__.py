"""Providers ask outside, only through the transport. Offline, every question is recorded as not asked."""

from gyotaku.enrich.family import PROVIDERS, WAYS, enrich

__all__ = ["PROVIDERS", "WAYS", "enrich"]
