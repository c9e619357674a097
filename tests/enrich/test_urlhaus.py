from __future__ import annotations

import pytest
from tests.enrich.answering import Pages, ports

from gyotaku.enrich.urlhaus import host, url
from gyotaku.model.facts import Listing
from gyotaku.transport import FailedError

AT = "https://urlhaus-api.abuse.ch/v1"


def test_listed_and_not_listed_are_told() -> None:
    """`ok` means that there is an entry, `no_results` that there is none."""
    web = Pages(
        {f"{AT}/host/": (200, b'{"query_status": "ok", "firstseen": "2026-03-13", "urlhaus_reference": "https://u.test/1"}')}
    )
    (answer,) = host("domain:evil.example", ports(web))
    assert answer.facts == (Listing(about="domain:evil.example", listed=True, list="URLhaus", category="2026-03-13"),)
    assert (web.posted, web.sent[0]["Auth-Key"]) == ([b"host=evil.example"], "k")
    (answer,) = url("url:https://evil.example/?a=1", ports(Pages({f"{AT}/url/": (200, b'{"query_status": "no_results"}')})))
    assert answer.facts == (Listing(about="url:https://evil.example/?a=1", listed=False, list="URLhaus"),)


@pytest.mark.parametrize(
    ("status", "why"), [("unknown_auth_key", "refused"), ("http_post_expected", "unparsable"), ("", "unparsable")]
)
def test_other_states_are_failures(status: str, why: str) -> None:
    """A wrong key and a misunderstood question say nothing about the host."""
    body = f'{{"query_status": "{status}"}}'.encode()
    with pytest.raises(FailedError) as failed:
        host("domain:evil.example", ports(Pages({f"{AT}/host/": (200, body)})))
    assert failed.value.why == why
