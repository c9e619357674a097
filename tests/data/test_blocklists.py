from __future__ import annotations

from ipaddress import ip_address, ip_network

from gyotaku.data.blocklists import blocklists


def test_every_list_says_what_its_codes_mean() -> None:
    """Codes lie in 127.0.0.0/8, bits are bits, and a list has one of the two."""
    for name, one in blocklists().lists.items():
        assert bool(one.codes) != bool(one.bits), name
        assert all(ip_address(code) in ip_network("127.0.0.0/8") for code in (*one.codes, *one.refusals)), name
        assert all(int(bit).bit_count() == 1 for bit in one.bits), name
        assert not set(one.codes) & set(one.refusals), name
        assert set(one.about) <= {"ip", "domain"}, name


def test_the_lists_of_the_issue_are_there() -> None:
    """Spamhaus ZEN and DBL, SURBL, URIBL, SpamCop, Barracuda; Trend Micro for a person."""
    assert set(blocklists().lists) == {"spamhaus-zen", "spamhaus-dbl", "surbl", "uribl", "spamcop", "barracuda"}
    assert set(blocklists().manual) == {"trend-micro"}
    assert blocklists().source
    assert blocklists().date
