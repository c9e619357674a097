"""The decoding ladder."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.charset import decode

JAPANESE = (
    "重要なお知らせ：お客様のアカウントが一時停止されました",
    "【重要】カードご利用確認のお願い",
    "佐藤様 ご請求額のご案内",
)
CHINESE = "您的邮箱账户存在安全风险，请立即验证"
TAIWANESE = "您的帳戶已被暫停，請立即更新資料"
KOREAN = "고객님의 계정이 일시 정지되었습니다"
RUSSIAN = "Ваш аккаунт заблокирован, подтвердите данные"
FRENCH = "Votre compte a été suspendu, vérifiez votre identité"
LABELS = (None, "us-ascii", "shift_jis", "euc-jp", "utf-8", "iso-2022-jp", "iso-8859-1", "windows-1252", "gb2312", "nonsense")


@pytest.mark.parametrize("text", JAPANESE)
@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8", "iso2022_jp"])
@pytest.mark.parametrize("label", LABELS)
def test_japanese_under_any_label(text: str, codec: str, label: str | None) -> None:
    """Japanese in each of its encodings is read whatever the label says, or without one."""
    assert decode(text.encode(codec), label)[0] == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [(CHINESE, "gb18030"), (TAIWANESE, "cp950"), (KOREAN, "cp949"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252")],
)
@pytest.mark.parametrize("label", [None, "shift_jis", "iso-2022-jp", "utf-8", "nonsense"])
def test_other_writings_under_any_label(text: str, codec: str, label: str | None) -> None:
    """Chinese, Korean, Russian and French are read, also under a Japanese label."""
    assert decode(text.encode(codec), label)[0] == text


@pytest.mark.parametrize(
    ("text", "codec", "label", "used", "why"),
    [
        (JAPANESE[0], "cp932", "Shift_JIS", "cp932", "alias"),
        (JAPANESE[0], "cp932", "cp932", "cp932", "declared"),
        (JAPANESE[0], "cp932", "iso-2022-jp", "cp932", "scored"),
        (JAPANESE[0], "euc_jp", "shift_jis", "euc-jp", "scored"),
        (JAPANESE[0], "utf-8", "iso-2022-jp", "utf-8", "utf-8"),
        (JAPANESE[0], "utf-8", "gb2312", "utf-8", "utf-8"),
        (JAPANESE[0], "utf-8", "UTF-8", "utf-8", "declared"),
        (JAPANESE[0], "iso2022_jp", "utf-8", "iso-2022-jp", "escape"),
        (JAPANESE[0], "iso2022_jp", "ISO-2022-JP", "iso-2022-jp", "declared"),
        (JAPANESE[0], "iso2022_jp", '_iso-2022-jp"$ESC', "iso-2022-jp", "alias"),
        (JAPANESE[0], "gb18030", "gb2312", "gb18030", "alias"),
        (CHINESE, "gb18030", "GB2312", "gb18030", "alias"),
        (KOREAN, "cp949", "ks_c_5601-1987", "cp949", "alias"),
        (TAIWANESE, "cp950", "big5", "big5", "declared"),
        ("plain", "ascii", "utf-8", "ascii", "ascii"),
        (JAPANESE[0], "utf-16", None, "utf-16-le", "detected"),
    ],
)
def test_decision_is_logged(text: str, codec: str, label: str | None, used: str, why: str) -> None:
    """Each decision says what was declared, what was used and which step decided."""
    read, decision = decode(text.encode(codec), label)
    assert (read, decision.declared, decision.used, decision.why, decision.exact) == (text, label, used, why, True)


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (FRENCH, "cp1252", "iso-8859-1"),
        ("Ο λογαριασμός σας έχει ανασταλεί", "cp1253", "windows-1253"),
        ("החשבון שלך הושעה, אנא אשר את הפרטים", "cp1255", "windows-1255"),
        ("تم تعليق حسابك، يرجى تأكيد بياناتك", "cp1256", "windows-1256"),
        ("Twoje konto zostało zawieszone, proszę", "cp1250", "windows-1250"),
        ("บัญชีของคุณถูกระงับ", "cp874", "tis-620"),
        ("ﾄﾞｺﾓからのお知らせ", "cp932", "shift_jis"),
        ("ﾒｰﾙ", "cp932", "shift_jis"),
        ("①㈱髙", "cp932", "shift_jis"),
    ],
)
def test_right_label_is_believed(text: str, codec: str, label: str) -> None:
    """A right label is not overruled, however rare its writing or its characters."""
    assert decode(text.encode(codec), label)[0] == text


def test_stripped_escapes_need_the_label() -> None:
    """`$B…(B` without ESC is Japanese only under an ISO-2022-JP label."""
    raw = "確認".encode("iso2022_jp").replace(b"\x1b", b"")
    assert decode(raw, "iso-2022-jp")[0] == "確認"
    assert decode(raw, "us-ascii")[0] == raw.decode("ascii")


def test_truncated_end() -> None:
    """A character cut off at the end costs that character, not the decision."""
    for codec, used in (("utf-8", "utf-8"), ("cp932", "cp932"), ("euc_jp", "euc-jp")):
        text, decision = decode(JAPANESE[0].encode(codec)[:-1], None)
        assert (text[:-1], decision.used, decision.exact) == (JAPANESE[0][:-1], used, False)


def test_broken_byte_in_the_middle() -> None:
    """One broken byte in a long text is one replacement character under the same encoding."""
    raw = "".join(JAPANESE).encode("cp932")
    text, decision = decode(raw[:40] + b"\xff" + raw[40:], "shift_jis")
    assert decision.used == "cp932"
    assert not decision.exact
    assert text.startswith(JAPANESE[0][:15])


def test_utf7_only_when_declared() -> None:
    """UTF-7 hides text from filters; it is read where it is declared and nowhere else (RFC 2152)."""
    raw = b"+ZeVnLIqe-"
    assert decode(raw, "utf-7")[0] == "日本語"
    assert decode(raw, None)[0] == raw.decode("ascii")


def test_utf16_without_mark() -> None:
    """Zeros at every second place are UTF-16; the label says so or the zeros do."""
    assert decode("hello world".encode("utf-16-be"), None)[0] == "hello world"
    assert decode("hello".encode("utf-16-le"), "utf-16")[0] == "hello"
    assert decode(b"hello", "utf-16")[0] == "hello"


def test_hint_decides_between_equals() -> None:
    """Of a few bytes that fit two encodings, the one used elsewhere in the mail is taken."""
    raw = "通知".encode("gb18030")
    assert decode(raw, None, hint="gb2312")[0] == "通知"


def test_text_is_never_lost() -> None:
    """Bytes that are no UTF-8 under its label still give text, and the label is not what is said to have been used."""
    text, decision = decode(b"\xff\xfd\x80\x81 " * 3 + b"abc", "utf-8")
    assert text.endswith("abc")
    assert decision.used != "utf-8"


@given(st.binary(max_size=300), st.sampled_from([*LABELS, "utf-7", "hz", "utf-16", "utf-32", "iso-2022-kr", "big5", "koi8-r"]))
def test_never_fails(raw: bytes, label: str | None) -> None:
    """Any bytes under any label give storable text and the same answer twice."""
    first = decode(raw, label)
    first[0].encode()
    assert first == decode(raw, label)
    decode(raw, label, quick=True)[0].encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_round_trip(text: str) -> None:
    """Valid UTF-8 under its label comes back as it was, marks at the start aside."""
    if not text.startswith("\ufeff") and "\x1b" not in text and "\0" not in text[:400]:
        assert decode(text.encode(), "utf-8")[0] == text


def test_large_text_is_weighed_by_a_sample() -> None:
    """Deciding on megabytes takes hardly longer than decoding them."""
    raw = ("あいうえお確認\n" * 300_000).encode("cp932")
    start = time.process_time()
    assert decode(raw, None)[1].used == "cp932"
    assert time.process_time() - start < 1.5
