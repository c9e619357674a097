"""The trust boundary: whose hop is believed, and that a forged field below never wins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.observe.boundary import Clues, Decision, find_boundary
from gyotaku.observe.received import read_received
from gyotaku.settings import DEFAULT, Settings

DATE = "; Sun, 15 Mar 2026 17:29:00 +0900"
OUTSIDE = "from h.example (h.example [192.0.2.7]) by mx.home.example (Postfix) with ESMTP id 9A"
FORGED = "from mail.bank.example (mail.bank.example [198.51.100.9]) by h.example (Postfix) with ESMTP id 9B"


def decide(*values: str, clues: Clues | None = None, settings: Settings = DEFAULT) -> Decision:
    """Find the boundary of Received values, top first."""
    return find_boundary([read_received(value + DATE) for value in values], clues or Clues(), settings)


def test_no_received() -> None:
    """Without any Received field there is no boundary and no source."""
    assert decide() == Decision("no-received", sure=False)


def test_only_hop() -> None:
    """A single hop is the boundary, by itself not sure."""
    assert decide("from unknown (HELO gghxw.cn) (101.47.78.1)") == Decision("only-hop", 0, "101.47.78.1", "generic", sure=False)


@pytest.mark.parametrize(
    "above",
    [[], ["from mx.home.example (localhost [127.0.0.1]) by mx.home.example (Postfix)"], ["(qmail 1 invoked from network)"]],
)
def test_forged_hop_below_never_wins(above: list[str]) -> None:
    """Whatever stands above, the first client from outside is the source; the field below it is a claim."""
    decision = decide(*above, OUTSIDE, FORGED)
    assert decision.source_ip == "192.0.2.7"
    assert decision.hop == len(above)


def test_helo_under_the_receivers_domain_is_no_proof() -> None:
    """A client that calls itself a relay of the receiver, without a looked-up name, stays outside."""
    decision = decide(
        "from mx2.home.example (unknown [192.0.2.7]) by mx.home.example (Postfix)",
        "from mail.bank.example (mail.bank.example [198.51.100.9]) by mx2.home.example (Postfix)",
    )
    assert decision.source_ip == "192.0.2.7"


def test_name_not_confirmed_is_no_proof() -> None:
    """A looked-up name the server itself doubts does not bring the client inside."""
    decision = decide(
        "from mx2.home.example (mx2.home.example [192.0.2.7] (may be forged)) by mx.home.example (8.9.3/8.9.3)",
        "from mail.bank.example (mail.bank.example [198.51.100.9]) by mx2.home.example (8.9.3/8.9.3)",
    )
    assert decision.source_ip == "192.0.2.7"


def test_customer_line_under_the_receivers_domain_is_outside() -> None:
    """A line that a provider gives a customer is no relay of the provider, though its name lies under its domain."""
    decision = decide(
        "from pc (p1234-ipngn.home.example [192.0.2.7]) by mx.home.example (Postfix)",
        "from mail.bank.example ([198.51.100.9]) by relay.home.example (Postfix)",
    )
    assert decision.source_ip == "192.0.2.7"


def test_own_relay_by_looked_up_name() -> None:
    """A client whose looked-up name lies under the receiver's domain is its relay; the hop it wrote is the boundary."""
    decision = decide("from mx2.home.example (mx2.home.example [192.0.2.66]) by store.home.example (Postfix)", OUTSIDE, FORGED)
    assert decision == Decision("consistent-hop", 1, "192.0.2.7", "generic", sure=False)


def test_own_relay_with_qmail() -> None:
    """A field without server that qmail writes between two of its programs does not end the walk at a confirmed relay."""
    decision = decide(
        "from mx03.home.example (mx03.home.example [192.0.2.66]) by pt02.home.example with SMTP",
        "(qmail 4711 invoked from network)",
        OUTSIDE.replace("mx.home.example", "mx03.home.example"),
        FORGED,
    )
    assert (decision.hop, decision.source_ip) == (2, "192.0.2.7")


