"""What `--help` shows below the options: each command's own examples, at most 80 columns wide."""

from __future__ import annotations

PROGRAM = """
Examples:

    # both languages, HTML, Markdown and JSON, safe to publish
    gyotaku report mail.eml
    # one line of JSON a mail
    gyotaku analyse inbox.mbox --jsonl
    # ask registries, the DNS and block lists, and keep the answers
    gyotaku report mail.eml --online --record answers.json
    # see the page the mail leads to as eight visitors, and compare
    gyotaku report mail.eml --visit
    # keep every mail of a folder, and look for its campaigns
    gyotaku add Maildir
    gyotaku campaigns

`gyotaku COMMAND --help` has the examples of a command. Without --online and
--visit nothing is sent anywhere.

Exit codes: 0 done, 1 flagged (with --fail-on), 2 usage, 3 unreadable input,
4 input over a limit, 5 refused by the publication gate, 6 the case book
cannot be used, 7 no page could be visited, 8 no time stamp.
"""

_COMMANDS = {
    "analyse": """
    gyotaku analyse mail.eml
    gyotaku analyse inbox.mbox --jsonl --jobs 2
    gyotaku analyse - --jsonl < mail.eml
    gyotaku analyse Maildir --fail-on likely-phishing
""",
    "report": """
    gyotaku report mail.eml
    gyotaku report mail.eml --lang ja --format html,pdf --out reports
    gyotaku report mail.eml --internal
    gyotaku report mail.eml --online --record answers.json
    gyotaku report mail.eml --replay answers.json
    gyotaku report mail.eml --visit
""",
    "show": """
    gyotaku show out/mail/case.json --lang en
    gyotaku show out/mail/case.json --format html --out again
    gyotaku show out/mail/case.json --judge-again
""",
    "add": """
    gyotaku add mail.eml Maildir
    gyotaku add Maildir --book team.sqlite
    gyotaku add --watch incoming
""",
    "cases": """
    gyotaku cases label:phishing since:2026-03
    gyotaku cases brand:ポケットカード sender:*.cn
    gyotaku cases ip:101.47.0.0/16 --jsonl
""",
    "search": """
    gyotaku search 再認証
    gyotaku search "hXXps://login[.]shop[.]example/"
""",
    "case": """
    gyotaku case 27309a3a0149
    gyotaku case 27309a3a0149 --json
    gyotaku case 27309a3a0149 --version 1
""",
    "decide": """
    gyotaku decide 27309a3a0149 --label phishing --by 山田 \\
        --because "カード会社に確かめた"
    gyotaku decide 27309a3a0149 --label none --by 山田 --because "誤り"
    gyotaku decide 27309a3a0149 --tag 速報 --tlp GREEN --by 山田
    gyotaku decide 27309a3a0149 --note "同じ文面が3件" --by 山田
    gyotaku decide 27309a3a0149 --reported フィッシング対策協議会 \\
        --on 2026-03-16 --by 山田
""",
    "publish": """
    gyotaku publish 27309a3a0149 --by 山田 --out site
    # again after something changed: a correction, with its reason
    gyotaku publish 27309a3a0149 --by 山田 --because "登録日を訂正"
""",
    "retract": """
    gyotaku retract 27309a3a0149 --by 山田 --because "本物のメールだった"
""",
    "campaigns": """
    gyotaku campaigns
    gyotaku campaigns --jsonl
    gyotaku campaigns merge c990611660f ce62c669882 --by 山田 \\
        --because "同じ文面"
    gyotaku campaigns split 27309a3a0149 --by 山田 --because "別の文面"
    gyotaku campaigns pin c990611660f --by 山田 --because "確認済み"
    gyotaku campaigns rename c990611660f "ポケットカード3月" --by 山田
""",
    "campaign": """
    gyotaku campaign c990611660f
    gyotaku campaign c990611660f --html campaign.html --lang en
""",
    "timeline": """
    gyotaku timeline 27309a3a0149
    gyotaku timeline 27309a3a0149 --html course.html --lang en
""",
    "trends": """
    gyotaku trends
    gyotaku trends --by month --on 2026-03-15
    gyotaku trends --html trends.html --lang en
""",
    "book": """
    # is every case whole? Exit code 1 when something is not
    gyotaku book check
    # mend what can be mended; nothing is thrown away
    gyotaku book check --repair
    # a copy that is itself a book, while mails are being added
    gyotaku book backup /backup/gyotaku-2026-11-24
    # the portable form, for another engine or another machine
    gyotaku book export team.zip
    gyotaku book import team.zip --book postgresql://db.example/gyotaku
    # which verdicts would change today, and why; then keep them
    gyotaku book rejudge label:suspicious
    gyotaku book rejudge label:suspicious --keep
    # what would go: mails and captures, not the cases
    gyotaku book prune --older-than 730
    gyotaku book prune --older-than 365 label:unwanted --whole --yes
""",
    "capture": """
    gyotaku capture https://login.shop.example/ --out bundle
    gyotaku capture https://login.shop.example/ \\
        --profiles desktop-ja,iphone-ja
    gyotaku capture http://127.0.0.1:8000/ --allow-network 127.0.0.0/8 --json
""",
    "verify": """
    gyotaku verify bundle
    gyotaku verify bundle --ca authority.pem
""",
    "stamp": """
    gyotaku stamp bundle --authority https://stamp.example/tsa
""",
    "data": """
    gyotaku data status
    gyotaku data update
    gyotaku data import jpcert urls-2026.csv
""",
    "rules": """
    gyotaku rules
    gyotaku rules --json
""",
    "observers": """
    gyotaku observers
""",
    "providers": """
    gyotaku providers
    gyotaku providers --settings gyotaku.toml
""",
    "exports": """
    gyotaku exports
""",
    "languages": """
    gyotaku languages
""",
}


def examples(command: str) -> str:
    """Return what stands below the help of a command; that of the whole program for a word that is none."""
    own = _COMMANDS.get(command)
    return PROGRAM if own is None else f"\nExamples:\n{own}"


def commands() -> list[str]:
    """List the commands that have examples."""
    return list(_COMMANDS)
