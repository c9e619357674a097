"""Keep the finished example reports equal to what the code writes, byte for byte (law 9).

Run: python scripts/examples.py            compare, fail on any difference
     python scripts/examples.py --write    write them again
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from gyotaku.cli.app import run

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "pocketcard"


def main() -> int:
    """Render the example and compare it with what is committed."""
    finished = EXAMPLE / "report"
    with tempfile.TemporaryDirectory() as folder:
        words = ["report", str(EXAMPLE / "mail.eml"), "--replay", str(EXAMPLE / "answers.json"), "--out", folder]
        code = run(words)
        if code:
            return code
        fresh = _files(Path(folder) / "mail")
    if "--write" in sys.argv:
        for name in _files(finished).keys() - fresh.keys():
            (finished / name).unlink()
        for name, content in fresh.items():
            (finished / name).parent.mkdir(parents=True, exist_ok=True)
            (finished / name).write_bytes(content)
        return 0
    kept = _files(finished)
    different = sorted(name for name in fresh.keys() | kept.keys() if fresh.get(name) != kept.get(name))
    for name in different:
        print(f"examples/pocketcard/report/{name} is not what the code writes; run: python scripts/examples.py --write")
    return 1 if different else 0


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
