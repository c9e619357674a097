"""`gyotaku book …`: the commands that look after a book."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from gyotaku.cli.book import Jsonl, Where, line, opened
from gyotaku.cli.screen import Screen

EXAMPLES = """
Examples:

    gyotaku book check                               # is every case whole? exit code 1 when something is not
    gyotaku book check --repair                      # mend what can be mended; nothing is thrown away
"""

upkeep = App(
    name="book",
    help="Look after a case book: check and repair it, back it up, export and import it, judge again, prune.",
    help_epilogue=EXAMPLES,
    help_format="plaintext",
)


@upkeep.command
def check(
    *,
    book: Where = None,
    repair: Annotated[bool, Parameter(negative="", help="Mend what can be mended without losing anything.")] = False,
    jsonl: Jsonl = False,
) -> int:
    """Check every case, every file beside the book and every count; exit code 1 when something is left that is not right.

    Others may go on working meanwhile, but for --repair, which must be alone.
    """
    screen = Screen()
    left = mended = 0
    with opened(book) as kept:
        one = kept.upkeep().check()
        for trouble in one.mend() if repair else one.look():
            mended += trouble.mended
            left += not trouble.mended
            if jsonl:
                line(trouble)
                continue
            done = "mended" if trouble.mended else "--repair" if trouble.mends else "by hand"
            about = trouble.about[:12] if len(trouble.about) == 64 else trouble.about
            screen.table(("kind", "about", "what", "repair", ""), [(trouble.kind, about, trouble.what, trouble.repair, done)])
        if not one.alone:
            screen.note("Another program is writing: files that no case names were not looked for.")
        screen.note(f"{one.cases:,} cases checked: {mended:,} mended, {left:,} left." if repair else _said(one.cases, left))
    return 1 if left else 0


def _said(cases: int, left: int) -> str:
    return f"{cases:,} cases checked: {f'{left:,} things are not right' if left else 'everything is whole'}."
