"""Hostile targets: whatever an answer or a mail makes gyotaku ask, nothing on this machine or its network hears of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.loopback import Heard, Page, canary, http
from tests.transport.asking import dialler, system, web

from gyotaku.transport.handshake import Handshake
from gyotaku.transport.lines import Lines
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.patience import Pace
from gyotaku.transport.ports import FailedError

REBINDING = {
    "loop.example": ("127.0.0.1",),
    "loop6.example": ("::1",),
    "mapped.example": ("::ffff:127.0.0.1",),
    "nat64.example": ("64:ff9b::7f00:1",),
    "six.example": ("2002:7f00:1::1",),
    "zero.example": ("0.0.0.0",),  # noqa: S104 - an address to refuse
    "any6.example": ("::",),
    "meta.example": ("169.254.169.254",),
    "meta6.example": ("fd00:ec2::254",),
    "mixed.example": ("93.184.216.34", "127.0.0.1"),
    "private.example": ("10.1.2.3",),
    "shared.example": ("100.64.0.1",),
    "multicast.example": ("224.0.0.1",),
    "linklocal.example": ("fe80::1",),
    "ula.example": ("fd12::1",),
}
HOSTS = [
    "127.0.0.1",
    "127.0.0.2",
    "127.1",
    "127.0.1",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "0x7F.0x0.0x0.0x1",
    "127.0.0.1.",
    "127.000.000.001",
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "%31%32%37.0.0.1",
    "0",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "0x0",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2600::5efe:7f00:1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[fd00:ec2::254]",
    "169.254.169.254",
    "2852039166",
    "0xA9FEA9FE",
    "[::ffff:169.254.169.254]",
    "100.100.100.200",
    "168.63.129.16",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "ｌｏｃａｌｈｏｓｔ",
    "loc%61lhost",
    "ip6-localhost",
    *REBINDING,
]
FORMS = [
    "file:///etc/passwd",
    "file://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_x",
    "ftp://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/",
    "ldap://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/",
    "jar:http://127.0.0.1:{port}/!/",
    "http://public.example@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@public.example/",
    "http:\\\\127.0.0.1:{port}\\",
    "http:127.0.0.1:{port}/",
    "http:////127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@public.example/",
    "http://127.0.0.1:{port}?@public.example/",
    "\thttp://127.0.0.1:{port}/",
    "ht\ntp://127.0.0.1:{port}/",
    "http://127.0\t.0.1:{port}/",
]


@pytest.fixture(scope="module")
def ear() -> Iterator[Heard]:
    """Listen on loopback for all tests of this file."""
    with canary() as heard:
        yield heard


def test_there_are_more_than_sixty_hostile_targets() -> None:
    """The bar of the matrix, counted."""
    assert len(HOSTS) + len(FORMS) > 80
    assert len(set(HOSTS)) == len(HOSTS)


@pytest.mark.parametrize("host", HOSTS)
def test_no_spelling_of_an_inward_host_is_connected_to(ear: Heard, host: str) -> None:
    """Asked directly, as the target of a redirect, on port 43 and for its certificate: refused every time, nobody hears it."""
    with pytest.raises(FailedError):
        web(dialler(REBINDING)).get(f"http://{host}:{ear.port}/latest/meta-data/")
    with pytest.raises(FailedError):
        Lines(dialler(REBINDING), Gate(Log(), "whois"), Pace(), interval=0, cap=100).ask(f"{host}:{ear.port}", "evil.example")
    with pytest.raises(FailedError):
        Handshake(dialler(REBINDING), system(), Gate(Log(), "served")).certificate(host.strip("[]"), ear.port)
    assert ear.asked == []


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_url_gets_around_the_check(ear: Heard, form: str) -> None:
    """Other schemes, passwords, backslashes and stray spaces lead nowhere."""
    with pytest.raises(FailedError):
        web(dialler(REBINDING)).get(form.format(port=ear.port))
    assert ear.asked == []


def test_a_redirect_from_an_allowed_server_leads_nowhere_inward(ear: Heard) -> None:
    """Every hostile target again as a Location: the first server was asked, the canary was not."""
    targets = [f"http://{host}:{ear.port}/" for host in HOSTS] + [form.format(port=ear.port) for form in FORMS]
    shown = [one.replace("\n", "").encode().decode("latin-1") for one in targets]

    def respond(_method: str, path: str, _body: bytes) -> Page:
        _, _, number = path.partition("?")
        return (302, {"Location": shown[int(number)]}, b"") if number else (200, {}, b"the same server again")

    # What the user allowed is the one address of the server; the rest of loopback stays closed.
    followed: list[str] = []
    with http(respond, host="127.0.0.3") as server:
        base = f"http://registry.example:{server.port}/"
        one = web(dialler({**REBINDING, "registry.example": ("127.0.0.3",)}, allow=("127.0.0.3/32",), seconds=60))
        for number in range(len(targets)):
            try:
                followed.append(one.get(f"{base}?{number}").url)
            except FailedError:
                continue
    # `http:127.0.0.1/` without slashes is a path of the same server (WHATWG URL, special relative state).
    assert followed == [f"{base}127.0.0.1:{ear.port}/"]
    assert ear.asked == []
