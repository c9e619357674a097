"""The route as facts: hops, delays, problems, the boundary."""

from __future__ import annotations

import pytest
from tests.corpora import members
from tests.observing import message_of, observed

from gyotaku.model.facts import Boundary, Hop
from gyotaku.observe.route import clues_of

MAIL = """\
Received: from localhost (localhost [127.0.0.1]) by mx.home.example (Postfix) with LMTP; Sun, 15 Mar 2026 17:29:10 +0900
Received: from h.example (p.example [192.0.2.7])
\tby mx.home.example (Postfix) with ESMTP id 9A for <user@home.example>; Sun, 15 Mar 2026 17:29:04 +0900
Received: from bank.example by h.example; Mon, 15 Mar 2027 08:40:00 +0000
From: a@a.example
"""


def test_hops_and_boundary() -> None:
    """Each Received field is a hop with its place; trust ends at the boundary; the boundary quotes the field."""
    seen = observed(MAIL, "route")
    hops = [fact for fact, _ in seen.of(Hop)]
    assert [(hop.number, hop.trust, hop.delay_seconds) for hop in hops] == [
        (0, "receiver", 6),
        (1, "boundary", -31536656),
        (2, "claim", None),
    ]
    found = seen.first(Boundary)
    assert found is not None
    boundary, where = found
    assert (boundary.source_ip, boundary.by, boundary.helo, boundary.rdns) == (
        "192.0.2.7",
        "mx.home.example",
        "h.example",
        "p.example",
    )
    assert boundary.header.startswith("from h.example (p.example [192.0.2.7])")
    assert where.where is not None
    assert where.where.place == "header:1"


def test_problems() -> None:
    """Time that runs backwards, a claim after receipt and a field by a stranger are named."""
    hops = [fact for fact, _ in observed(MAIL, "route").of(Hop)]
    assert "time-reversed" in hops[1].problems
    assert "impossible-time" in hops[2].problems
    assert "by-mismatch" not in hops[1].problems
    stranger = MAIL.replace("by h.example;", "by relay.stranger.test;")
    assert "by-mismatch" in [fact for fact, _ in observed(stranger, "route").of(Hop)][1].problems


@pytest.mark.parametrize(
    ("invented", "expected"),
    [
        ("from mail.au.com by mta-snd-e01.au.com with ESMTP id <2026.ABCD.1>", True),
        ("from 192.0.2.9  (EHLO mta001.kks.gm.yahoo.co.jp) (192.0.2.9) by mta0001.mail.otm.ynwp.yahoo.co.jp with SMTP", True),
        ("from x ([192.0.2.9]) by relay.h.example with ESMTP", False),
    ],
)
def test_borrowed_name_of_a_provider(invented: str, expected: bool) -> None:
    """A field that bears a known provider's name below a stranger's client is forged; the stranger's own relay is not."""
    text = MAIL.replace(
        "from bank.example by h.example; Mon, 15 Mar 2027 08:40:00 +0000", invented + "; Sun, 15 Mar 2026 17:29:00 +0900"
    )
    last = [fact for fact, _ in observed(text.replace("p.example", "h.example"), "route").of(Hop)][-1]
    assert ("forged" in last.problems) is expected


def test_provider_that_really_sent() -> None:
    """A provider's own field below a client of that provider is its own."""
    text = (
        "Received: from mail-x.google.com (mail-x.google.com [192.0.2.7]) by mx.home.example (Postfix);\n"
        " Sun, 15 Mar 2026 17:29:04 +0900\n"
        "Received: by mail-x.google.com with SMTP id 1; Sun, 15 Mar 2026 17:29:00 +0900\n"
    )
    assert all("forged" not in fact.problems for fact, _ in observed(text, "route").of(Hop))


def test_mail_without_received() -> None:
    """No Received field: a boundary that says so, about the mail as a whole."""
    found = observed("From: a@a.example\n", "route").first(Boundary)
    assert found is not None
    assert (found[0].why, found[0].hop, found[0].source_ip) == ("no-received", None, None)


def test_clues() -> None:
    """Ids of results above the sender's fields, the SPF result and the list's domain are collected; below they are not."""
    clues = clues_of(
        message_of(
            "Authentication-Results: mx.home.example; spf=softfail smtp.mailfrom=a.example\nFrom: a@a.example\n"
            "List-Post: <mailto:talk@lists.forum.example>\nAuthentication-Results: mx.forged.example; spf=pass\n"
        )
    )
    assert clues == (("mx.home.example",), "lists.forum.example", "softfail")


def test_newsletter_is_no_list() -> None:
    """A newsletter's List-Id without an address to post to makes no discussion list."""
    assert clues_of(message_of("List-Id: <news.shop.example>\nFrom: a@shop.example\n")).list_domain == ""


def test_many_hops() -> None:
    """Two thousand Received fields give no more hops than the limit."""
    text = "Received: from a.example (a.example [192.0.2.1]) by b.example; Sun, 15 Mar 2026 17:29:00 +0900\n" * 2000
    assert len(observed(text + "From: a@a.example\n", "route").all(Hop)) == 100


def test_one_mail_kept_by_two_collectors() -> None:
    """The source is the same whether the receiver's insides were kept or cut away; only posts by a list may differ."""
    kept = dict(members("raw.tar.xz"))
    names = {name.rpartition("/")[2]: name for name in kept}
    compared = differ = 0
    for name, cut in members("dev.tar.xz"):
        whole = names.get(name.rpartition("/")[2])
        if whole is None:
            continue
        one, two = (next(fact for fact, _ in observed(raw, "route").of(Boundary)) for raw in (kept[whole], cut))
        compared += 1
        differ += one.source_ip != two.source_ip and one.why != "mailing-list"
    assert compared == 205
    assert differ == 0
