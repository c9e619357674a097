"""The kinds of fact, one frozen class each. Facts from inside the mail and facts from outside are the same type."""

from __future__ import annotations

from gyotaku.model.facts.files import Archive, Attachment, Picture, QrCode
from gyotaku.model.facts.links import Form, Link, Token
from gyotaku.model.facts.mail import (
    Address,
    Charset,
    DateClaim,
    FilterMark,
    HeaderTrait,
    InlineForward,
    Kit,
    Mailer,
    MailingList,
    MessageId,
    Subject,
)
from gyotaku.model.facts.outside import (
    Certificate,
    Cloaking,
    DnsAnswer,
    Listing,
    MailPicture,
    Milestone,
    Network,
    PageBrand,
    PageKit,
    PageView,
    Rebuilt,
    Registration,
    Sighting,
    TimeStamp,
    Trend,
)
from gyotaku.model.facts.route import AuthRecorded, AuthVerified, Boundary, DkimSignature, Hop
from gyotaku.model.facts.sender import BrandClaim, LookAlike, SenderClass
from gyotaku.model.facts.text import (
    Body,
    Contact,
    Deadline,
    HiddenText,
    Lure,
    Request,
    Salutation,
    TextTrait,
)

Fact = (
    Address
    | Archive
    | Attachment
    | AuthRecorded
    | AuthVerified
    | Body
    | Boundary
    | BrandClaim
    | Certificate
    | Charset
    | Cloaking
    | Contact
    | DateClaim
    | Deadline
    | DkimSignature
    | DnsAnswer
    | FilterMark
    | Form
    | HeaderTrait
    | HiddenText
    | Hop
    | InlineForward
    | Kit
    | Link
    | Listing
    | LookAlike
    | Lure
    | Mailer
    | MailingList
    | MailPicture
    | MessageId
    | Network
    | PageBrand
    | PageKit
    | PageView
    | Picture
    | QrCode
    | Rebuilt
    | Registration
    | Request
    | Salutation
    | SenderClass
    | Sighting
    | Subject
    | TextTrait
    | TimeStamp
    | Token
    | Trend
)

FROM_OUTSIDE: tuple[type[Fact], ...] = (
    AuthVerified,
    Certificate,
    Cloaking,
    DnsAnswer,
    Listing,
    Network,
    PageBrand,
    PageKit,
    PageView,
    Registration,
    Sighting,
    Trend,
)
"""Kinds that only a provider, a capture or the book can give; offline they are absent as NOT_ATTEMPTED."""

__all__ = [
    "FROM_OUTSIDE",
    "Address",
    "Archive",
    "Attachment",
    "AuthRecorded",
    "AuthVerified",
    "Body",
    "Boundary",
    "BrandClaim",
    "Certificate",
    "Charset",
    "Cloaking",
    "Contact",
    "DateClaim",
    "Deadline",
    "DkimSignature",
    "DnsAnswer",
    "Fact",
    "FilterMark",
    "Form",
    "HeaderTrait",
    "HiddenText",
    "Hop",
    "InlineForward",
    "Kit",
    "Link",
    "Listing",
    "LookAlike",
    "Lure",
    "MailPicture",
    "Mailer",
    "MailingList",
    "MessageId",
    "Milestone",
    "Network",
    "PageBrand",
    "PageKit",
    "PageView",
    "Picture",
    "QrCode",
    "Rebuilt",
    "Registration",
    "Request",
    "Salutation",
    "SenderClass",
    "Sighting",
    "Subject",
    "TextTrait",
    "TimeStamp",
    "Token",
    "Trend",
]