def test_internal_chain() -> None:
    """Filters on loopback and internal addresses are passed."""
    decision = decide(
        "from localhost (localhost [127.0.0.1]) by store.home.example (Postfix) with LMTP",
        "from mx.home.example ([10.0.0.5]) by store.home.example (amavisd-new, port 10024)",
        OUTSIDE,
        FORGED,
    )
    assert (decision.hop, decision.source_ip) == (2, "192.0.2.7")


def test_internal_client_with_a_stranger_below() -> None:
    """An internal client address (a load balancer) does not make a stranger's field the receiver's."""
    decision = decide(
        "from h.example (unknown [10.0.0.5]) by mx.home.example (Postfix)", FORGED.replace("h.example", "relay.evil.example")
    )
    assert decision.source_ip is None
    assert decision.why == "all-internal"


@pytest.mark.parametrize("by", ["localhost.relay.example", "evil.example", "mx2.home.example", "localhost"])
def test_proxy_that_hides_the_client(by: str) -> None:
    """Behind a proxy every client has an internal address: what such a client calls itself proves nothing for the field below."""
    decision = decide("from evil.example (unknown [172.17.0.1]) by mx.home.example (Postfix)", FORGED.replace("h.example", by))
    assert decision.source_ip is None


def test_field_without_server_below_a_proxy() -> None:
    """A field that names no server is nobody's: below an internal client it is not followed."""
    decision = decide(
        "from x (unknown [172.17.0.1]) by mx.home.example (Postfix)", "from unknown (HELO bank.example) (198.51.100.9)"
    )
    assert decision.source_ip is None


def test_scanning_host_of_a_known_receiver() -> None:
    """Hosts that only scan, between two passes of one server, are passed by their names."""
    decision = decide(
        "from fsav111.sakura.ne.jp (fsav111.sakura.ne.jp [27.133.134.238]) by www262.sakura.ne.jp (8.15.2/8.15.2)",
        "from www262.sakura.ne.jp (202.181.97.72) by fsav111.sakura.ne.jp (F-Secure/fsigk_smtp/550/fsav111.sakura.ne.jp)",
        "from h.example (h.example [192.0.2.7]) by www262.sakura.ne.jp (8.15.2/8.15.2)",
        FORGED,
    )
    assert decision == Decision("known-receiver", 2, "192.0.2.7", "sakura")


def test_short_name_of_a_server() -> None:
    """A server that writes its short name is the one whose full name the hop above looked up."""
    decision = decide(
        "from mf-1 (mf-1.home.example [192.0.2.66]) by store.home.example (Postfix)",
        "from h.example ([192.0.2.7]) by mf-1 with ESMTP id x",
        FORGED,
    )
    assert (decision.hop, decision.source_ip) == (1, "192.0.2.7")


INVENTED = st.one_of(
    st.text(max_size=120),
    st.sampled_from(
        [
            "from 203.0.113.9 (EHLO mta1.brand.example) (203.0.113.10) by mx.home.example with SMTP",
            "from mail.bank.example by mx.home.example with ESMTP id <2026.ABCD.1.x>",
            "from a.home.example ([172.16.3.4]) by mx.home.example with ESMTP",
            "from mail1.bank.example (localhost [127.0.0.1]) by localhost.home.example (Postfix) with ESMTP id 1",
            "from pop.home.example [10.0.0.1] by localhost with POP3 (fetchmail-6.3.26) for u@localhost (single-drop)",
            "(qmail 1 invoked from network)",
            "by 2002:a05:6871:1d0:b0:1ad:11bf:6661 with SMTP id q16",
            "from x (x.prod.outlook.com [2603:10b6::1]) by mx.google.com with ESMTPS",
        ]
    ),
)


@given(st.lists(INVENTED, max_size=6))
def test_nothing_below_moves_the_boundary(invented: list[str]) -> None:
    """Whatever fields a sender invents, the first client from outside stays the source."""
    decision = decide("from mx.home.example (localhost [127.0.0.1]) by mx.home.example (Postfix)", OUTSIDE, *invented)
    assert (decision.hop, decision.source_ip) == (1, "192.0.2.7")


