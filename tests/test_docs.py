"""Every Python block of the README and the pages of the documentation, run as a doctest."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_PAGES = sorted(
    path.relative_to(_ROOT) for path in [_ROOT / "README.md", *_ROOT.glob("docs/**/*.md")]
)
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(page: Path) -> str:
    """Return a page's Python blocks at their own lines, all else blank."""
    text = (_ROOT / page).read_text(encoding="utf-8")
    kept = [""] * text.count("\n")
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(1))
        lines = block[1].splitlines()
        kept[first : first + len(lines)] = lines
    return "\n".join(kept)


@pytest.mark.parametrize("page", _PAGES, ids=str)
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its blocks run in order, in one namespace, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(_blocks(page), {}, str(page), str(page), 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append)
    assert not result.failed, "".join(report)


def test_every_python_block_is_a_doctest() -> None:
    """A block without a prompt would never run."""
    for page in _PAGES:
        for block in _BLOCK.finditer((_ROOT / page).read_text(encoding="utf-8")):
            assert block[1].startswith(">>> "), f"{page}: {block[1][:60]!r}"
