"""Pages put into the folders of somebody else's site after a break-in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="links.compromised-site-path",
    severity=Severity.HIGH,
    text="The link's path ({path}) is a typical place for pages put into somebody else's broken-into site.",
    proves_not="Genuine files such as pictures stand in the same folders.",
    attack="T1584.004",
    needs=(Link, Lure, MailingList),
    hits=[
        (linked("https://flowers.example/wp-content/plugins/x/login/"),),
        (linked("https://flowers.example/.well-known/a/index.php"),),
        (sender("a@flowers.example"), linked("https://flowers.example/wp-includes/js/mail/"), lure("mailbox")),
    ],
    misses=[
        (linked("https://flowers.example/wp-content/uploads/2024/menu.pdf"),),
        (linked("https://flowers.example/about"),),
        (sender("a@flowers.example"), linked("https://flowers.example/wp-content/plugins/newsletter/click.php")),
        (
            sender("a@flowers.example"),
            linked("https://flowers.example/wp-content/plugins/newsletter/click.php"),
            lure("points"),
            MailingList(list_id="<news.flowers.example>"),
        ),
    ],
)
def compromised_site_path(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    # Whoever broke into a site mails from it, too; its owner's own plugins send newsletters, not warnings about an account.
    broken_into = not reading.leavable and any(found.pretext in ACCOUNT for found, _ in reading.lures)
    for link, seen in reading.calls:
        found = PATH.search(link.target)
        if found and not FILE.search(link.target) and (broken_into or not reading.own(link.goes_to)):
            yield cite(seen, path=found[0])


PATH = re.compile(
    r"/(?:wp-(?:content|includes|admin)|\.well-known|cgi-bin/\.|\.(?:tmp|tmb|thumbs?|cache|trash|quarantine)|components/com_|sites/default/files)/[^?#\s]{0,80}"
)
FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|webp|docx?|xlsx?|zip|mp[34]|css|js)(?:$|[?#])", re.IGNORECASE)