def test_fetched_mail() -> None:
    """A mailbox fetched by POP3 passes to the server it was fetched from."""
    decision = decide(
        "from pop.isp.example [192.0.2.50] by localhost with POP3 (fetchmail-6.3.26) for u@localhost (single-drop)",
        OUTSIDE,
        FORGED,
    )
    assert decision.source_ip == "192.0.2.7"


def test_gmail() -> None:
    """mx.google.com is always the edge, also for mail from Google's own servers."""
    decision = decide(
        "by 2002:a05:6871:1d0:b0:1ad:11bf:6661 with SMTP id q16",
        "from mail-sor.google.com (mail-sor.google.com. [209.85.220.41]) by mx.google.com with SMTPS id l2",
        "by mail-sor.google.com with SMTP id 9",
    )
    assert decision == Decision("known-receiver", 1, "209.85.220.41", "gmail")


def test_microsoft365() -> None:
    """The insides of Microsoft 365 have addresses of their own range; another tenant's outbound server is outside."""
    inside = "from A.namprd02.prod.outlook.com (2603:10b6:408::2b) by B.outlook.office365.com (2603:10b6::47) with Microsoft SMTP"
    edge = "from {} by BN2.mail.protection.outlook.com (10.167.243.152) with Microsoft SMTP Server id 15.20"
    assert decide(inside, edge.format("evil.example (192.0.2.7)"), FORGED) == Decision(
        "known-receiver", 1, "192.0.2.7", "microsoft365"
    )
    other = decide(inside, edge.format("NAM10.outbound.protection.outlook.com (40.107.92.60)"), inside)
    assert (other.hop, other.source_ip) == (1, "40.107.92.60")


def test_helo_under_a_known_receiver_is_no_proof() -> None:
    """A stranger that greets as a server of Microsoft 365 stays outside."""
    decision = decide(
        "from X.prod.outlook.com (192.0.2.7) by BN2.mail.protection.outlook.com (10.167.243.152) with Microsoft SMTP Server",
        "from mail.bank.example (198.51.100.9) by X.prod.outlook.com (2603:10b6::1) with Microsoft SMTP Server",
    )
    assert decision.source_ip == "192.0.2.7"


@pytest.mark.parametrize(
    ("value", "receiver"),
    [
        ("from h ([192.0.2.7]) by mfsmax.docomo.ne.jp with ESMTP", "docomo"),
        ("from h([192.0.2.7]) by ifmta0001.nifty.com with ESMTP", "nifty"),
        ("from 192.0.2.9 (EHLO h) (192.0.2.7) by mta5.mail.djm.ynwl.yahoo.co.jp with SMTP", "yahoo-japan"),
        ("from 192.0.2.7 (192.0.2.7) by smtp01.lolipop.jp (F-Secure/fsigk_smtp)", "lolipop"),
        ("from h (h [192.0.2.7]) by sv1234.xserver.jp (Postfix)", "xserver"),
        ("from h (h [192.0.2.7]) by www123.sakura.ne.jp (8.16.1/8.16.1)", "sakura"),
    ],
)
def test_japanese_receivers(value: str, receiver: str) -> None:
    """Receivers of Japan are known by the names of their servers."""
    assert decide(value, FORGED) == Decision("known-receiver", 0, "192.0.2.7", receiver)


def test_user_settings_come_first() -> None:
    """A relay in the user's own range, or with the user's own host name, is not yet the boundary."""
    settings = Settings(trusted_hosts=("home.example",), trusted_networks=("203.0.113.0/24",))
    relay = "from gw (unknown [203.0.113.5]) by mx.home.example (Postfix)"
    decision = decide(relay, "from h (h.example [192.0.2.7]) by gw.other.example (Postfix)", FORGED, settings=settings)
    assert decision == Decision("user-setting", 1, "192.0.2.7", "user")


def test_unreadable_setting_is_ignored() -> None:
    """A range that is none stops nothing."""
    assert decide(OUTSIDE, FORGED, settings=Settings(trusted_networks=("nonsense",))).source_ip == "192.0.2.7"


def test_authserv_id() -> None:
    """A hop written under the domain that signs the authentication results is the boundary for that reason."""
    assert decide(OUTSIDE, FORGED, clues=Clues(authserv_ids=("mx.home.example",))).why == "authserv-id"


