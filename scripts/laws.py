"""Check the laws that no other tool checks: sizes, mirrored tests, docstrings of tests, names, one public face.

Run: python scripts/laws.py    Prints every breach with its place and exits with 1 when there is one.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "gyotaku"
TESTS = ROOT / "tests"

MODULE_LINES = 500
FUNCTION_LINES = 55
FORBIDDEN = re.compile(r"_*(scan|result|data|info|manager|helper|utils?|handler|process)(?:s|es)?", re.IGNORECASE)

# A rule carries its own examples, run by tests/rules/test_rules.py; a noun without behaviour is tested where it is used.
UNMIRRORED = re.compile(
    r"rules/(?!family)|model/(facts/|capture|html|message|finding|case|report|line|noun|trends)|__init__|__main__"
)
# The architecture page's tree calls this folder so.
NAMES_ALLOWED = {"data"}


def modules() -> list[Path]:
    """List our modules."""
    return sorted(SRC.rglob("*.py"))


def sizes(path: Path, tree: ast.Module, text: str) -> Iterator[str]:
    """Yield modules and functions over their allowed size."""
    lines = text.count("\n")
    if lines > MODULE_LINES:
        yield f"{path.relative_to(ROOT)}: {lines} lines, {MODULE_LINES} allowed"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length} lines, {FUNCTION_LINES} allowed"


def names(path: Path, tree: ast.Module) -> Iterator[str]:
    """Yield modules, classes and functions with a name that says nothing."""
    here = path.relative_to(ROOT)
    if FORBIDDEN.fullmatch(path.stem) and path.stem not in NAMES_ALLOWED:
        yield f"{here}: module name {path.stem!r} says nothing"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and FORBIDDEN.fullmatch(node.name):
            yield f"{here}:{node.lineno}: name {node.name!r} says nothing"


def mirrored(path: Path) -> Iterator[str]:
    """Yield modules without a test of their own."""
    inside = path.relative_to(SRC)
    if UNMIRRORED.search(inside.as_posix()):
        return
    test = TESTS / inside.parent / f"test_{inside.name}"
    if not test.exists():
        yield f"{path.relative_to(ROOT)}: no {test.relative_to(ROOT)}"


def tests() -> Iterator[str]:
    """Yield tests without a docstring that states their rule, tests without an assertion, and tests of nothing."""
    for path in sorted(TESTS.rglob("test_*.py")):
        here = path.relative_to(ROOT)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                if not ast.get_docstring(node):
                    yield f"{here}:{node.lineno}: {node.name} states no rule"
                if not any(_asserts(inner) for inner in ast.walk(node)):
                    yield f"{here}:{node.lineno}: {node.name} asserts nothing"


def _asserts(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return True
    called = node.func if isinstance(node, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in {"raises", "fail", "check_call"} or name.startswith(("assert_", "_assert", "expect"))


def main() -> int:
    """Print every breach."""
    breaches: list[str] = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        breaches += [*sizes(path, tree, text), *names(path, tree), *mirrored(path)]
    breaches += tests()
    print("\n".join(breaches) or f"laws: {len(modules())} modules keep them")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
