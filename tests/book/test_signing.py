from __future__ import annotations

from datetime import UTC, datetime

from gyotaku.book.signing import Credentials, signed

# The examples of the Amazon S3 API Reference, "Signature Calculations for the Authorization Header: Single Chunk".
WHO = Credentials(key="AKIAIOSFODNN7EXAMPLE", secret="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region="us-east-1")  # noqa: S106 - Amazon's published example
AT = datetime(2013, 5, 24, tzinfo=UTC)
HOST = {"Host": "examplebucket.s3.amazonaws.com"}


def test_amazon_s_own_examples_come_out() -> None:
    """Getting an object with a range, and listing: the signatures that Amazon publishes."""
    get = signed(WHO, "GET", "/test.txt", "", {**HOST, "Range": "bytes=0-9"}, body=b"", at=AT)
    assert get["Authorization"].endswith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    listing = signed(WHO, "GET", "/", "max-keys=2&prefix=J", HOST, body=b"", at=AT)
    assert listing["Authorization"].endswith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")


def test_a_token_is_signed_with_the_rest_and_no_secret_is_sent_or_printed() -> None:
    """Keys that hold for a while come with a token; the secret itself goes nowhere."""
    who = Credentials(key="K", secret="hush-hush", region="r", token="for-a-while")  # noqa: S106 - made up
    sent = signed(who, "PUT", "/a/b", "", {"Host": "h.example"}, body=b"x", at=AT)
    assert sent["x-amz-security-token"] == "for-a-while"
    assert "x-amz-security-token" in sent["Authorization"]
    assert "hush" not in str(sent)
    assert "hush" not in repr(who)
    assert "while" not in repr(who)
