from __future__ import annotations

from gyotaku.data.fonts import simplified_chinese


def test_names() -> None:
    """Names of Chinese systems are listed in lower case; Japanese ones are not."""
    assert {"simsun", "微软雅黑", "microsoft yahei"} <= simplified_chinese()
    assert "meiryo" not in simplified_chinese()
