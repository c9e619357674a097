"""Whom to ask about a domain on port 43, with which words, and whether to ask the server an answer names. Pure."""

from __future__ import annotations

from gyotaku.data.domains import registered
from gyotaku.data.whois import whois
from gyotaku.model.noun import Noun

ROOT = "whois.iana.org"
"""Names the registry's server for every top-level domain."""
HOPS = 3
"""Most servers asked about one domain: the root, the registry, the registrar."""


class Question(Noun, frozen=True, kw_only=True):
    """One question of RFC 3912: to whom, and the line sent (without its CR LF)."""

    server: str
    words: str


def name_in_registry(domain: str) -> str:
    """Return the name that stands in a registry for a host (ICANN suffixes only), in A-labels; else the name itself."""
    return registered(domain) or domain.strip(".").lower()


def first_question(domain: str) -> Question:
    """Return whom to ask first: the registry where it is known, else the root, which names it."""
    name = name_in_registry(domain)
    known = whois().registry.get(name.rpartition(".")[2])
    return question(known or ROOT, name)


def question(server: str, name: str) -> Question:
    """Return the question in the form a server wants; the root is asked about the top-level domain alone."""
    if server == ROOT:
        return Question(server=server, words=name.rpartition(".")[2])
    return Question(server=server, words=whois().form.get(server, "{name}").format(name=name))


def next_question(referral: str, name: str, asked: tuple[str, ...]) -> Question | None:
    """Return the question to the server an answer names; None when it names none, one already asked, or the chain is long.

    A referral is another party's word: the transport still decides whether its address may be connected to.
    """
    if not referral or referral in asked or len(asked) >= HOPS:
        return None
    return question(referral, name_in_registry(name))
