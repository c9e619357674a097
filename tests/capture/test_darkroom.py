from __future__ import annotations

import msgspec
import pytest
from tests.browsers import needs_browser

from gyotaku.capture.picture import Job

pytest.importorskip("playwright", reason="Playwright is not installed")

from gyotaku.capture.darkroom import develop


@needs_browser
def test_what_is_handed_back_survives_the_pipe() -> None:
    """A photograph and a paper are the same after MessagePack as before."""
    for want in ("photograph", "paper"):
        made = develop(Job(want=want, page="<p>x</p>"))
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=type(made)) == made
