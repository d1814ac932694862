"""What the command line writes: tables that fit a terminal, Markdown, JSON and CSV, and where."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from npf_corpus.errors import MissingExtra, counted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

Row = tuple[str, ...]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

FORMATS = ("table", "json", "csv", "markdown", "excel-csv")
CSV = ("csv", "excel-csv")
"""The second with the byte order mark by which Excel knows UTF-8."""

_PIPED, _NARROW, _GAP = 100, 20, 2
"""Characters: a line's where no terminal says, a line's at least, and between two columns."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Characters that a terminal obeys instead of showing them, except line ends and tabs."""

_MARKUP = re.compile(r"([\\`*_\[\]<>&~$|])")
"""Characters that mean something in Markdown, in its tables or in its formulas."""


# Where it goes


def printable(text: str) -> str:
    """Return a text in which signs that a terminal would obey, such as escape, are written out."""
    return _CONTROL.sub(lambda sign: ascii(sign[0])[1:-1], text)


def write(answer: str | bytes) -> None:
    """Write data to stdout, or a printable text with a line end.

    A text is UTF-8, except on a terminal of another encoding.

    Raises:
        OSError: It cannot be written, `BrokenPipeError` where the reader has left.
    """
    _send(printable(answer) if isinstance(answer, str) else answer)


def _send(answer: str | bytes) -> None:
    import click

    if isinstance(answer, str):
        answer = f"{answer}\n".encode(_encoding(), "backslashreplace")
    try:
        click.echo(answer, nl=False)
    except OSError:
        _give_up(sys.stdout)
        raise


def warn(text: str) -> None:
    """Write lines to stderr, for people; do nothing where nobody reads them."""
    import click

    try:
        click.echo(printable(text), err=True)
    except OSError:
        _give_up(sys.stderr)


def until_the_reader_leaves(work: Callable[[], Any]) -> Any:
    """Return what a function returns; where the reader of its output has left, end quietly."""
    import click

    try:
        return work()
    except BrokenPipeError:
        _give_up(sys.stdout)
        raise click.exceptions.Exit(0) from None


def _give_up(stream: TextIO) -> None:
    """Drop what a stream still holds: Python flushes once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()  # pyright: ignore[reportUnnecessaryComparison] - closed by the shell


def _encoding() -> str:
    return sys.stdout.encoding if _is_terminal() else "utf-8"


# Answers


def write_rows(
    form: str, headings: Sequence[str], rows: Sequence[Sequence[Json]], below: str
) -> None:
    """Write rows of values, in any of the formats, with a line below for people."""
    if form == "json":
        write_data(to_json(dict(zip(headings, row, strict=True)) for row in rows))
    elif form in CSV:
        write_csv(form, to_csv(headings, rows))
    else:
        cells = [tuple(map(text, row)) for row in rows]
        write_text(form, tuple(each.replace("_", " ") for each in headings), cells, below)


def write_text(
    form: str, headings: Row, rows: Sequence[Row], below: str = "", explanation: str = ""
) -> None:
    """Write cells as a table or as Markdown, lines below it, and the explanation if wanted."""
    if form == "markdown":
        parts = [printable(to_markdown(headings, rows)), printable(_escaped(below))]
    else:
        lines = "\n".join(filter(None, (below, explanation)))
        parts = [to_table(headings, rows) if rows else "", printable(folded(lines))]
    _send("\n\n".join(filter(None, parts)))
    if form == "markdown" and explanation:
        warn(explanation)


def write_record(headings: Row, cells: Row, below: str) -> None:
    """Write one record as a block, and lines below it."""
    _send(f"{to_blocks(headings, [cells])}\n\n{printable(folded(below))}")


def write_pages(folder: str, pages: Mapping[str, Callable[[], str]]) -> str:
    """Write one page a document, each whole or not at all, and return a line that says so."""
    from pathlib import Path

    from npf_corpus.release._progress import progress
    from npf_corpus.release._write import replace_file

    Path(folder).mkdir(parents=True, exist_ok=True)
    with progress("pages", len(pages)) as step:
        for document, make in pages.items():
            replace_file(Path(folder, f"{document}.html"), make().encode("utf-8"))
            step()
    return f"{counted(len(pages), 'page')} in {folder}"


def write_csv(form: str, data: bytes, explanation: str = "") -> None:
    """Write CSV in either of its formats, as `write_data` does."""
    write_data(codecs.BOM_UTF8 + data if form == "excel-csv" else data, explanation)


def write_data(data: bytes, explanation: str = "") -> None:
    """Write data to stdout and, if wanted, the explanation to stderr."""
    write(data)
    if explanation:
        warn(explanation)


def text(value: Json) -> str:
    """Return a value on one line: lists with `; `, records inside them with `, `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(text(each) for each in value)
    if isinstance(value, dict):
        if "digest" in value:
            return f"{value['start']}-{value['end']}"
        return ", ".join(shown for each in value.values() if (shown := text(each)))
    return str(value)


