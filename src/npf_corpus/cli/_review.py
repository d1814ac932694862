"""The command `review`: sentences with their rows, what to look at, and ticks for what is read."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.errors import counted

if TYPE_CHECKING:
    from pathlib import Path

    from npf_corpus.drafting import Remark, Review, ReviewedRow

_ROWS = re.compile(r"(?:(?P<name>[^\s,:]+):)?(?P<first>s?\d+)(?:-(?P<last>\d+))?")
_MOST = 100_000


def _review(**given: Any) -> None:
    from npf_corpus.drafting._review import review, reviewed_in
    from npf_corpus.drafting._review_page import review_page

    if given["read"]:
        folder, names = reviewed_in(given["path"])
        _tick(folder, names, given["read"])
        return
    if given["sources"] is None:
        raise click.UsageError("a review shows the texts, give the folder of ID.txt by --sources")
    made = review(given["path"], given["sources"])
    if given["html"] is None:
        output.write("\n".join(line for each in made for line in _lines(each, given["marked"])))
    else:
        pages = {each.document: partial(review_page, each) for each in made}
        output.write(output.write_pages(given["html"], pages))


def _tick(folder: Path, names: tuple[str, ...], given: tuple[str, ...]) -> None:
    from npf_corpus.drafting._written import tick

    wanted: dict[str, set[str]] = {}
    for part in (part for each in given for part in each.split(",") if part):
        match = _ROWS.fullmatch(part)
        name = match and (match["name"] or (names[0] if len(names) == 1 else ""))
        if match is None or name not in names:
            example = "5, 7-12 or s7" if len(names) == 1 else f"{names[0] if names else 'zj'}:5"
            raise click.UsageError(f"no rows are {part!r}, write them as {example}")
        rows, first, last = wanted.setdefault(str(name), set()), match["first"], match["last"]
        digits = first.removeprefix("s")
        if int(last or digits) - int(digits) not in range(_MOST):
            raise click.UsageError(f"no rows are {part!r}, write the lower number first")
        sign = first[: len(first) - len(digits)]
        rows |= {f"{sign}{at}" for at in range(int(digits), int(last or digits) + 1)}
    for name, rows in wanted.items():
        count = tick(folder / "sheets", name, rows)
        output.write(f"{counted(count, 'row')} of {name} ticked as read")


def _lines(made: Review, marked: bool) -> list[str]:  # noqa: FBT001 - an option
    lines: list[str] = []
    for each in made.sentences:
        rows = [row for row in each.rows if row.remarks or not marked]
        if not (rows or each.remarks):
            continue
        lines.append(f"{made.document} {each.number}: {each.text}")
        lines += [f"     ! {_said(remark)}" for remark in each.remarks]
        for row in rows:
            lines += _row(row)
    counts = ", ".join(
        f"{made.count(mark)} {mark}" for mark in ("unread", "unsure", "odd", "wrong")
    )
    rows_ = sum(len(each.rows) for each in made.sentences)
    lines += [f"{made.document}: {each}" for each in made.faults]
    lines.append(f"{made.document}: {counted(rows_, 'row')}, {counts}")
    return lines


def _row(row: ReviewedRow) -> list[str]:
    cells = [f"{name}={cell}" for name, cell in row.cells.items() if name != "class"]
    kind = row.cells.get("class", "")
    said = " ".join(filter(None, (row.surface, kind if kind != "claim" else "", *cells)))
    plain = [each for each in row.remarks if each.mark in {"unread", "unsure"}]
    flags = f"  [{', '.join(each.mark for each in plain)}]" if plain else ""
    rest = [f"       ! {_said(each)}" for each in row.remarks if each not in plain]
    return [f"  {row.key:>4} {said}{flags}", *rest]


def _said(remark: Remark) -> str:
    return f"{remark.mark}: {remark.text}"


review_command = options.command(
    "review",
    _review,
    "Show each sentence of a text with its rows; mark what is unread, unsure, wrong or odd.",
    "review my-sheets --sources texts",
    click.Argument(["path"], type=click.Path(exists=True)),
    options.path(
        "sources", "FOLDER", "Texts that the sheets were read from, ID.txt each.", folder=True
    ),
    options.flag("marked", "Only rows that have a mark."),
    options.path("html", "OUT", "Write a page for each document to this folder."),
    click.Option(
        ["--read"],
        multiple=True,
        metavar="ROWS",
        help="Tick rows as read, and show nothing: 5, 7-12 or s7; in a folder zj-2026:5.",
    ),
)
"""`npf-corpus review FOLDER|FILE --sources TEXTS`."""