def test_gateway() -> None:
    """A hosted filter in front of the receiver is passed, unless the receiver found it allowed to send for the sender."""
    hops = (
        "from mx0a-1.pphosted.com (mx0a-1.pphosted.com [198.51.100.4]) by mx.home.example (Postfix)",
        "from h.example (h.example [192.0.2.7]) by mx0a-1.pphosted.com with ESMTP id 1",
        FORGED,
    )
    assert decide(*hops, clues=Clues(spf="fail")) == Decision("gateway", 1, "192.0.2.7", "generic", sure=False)
    assert decide(*hops, clues=Clues(spf="pass")).source_ip == "198.51.100.4"


@pytest.mark.parametrize(
    ("client", "inside", "edge"),
    [
        (
            "mx0a-1.pphosted.com (205.220.168.1)",
            "from pps.filterd (m1.ppops.net [127.0.0.1]) by mx0b-1.pphosted.com (8.18)",
            "mx0b-1.pphosted.com",
        ),
        ("us-smtp-delivery-1.mimecast.com (205.139.110.5)", None, "relay.mimecast.com"),
    ],
)
def test_gateway_in_front_of_microsoft(client: str, inside: str | None, edge: str) -> None:
    """Microsoft names no looked-up name: the filter is believed by its network, never by what the client calls itself."""
    top = "from A.prod.outlook.com (2603:1000::1) by B.prod.outlook.com with HTTPS"
    middle = f"from {client} by F.mail.protection.outlook.com (10.13.1.2) with Microsoft SMTP Server"
    below = f"from h.example (h.example [192.0.2.7]) by {edge} with ESMTPS id 1"
    hops = [top, middle, *([inside] if inside else []), below, FORGED]
    at = len(hops) - 2
    assert decide(*hops, clues=Clues(spf="softfail")) == Decision("gateway", at, "192.0.2.7", "generic", sure=False)
    assert decide(*hops, clues=Clues(spf="pass")).hop == 1
    stranger = middle.replace("205.220.168.1", "198.51.100.9").replace("205.139.110.5", "198.51.100.9")
    forged = decide(top, stranger, *hops[2:], clues=Clues(spf="fail"))
    assert (forged.hop, forged.source_ip, forged.receiver) == (1, "198.51.100.9", "microsoft365")


def test_discussion_list() -> None:
    """A known list's server is passed to the hop where the list took the post in; a list of one's own invention is not."""
    hops = (
        "from lists.sourceforge.net (lists.sourceforge.net [216.105.38.7]) by mail.home.example (Postfix)",
        "from [127.0.0.1] (helo=ml.v29.lw.sourceforge.com) by ml.v29.lw.sourceforge.com with esmtp (Exim 4.94)",
        "from h.example ([192.0.2.7]) by mx-1.v28.lw.sourceforge.com with esmtps (Exim 4.94)",
        FORGED,
    )
    assert decide(*hops, clues=Clues(list_domain="lists.sourceforge.net")) == Decision(
        "mailing-list", 2, "192.0.2.7", "generic", sure=False
    )
    invented = (OUTSIDE, FORGED)
    assert decide(*invented, clues=Clues(list_domain="h.example")).source_ip == "192.0.2.7"


def test_relay_stands_in_when_nothing_below_names_a_source() -> None:
    """Where the last believed hop names only an internal address, the lowest believed public one is the source."""
    decision = decide(
        "from relay.home.example (relay.home.example [192.0.2.66]) by mx.home.example (Postfix)",
        "from pc (unknown [10.0.0.9]) by relay.home.example (Postfix)",
    )
    assert (decision.hop, decision.source_ip) == (0, "192.0.2.66")


def test_all_internal_and_no_address() -> None:
    """Only internal addresses, or none at all, give no source but a reason."""
    assert decide("from pc ([10.0.0.9]) by mx.home.example (Postfix)") == Decision("all-internal", 0, None, "generic", sure=False)
    assert decide("from h.example by mx.home.example with SMTP") == Decision("no-address", 0, None, "generic", sure=False)
    assert decide("by web.home.example (Postfix, from userid 48)") == Decision("local-submission", 0, None, "generic", sure=False)
