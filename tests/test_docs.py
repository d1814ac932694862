"""Every example of the README, the docstrings and the pages, run as it stands."""

from __future__ import annotations

import csv
import doctest
import importlib
import pkgutil
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

import npf_corpus
from npf_corpus.cli import main

_ROOT = Path(__file__).parents[1]
_PAGES = sorted(
    path.relative_to(_ROOT) for path in [_ROOT / "README.md", *_ROOT.glob("docs/**/*.md")]
)
_FENCE = re.compile(
    r"^```(?P<language>\S*)(?P<title>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_CAPTION = re.compile(r":caption: (?P<path>\S+)\n\n(?P<text>.*)", re.DOTALL)
_HEADED = ":header-rows: 1\n\n"
_RUN = ("python", "console")
_SHOWN = ("bibtex", "json")
"""The languages of blocks that run, and of those that are data and cannot."""

_INSTALLS = re.compile(
    r"(\$ pip install |python3 -m venv \.venv && \.venv/bin/pip install )[^\n]+\n"
)
"""The only kind of block that is not run, whole: one line that installs."""

_COMMAND = re.compile(r"^\$ (?P<command>.*\n)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_COLUMNS = "80"

_PINNED = re.compile(r"npf\.load\(\"(2[\d.]*)\"\)|--pin (2[\d.]*)")
_KNOWN = {release.version for release in npf_corpus.releases()}


def _is_absent(body: str) -> bool:
    """Return whether a block asks a release that is not sealed yet."""
    return any((one or other) not in _KNOWN for one, other in _PINNED.findall(body))


def _text(page: Path) -> str:
    return (_ROOT / page).read_text(encoding="utf-8")


def _npf_corpus(command: str) -> None:
    """Print what a terminal shows of a command: both streams, as they come."""
    program, *arguments = shlex.split(command)
    if program != "npf-corpus":
        raise ValueError(f"{program!r} is not run here, write npf-corpus")
    done = CliRunner().invoke(main, arguments)
    if not isinstance(done.exception, SystemExit | None):
        raise done.exception
    sys.stdout.write(done.output)


def _saved(path: str, text: str) -> None:
    """Save the file that a block with a caption shows, as a reader does."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def _edited(path: str, table: str) -> None:
    """Set the cells that a table under the name of a sheet shows, by the first cell of a row."""
    changes = list(csv.DictReader(table.splitlines()))
    with Path(path).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, dialect="excel-tab")
        columns, rows = list(reader.fieldnames or ()), list(reader)
    for change in changes:
        (key, value), *_ = change.items()
        row = next((each for each in rows if each[key] == value), None)
        if row is None:
            rows.append(row := dict.fromkeys(columns, ""))
        assert set(change) <= set(row), change
        row.update(change)
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, dialect="excel-tab")
        writer.writeheader()
        writer.writerows(rows)


def _examples(page: Path) -> Iterator[doctest.Example]:
    """Yield a page's examples in order, those of a console as calls that print their output.

    They end where one asks a release that is not sealed yet.
    """
    text = _text(page)
    for block in _FENCE.finditer(text):
        line, body = text.count("\n", 0, block.start("body")), block["body"]
        if _is_absent(body):
            return
        if block["language"] == "python":
            for example in doctest.DocTestParser().get_examples(body, str(page)):
                example.lineno += line
                yield example
        elif block["language"] == "{code-block}" and (saved := _CAPTION.match(body)):
            source = f"_saved({saved['path']!r}, {saved['text']!r})"
            yield doctest.Example(source, "", lineno=line)
        elif block["language"] == "{csv-table}":
            source = f"_edited({block['title'].strip()!r}, {body.removeprefix(_HEADED)!r})"
            yield doctest.Example(source, "", lineno=line)
        elif block["language"] == "console" and not _INSTALLS.fullmatch(body):
            for each in _COMMAND.finditer(body):
                source = f"_npf_corpus({each['command'].strip()!r})"
                at = line + body.count("\n", 0, each.start())
                yield doctest.Example(source, each["output"], lineno=at)


@pytest.mark.parametrize("page", _PAGES, ids=str)
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its blocks run in order, in one namespace, in a folder of their own, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", _COLUMNS)
    names = {"_edited": _edited, "_npf_corpus": _npf_corpus, "_saved": _saved}
    test = doctest.DocTest(list(_examples(page)), names, str(page), str(page), 0, _text(page))
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append)
    assert not result.failed, "".join(report)


def _modules(package: ModuleType) -> Iterator[str]:
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not each.name.endswith("__main__"):
            yield each.name


_NEEDS = {
    "to_pandas(": ("pandas", "engine"),
    "to_polars(": ("polars",),
    "import plot": ("plot",),
    "npf-corpus plot": ("plot",),
    "import engine": ("engine",),
    "npf-corpus draft": ("draft",),
}
"""What a page may ask for, and the extras of which one brings it."""


@pytest.mark.parametrize(
    "page", [page for page in _PAGES if "reference" not in page.parts], ids=str
)
def test_a_page_names_the_extras_that_it_needs(page: Path) -> None:
    """Who follows a page in a fresh environment is told what to install."""
    text = _text(page)
    code = "".join(block["body"] for block in _FENCE.finditer(text) if block["language"] in _RUN)
    named = set(re.findall(r"\w+", " ".join(re.findall(r"npf-corpus\[([\w,]+)\]", text))))
    for what, extras in _NEEDS.items():
        assert what not in code or named & set(extras), f"{what} needs npf-corpus[{extras[0]}]"


@pytest.mark.parametrize("name", sorted(_modules(npf_corpus)))
def test_docstrings_do_what_they_say(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example of a module's docstrings prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_many_docstrings_have_examples() -> None:
    """The test above finds something to run."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    modules = [importlib.import_module(name) for name in _modules(npf_corpus)]
    found = [test.name for module in modules for test in finder.find(module) if test.examples]
    assert {"npf_corpus.tables._table.Table.explain", "npf_corpus.corpus.Corpus.attach"} <= set(
        found
    )


@pytest.mark.parametrize("page", _PAGES, ids=str)
def test_a_block_that_could_run_does(page: Path) -> None:
    """Python has prompts, a console too unless it installs, and nothing runnable hides as text."""
    blocks = list(_FENCE.finditer(_text(page)))
    assert 2 * len(blocks) == len(re.findall(r"^ *(?:```|~~~)", _text(page), re.MULTILINE))
    for block in blocks:
        language, body = block["language"], block["body"]
        assert language.startswith("{") or language in (*_RUN, *_SHOWN), block[0][:60]
        if language == "python":
            assert body.startswith(">>> "), body[:60]
        if language == "console" and not _INSTALLS.fullmatch(body):
            assert body.startswith("$ npf-corpus "), body[:60]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("```python\n>>> 1 + 1\n3\n```\n", "1 + 1"),
        ("```console\n$ npf-corpus releases --format csv\nversion\n```\n", "version,digest,date"),
        ("```console\n$ npf-corpus nothing\n```\n", "no such command 'nothing'"),
        ("```console\n$ rm -r x\n```\n", "'rm' is not run here"),
        ("```console\n$ pip install x\n$ npf-corpus releases\n```\n", "'pip' is not run here"),
    ],
)
def test_a_wrong_example_is_found(
    words: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has another answer below it, or calls another program, fails."""
    page = tmp_path / "page.md"
    page.write_text(words, encoding="utf-8")
    with pytest.raises(AssertionError, match=re.escape(fault)):
        test_a_page_does_what_it_says(page, tmp_path, monkeypatch)
