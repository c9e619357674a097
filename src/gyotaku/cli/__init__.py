"""The command line: words in, the desk's answers out.

Exit codes: 0 done · 1 flagged (only with --fail-on) · 2 usage · 3 an input could not be read · 4 an input was over a limit ·
5 the publication gate refused · 6 the case book cannot be used · 7 no page could be visited · 8 no time stamp. When
several apply, the highest is returned; the other inputs are still worked on.
"""

from __future__ import annotations

import gc
import io
import sys

from gyotaku import __version__

GARBAGE = 200_000
"""New objects after which the garbage collector looks for cycles: more than one report makes."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words in (["--version"], ["-V"]):
        sys.stdout.write(f"gyotaku {__version__}\n")
        sys.exit(0)
    _speak_utf8()
    # A run makes hundreds of thousands of objects that live as long as it does; looking through them each time some hundred
    # new ones are there costs a tenth of the start.
    gc.set_threshold(GARBAGE, 20, 100)
    # The commands pull in the whole analysis; asking for the version must not.
    from gyotaku.cli.app import run  # noqa: PLC0415 - see above

    code = run(words)
    # Nothing is looked through once more on the way out: the process ends and its memory with it.
    gc.freeze()
    sys.exit(code)


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files whatever the locale; what a terminal cannot show stands there by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
