"""Traits of the header block."""

from __future__ import annotations

import pytest
from tests.observing import observed

from gyotaku.model.facts import HeaderTrait

PLAIN = (
    "From: a@a.example\nTo: b@b.example\nSubject: x\nDate: Sun, 15 Mar 2026 17:29:00 +0900\nMessage-ID: <1@a.example>\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
)


def traits(text: str | bytes) -> dict[str, str]:
    """Map each trait of a header block to its last value."""
    return {fact.trait: fact.value for fact, _ in observed(text, "headers").of(HeaderTrait)}


def test_plain_mail_has_none() -> None:
    """An ordinary header block has no trait at all."""
    assert traits(PLAIN) == {}


@pytest.mark.parametrize(
    ("line", "trait", "value"),
    [
        ("X-PHP-Originating-Script: 1000:alexus.php", "php-originating-script", "1000:alexus.php"),
        ("X-PHP-Script: shop.example/x.php for 192.0.2.7", "php-script", "shop.example/x.php for 192.0.2.7"),
        ("From: c@c.example", "duplicate-from", "2"),
        ("Subject: y", "duplicate-subject", "2"),
        ("In-Reply-To: <2@b.example>", "reply", "<2@b.example>"),
        ("Auto-Submitted: auto-generated", "auto-submitted", "auto-generated"),
        ("X-Priority: 1 (Highest)", "priority-high", "1 (Highest)"),
        ("Importance: High", "priority-high", "High"),
        ("X-Originating-IP: [192.0.2.7]", "x-originating-ip", "192.0.2.7"),
        ("X-SG-EID: abc", "esp:SendGrid", "X-SG-EID: abc"),
        ("Feedback-ID: 1.ap-northeast-1.x:AmazonSES", "esp:Amazon SES", "Feedback-ID: 1.ap-northeast-1.x:AmazonSES"),
        ("DKIM-Signature: v=1; a=rsa-sha256; d=A.example; s=k", "dkim-signed", "a.example"),
        ("X-Authenticated-Sender: kit@host.example", "authenticated-sender", "kit@host.example"),
        ("Disposition-Notification-To: a@a.example", "receipt-wanted", "a@a.example"),
        ("X-A: =?gb2312?B?xOO6ww==?=", "gb-charset", "gb2312"),
    ],
)
def test_one_line_one_trait(line: str, trait: str, value: str) -> None:
    """Each telling field gives its trait with its value, and nothing else."""
    found = traits(PLAIN + line + "\n")
    assert found[trait] == value
    assert len(found) == 1


@pytest.mark.parametrize(
    "line", ["Auto-Submitted: no", "X-Priority: 3 (Normal)", "Importance: normal", "X-Originating-IP: unknown"]
)
def test_ordinary_lines_have_none(line: str) -> None:
    """The same fields with their ordinary values give nothing."""
    assert traits(PLAIN + line + "\n") == {}


@pytest.mark.parametrize("name", ["Message-ID", "Date", "From", "To", "Subject"])
def test_missing(name: str) -> None:
    """A field every mail has, missing, is a trait about the mail as a whole."""
    text = "".join(line + "\n" for line in PLAIN.splitlines() if not line.startswith(name + ":"))
    assert traits(text) == {f"no-{name.lower()}": ""}


def test_mime_version_missing() -> None:
    """A Content-Type without MIME-Version (RFC 2045 section 4) is a trait."""
    assert traits(PLAIN.replace("MIME-Version: 1.0\n", "")) == {"no-mime-version": ""}


def test_zone_east_8() -> None:
    """A Date at +0800 is a trait: China's time, and that of Taiwan, Singapore and Western Australia."""
    assert traits(PLAIN.replace("+0900", "+0800")) == {"zone-east-8": "+0800"}


def test_gb_label_of_the_body() -> None:
    """A Content-Type that names a charset for simplified Chinese is a trait."""
    assert traits(PLAIN.replace("charset=utf-8", 'charset="GB2312"')) == {"gb-charset": "gb2312"}


def test_bytes() -> None:
    """Raw 8-bit text, an encoded word inside another and control characters are traits of their fields."""
    assert traits(PLAIN.replace("Subject: x", "Subject: 件名").encode())["raw-8bit"] == "Subject"
    nested = PLAIN.replace("Subject: x", "Subject: =?utf-8?B?PT91dGYtOD9CPzVMdTI1WkNOP2o9PT89?=")
    assert (
        traits(nested.replace("PT91dGYtOD9CPzVMdTI1WkNOP2o9PT89", "PT91dGYtOD9CPzVMdTI1WkNOPz0="))["nested-encoding"] == "Subject"
    )
    assert traits(PLAIN.replace("Subject: x", "Subject: a\x01b"))["control-characters"] == "Subject"


def test_recipients() -> None:
    """No recipient named, and very many, are traits."""
    assert traits(PLAIN.replace("To: b@b.example", "To: undisclosed-recipients:;"))["undisclosed-recipients"]
    assert traits(PLAIN.replace("To: b@b.example", "To: " + "b@b.example, " * 30))["many-recipients"] == "30"


def test_mimeole_mismatch() -> None:
    """Outlook Express wrote one version into both fields; two versions are invented."""
    express = "X-Mailer: Microsoft Outlook Express 6.00.2900.5512\nX-MimeOLE: Produced By Microsoft MimeOLE {}\n"
    assert "mimeole-mismatch" in traits(PLAIN + express.format("V10.0.17763.1"))
    assert "mimeole-mismatch" not in traits(PLAIN + express.format("V6.00.2900.5512"))


def test_instances_are_cut() -> None:
    """A field repeated two thousand times gives few facts."""
    seen = observed(PLAIN + "X-PHP-Originating-Script: 1:a.php\n" * 1900, "headers")
    assert len(seen.all(HeaderTrait, trait="php-originating-script")) == 5


def test_many_hops() -> None:
    """More Received fields than the route reads are said, with their number."""
    assert traits("Received: from a by b; Sun, 15 Mar 2026 17:29:00 +0900\n" * 150 + PLAIN)["many-hops"] == "150"
    assert "many-hops" not in traits("Received: from a by b; Sun, 15 Mar 2026 17:29:00 +0900\n" * 100 + PLAIN)
