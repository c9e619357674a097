"""Observe the forms a mail brings along: where they send to, and what they ask for by the names, types and labels of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Form
from gyotaku.model.facts.links import Field
from gyotaku.model.html import Field as PageField
from gyotaku.model.html import PageForm
from gyotaku.model.message import Message
from gyotaku.observe.family import in_part, observer
from gyotaku.observe.url_target import read_target
from gyotaku.settings import Settings

MOST_FIELDS = 60
MOST_FORMS = 20

_SILENT = frozenset({"hidden", "submit", "button", "image", "reset"})
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(words, re.IGNORECASE))
    for ask, words in (
        ("security-code", r"cvv|cvc|\bcsc\b|secur(?:ity)?.?(?:code|num)|cc.?csc|セキュリティ.?(?:コード|番号)|安全码|验证值|código de segur|prüfziffer"),
        ("expiry", r"expir|exp.?(?:date|month|year|mm|yy)|mm\s?/\s?yy|valid.?(?:thru|until)|有効期限|有效期|validade|vencimiento|gültig"),
        ("card", r"card.?(?:num|no\b|nr)|cc.?(?:num|no\b)|cardnumber|credit.?card|カード番号|クレジットカード|卡号|cartão|tarjeta|kartennummer|carte bancaire|\bpan\b"),
        ("otp", r"\botp\b|one.?time|2fa|mfa.?code|sms.?code|verif\w{0,10}.?code|auth.?code|認証(?:コード|番号)|確認コード|ワンタイム|验证码|código de verif"),
        ("pin", r"\bpin\b|pin.?code|暗証番号|取引(?:暗証|パスワード)|第二暗証"),
        ("password", r"pass.?(?:word|wd|wort|code)?\b|passwd|\bpwd\b|\bpsw\b|パスワード|密码|密碼|senha|contraseña|mot de passe|kennwort|비밀번호"),
        ("personal", r"birth|\bdob\b|first.?name|last.?name|full.?name|your.?name|\bname\b|address|\btel\b|phone|mobile|zip|postal|ssn|\bcpf\b|"
                     r"氏名|お名前|住所|電話|携帯|生年月日|郵便番号|マイナンバー|姓名|手机|出生|endereço|telefone|nombre|adresse"),
        ("login", r"user|login|log.?in|account|member|\bid\b|e.?mail|apple.?id|ログイン|会員番号|口座番号|利用者|お客様番号|契約者番号|ユーザ|メールアドレス|账号|帐号|usuário|usuario|benutzer"),
    )
)  # fmt: skip


@observer(
    name="forms",
    reads="form elements of HTML parts and attached pages (HTML standard, section 4.10)",
    gives=(Form,),
    after=("body", "files"),
)
def forms(message: Message, _evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """State each form of the mail that a reader could fill in."""
    count = 0
    for part in message.leaves():
        if part.html is None:
            continue
        place = "attachment" if part.disposition == "attachment" or part.media_type != "text/html" else "body"
        for form in part.html.forms:
            if count >= MOST_FORMS:
                return
            if not any(field.kind not in _SILENT for field in form.fields):
                continue
            count += 1
            yield in_part(_form(form, place, part.html.base or ""), part, f"form {form.method} {form.action}")


def _form(form: PageForm, place: str, base: str) -> Form:
    fields = form.fields[:MOST_FIELDS]
    return Form(
        action=form.action.strip()[:4096],
        method=form.method.lower(),
        fields=tuple(Field(name=field.name, kind=field.kind, label=field.label) for field in fields),
        asks=asked(fields),
        place=place,
        host=read_target(form.action, base).host,
    )


def asked(fields: tuple[PageField, ...]) -> tuple[str, ...]:
    """Return what fields ask for, in the order they stand: login, password, card, expiry, security-code, otp, personal, pin."""
    asks = [ask for field in fields if (ask := _ask(field))]
    if "login" in asks and not {"password", "pin", "otp"} & set(asks):
        # An address or a name alone is asked by any newsletter's form.
        asks = ["personal" if ask == "login" else ask for ask in asks]
    return tuple(dict.fromkeys(asks))


def _ask(field: PageField) -> str:
    if field.kind in _SILENT or field.kind == "search":
        return ""
    words = f"{field.name} {field.label}"[:400].replace("_", " ")
    found = next((ask for ask, pattern in _WORDS if pattern.search(words)), "")
    if field.kind == "password":
        return found if found in {"pin", "security-code", "otp"} else "password"
    if found:
        return found
    return {"email": "login", "tel": "personal"}.get(field.kind, "")
