"""Folders of sheets broken in any way: records, a review and a new draft, or the documented error.

An input is a list of edits of a folder of sheets and of its text: of bytes, of cells, of lines.
"""

# ruff: noqa: SIM905 - pieces read best as one line

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import attach_text
import read_export

import npf_corpus as npf
from drafting.test_project import DOCUMENT, TEXT, project
from npf_corpus.corpus import store_of
from npf_corpus.drafting import corpus_of, review
from npf_corpus.drafting._review_page import review_page
from npf_corpus.drafting._sheet import FIGURE_COLUMNS, rows_of
from npf_corpus.drafting._written import tick, write_draft
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

_FOLDER = tempfile.TemporaryDirectory(prefix="npf-fuzz-")
SHEETS, TEXTS = project(Path(_FOLDER.name))
BASE = corpus_of(SHEETS, TEXTS)
NAME = DOCUMENT["id"]
DRAFT = npf.draft(TEXT, region="Zhejiang", year=2026, genre="work-report", corpus=BASE)
write_draft(DRAFT, Path(_FOLDER.name, "drafted"), NAME)
for _path in Path(_FOLDER.name, "drafted").iterdir():
    if "proposed" in _path.name:
        _path.rename(SHEETS / "sheets" / _path.name)
FILES = {
    path: path.read_bytes() for folder in (SHEETS, TEXTS) for path in sorted(folder.rglob("*.*"))
}
PATHS = tuple(FILES)
WORDS = (
    *read_export.WORDS,
    *"y|claim|date|growth|level|targeted|CN-ZJ|量子科技|[5,6]|(,)|2025/..|2026-02-30".split("|"),
    *"\t|\n|\r|\u202e|\u2028|\u200b|\udc80|\x1b[2J|</q><script>|99999999999|;;|../x".split("|"),
    *(
        row.decode()
        for data in FILES.values()
        for row in data.split(b"\n")[:2]
        if 0 < len(row) < 200
    ),
)
SEEDS = tuple(
    bytes((file, how, at, 7 * at % 251, at * at % 241))
    for file in range(len(PATHS))
    for how in range(8)
    for at in (1, 60)
)
LONGEST = 40
_PAGE = attach_text._Words()


def _cell(data: bytes, at: int, what: int, more: int) -> bytes:
    """Return a sheet of which one cell is another, and the line doubled or taken out."""
    text = data.decode("utf-8", "surrogateescape")
    rows = list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
    if not rows or not rows[at % len(rows)]:
        return data
    row = rows[at % len(rows)]
    row[more % len(row)] = WORDS[what % len(WORDS)]
    if more > 200:
        rows.insert(what % len(rows), list(row))
    file = io.StringIO()
    csv.writer(file, "excel-tab", lineterminator="\n").writerows(rows)
    return file.getvalue().encode("utf-8", "surrogateescape")


def check(data: bytes) -> None:
    """Break the folder, then seal, review, tick and draft it anew."""
    files = dict(FILES)
    for start in range(0, len(data) - 4, 5):
        file, how, at, what, more = data[start : start + 5]
        path = PATHS[file % len(PATHS)]
        if path.suffix == ".tsv" and how % 2:
            with suppress(csv.Error):  # the bytes before this edit made it unreadable
                files[path] = _cell(files[path], at, what, more)
        else:
            files[path] = read_export._change(files[path], how // 2, at * 256 + more, what)
    for path, held in files.items():
        path.write_bytes(held)
    _sealed()
    _reviewed()
    with suppress(npf.InvalidRelease):
        assert tick(SHEETS / "sheets", NAME, {"2"}) in {0, 1}
    _drafted()
    for path in {*SHEETS.rglob("*.*"), *TEXTS.rglob("*.*")} - {*PATHS}:
        path.unlink()


def _sealed() -> None:
    try:
        corpus = corpus_of(SHEETS, TEXTS)
    except npf.InvalidRelease as error:
        _is_told(error)
    else:
        assert examine(Files(store_of(corpus).files), None) == ()


def _is_told(error: npf.InvalidRelease) -> None:
    assert error.problems
    for problem in map(str, error.problems):
        assert len(problem.splitlines()) == 1, problem
        problem.encode()


def _reviewed() -> None:
    try:
        made = review(SHEETS, TEXTS)
    except npf.InvalidRelease as error:
        _is_told(error)
        return
    for each in made:
        page = review_page(each)
        page.encode()
        _PAGE.tags.clear()
        _PAGE.feed(page)
        assert "script" not in _PAGE.tags


def _ticked() -> Counter[tuple[str, ...]]:
    """Return the rows that a person ticked, without their numbers and that of their total."""
    path = SHEETS / "sheets" / f"{NAME}.tsv"
    return Counter(
        tuple(cell for name, cell in row.items() if name not in {"n", "item_of"})
        for _, row in rows_of(path, FIGURE_COLUMNS)
        if row.get("read")
    )


def _drafted() -> None:
    try:
        before = _ticked()
        write_draft(DRAFT, SHEETS / "sheets", NAME)
    except npf.InvalidRelease as error:
        _is_told(error)
    else:
        assert before <= _ticked(), before - _ticked()