def to_json(rows: Iterable[Json]) -> bytes:
    """Return the rows as a release has them: an array, one row a line."""
    import json

    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"[\n{lines}\n]\n".encode("utf-8", "backslashreplace") if lines else b"[]\n"


def to_csv(headings: Iterable[str], rows: Iterable[Iterable[Json]]) -> bytes:
    """Return one line a row below a header, with the line ends of RFC 4180.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    import csv
    import io

    from npf_corpus.export._formula import disarmed

    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(disarmed(text(value)) for value in row)
    return file.getvalue().encode("utf-8", "backslashreplace")


def to_markdown(headings: Row, rows: Iterable[Row]) -> str:
    """Return a pipe table; no cell is taken for markup."""
    lines = [f"| {' | '.join(map(_escaped, row))} |" for row in (headings, *rows)]
    return "\n".join((lines[0], "|---" * len(headings) + "|", *lines[1:]))


def _escaped(value: str) -> str:
    """Return a text escaped, so that Markdown shows it as it stands, its line ends as breaks."""
    return "<br>".join(_MARKUP.sub(r"\\\1", value).splitlines())


# Tables


def width() -> int:
    """Return how many characters a line may have."""
    return max(_NARROW, get_terminal_size((_PIPED, 0)).columns)


def folded(lines: str) -> str:
    """Return a text with its lines folded between words; as it is where no width is known."""
    size = get_terminal_size((0, 0)).columns
    if not size:
        return lines
    from textwrap import fill

    return "\n".join(
        fill(line, max(_NARROW, size), subsequent_indent="  ", break_on_hyphens=False)
        for line in lines.splitlines()
    )


def to_table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return a table that fits the terminal; where its words would not, one block a record.

    Raises:
        MissingExtra: rich is not installed.
    """
    rows = _shown(rows)
    cells = list(zip(columns, *rows, strict=True))
    widths = [max(_sizes(each, str.split)) for each in cells]
    lines = [max(_sizes(each, str.splitlines)) for each in cells]
    spare = width() - sum(widths) - _GAP * len(widths) + 1
    if spare < 0:
        return to_blocks(columns, rows)
    needs = [line - word for line, word in zip(lines, widths, strict=True)]
    for left, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__), -len(needs)):
        more = min(needs[at], -(spare // left))
        widths[at] += more
        spare -= more
    return _print([_grid(columns, rows, widths)])


def to_blocks(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return one block a record: its first cell, and below it the others with their headings.

    Raises:
        MissingExtra: rich is not installed.
    """
    return _print([part for row in _shown(rows) for part in _block(columns, row)])


def _sizes(cells: Iterable[str], split: Callable[[str], list[str]]) -> list[int]:
    """Return how many characters wide the parts of cells are, 0 last."""
    try:
        from rich.cells import cell_len
    except ModuleNotFoundError:
        raise MissingExtra("rich", "cli") from None
    return [*(cell_len(part) for cell in cells for part in split(cell)), 0]


def _shown(rows: Iterable[Row]) -> list[Row]:
    return [tuple(map(printable, row)) for row in rows]


def _grid(columns: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.leading = int(any("\n" in cell for row in rows for cell in row[:1]))
    for at, (column, size) in enumerate(zip(columns, widths, strict=True)):
        table.add_column(column, width=size, overflow="fold", style="" if at else "cyan")
    for row in rows:
        table.add_row(*row)
    return table


def _block(columns: Sequence[str], row: Row) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    yield Text(row[0], "cyan", overflow="fold")
    indent = max(_sizes(columns[1:], str.splitlines)) + 2 * _GAP
    for column, cell in zip(columns[1:], row[1:], strict=True):
        heading = Text(" " * _GAP + column, "bold")
        if cell and indent + max(_sizes([cell], str.split)) <= width():
            table = Table.grid()
            table.add_column(width=indent)
            table.add_column(overflow="fold")
            table.add_row(heading, cell)
            yield table
        elif cell:
            yield from (heading, Padding(Text(cell, overflow="fold"), (0, 0, 0, 2 * _GAP)))
    yield ""


def _print(parts: Iterable[RenderableType]) -> str:
    """Return what rich makes of tables and texts, without blanks at the ends of lines."""
    from io import BytesIO, TextIOWrapper

    from rich.console import Console

    colourless = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    coloured = _is_terminal() and not colourless
    console = Console(
        file=TextIOWrapper(BytesIO(), _encoding()),  # for its encoding: what boxes are drawn with
        width=width(),
        force_terminal=coloured,
        color_system="standard" if coloured else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    return "\n".join(line.rstrip() for line in capture.get().splitlines()).rstrip("\n")
