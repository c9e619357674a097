from __future__ import annotations

import pytest
from tests.loopback import lines
from tests.transport.asking import dialler

from gyotaku.transport.lines import Lines, address
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.patience import Pace
from gyotaku.transport.ports import FailedError

LOOPBACK = ("127.0.0.0/8",)


def port43(*, cap: int = 10_000, private: tuple[str, ...] = (), log: Log | None = None) -> Lines:
    """Return the port, allowed to ask on loopback."""
    gate = Gate(log or Log(), "whois", private=private)
    return Lines(dialler(allow=LOOPBACK), gate, Pace(), interval=0, cap=cap)


def test_one_line_goes_out_and_the_whole_text_comes_back() -> None:
    """RFC 3912: a line with CR LF, text until the server closes, bytes as they came."""
    log = Log()
    with lines(lambda line: f"you asked {line}\r\n".encode() + b"\xff") as server:
        assert port43(log=log).ask(f"127.0.0.1:{server.port}", "evil.example") == b"you asked evil.example\r\n\xff"
    assert [(line.what, line.outcome) for line in log.lines()] == [("evil.example", "ok")]


@pytest.mark.parametrize("query", ["evil.example\r\nother.example", "evil.example\n", "", " ", "x" * 401, "a\0b"])
def test_a_question_is_one_printable_line(query: str) -> None:
    """A name of a mail cannot smuggle a second question."""
    with lines(lambda _: b"") as server:
        with pytest.raises(FailedError, match="not-a-name"):
            port43().ask(f"127.0.0.1:{server.port}", query)
        assert server.asked == []


def test_too_much_text_and_private_words_stop_the_question() -> None:
    """The answer is bounded; a recipient's address does not leave."""
    with lines(lambda _: b"x" * 20_000) as server:
        with pytest.raises(FailedError, match="too-large"):
            port43().ask(f"127.0.0.1:{server.port}", "evil.example")
        with pytest.raises(FailedError, match="names-recipient"):
            port43(private=("taro@rcpt.example",)).ask(f"127.0.0.1:{server.port}", "taro@rcpt.example")
        assert server.asked == ["evil.example"]


def test_servers_are_read_with_and_without_port() -> None:
    """43 is the port when none is given; a referral that is no host is refused."""
    assert address("whois.Nic.example") == ("whois.nic.example", 43)
    assert address("whois.nic.example:4343") == ("whois.nic.example", 4343)
    assert address("[::1]:4343") == ("::1", 4343)
    assert address("::1") == ("::1", 43)
    for wrong in ("", ":43", "host:99999", "host:http"):
        with pytest.raises(FailedError, match="no-service"):
            address(wrong)
