"""Records as the command line writes them: tables to read, JSON and CSV to work with."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, NamedTuple

from npf_corpus._converter import plain, stored
from npf_corpus.corpus import Corpus
from npf_corpus.quantities import Quantity
from npf_corpus.records import Text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

Row = tuple[str, ...]

_PIPED = 100
"""Characters across where no terminal says how many it has."""

_NARROW = 20
_GAP = 2

_NESTED: dict[str, Row] = {
    "anchor": ("start", "end"),
    "quantity": stored(Quantity),
    "text": stored(Text),
}
"""The fields that are columns of their own in CSV, and those columns."""

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")  # noqa: RUF001 - a spreadsheet takes the wide ones too
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")

_REFERENCES = frozenset(
    "claims document entity initiative initiatives item_of lead measure organization parent part_of"
    " publisher region regions sector sectors broader speakers statement unit".split()
)


class Column(NamedTuple):
    """A column of a table to read.

    Attributes:
        heading: What stands above it.
        cell: What a record shows in it.
    """

    heading: str
    cell: Callable[[Corpus, Any], str]


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


def _names(corpus: Corpus, table: str, *keys: str | None) -> str:
    """Return the names of the records of a table that ids stand for."""
    records = getattr(corpus, table)
    return ", ".join(str(records[key].name) for key in keys if key is not None)


def _speakers(corpus: Corpus, statement: Any) -> str:
    tables = ((key, "people" if key in corpus.people else "organizations") for key in statement.speakers)
    named = ", ".join(_names(corpus, table, key) for key, table in tables)
    return named or statement.speaker_label or "narrator"


def _figure(corpus: Corpus, claim: Any) -> str:
    quantity = claim.quantity
    unit = "" if quantity.unit is None else corpus.units[quantity.unit].symbol
    inferred = " (inferred)" if quantity.unit_basis == "inferred" else ""
    return _lines(quantity.surface, f"{quantity.interval} {unit}{inferred}")


def _asserted(corpus: Corpus, claim: Any) -> str:
    speaker = _speakers(corpus, corpus.statements[claim.statement])
    return _lines(claim.modality, "disputed" if claim.disputed else None, f"by {speaker}")


def _about(corpus: Corpus, record: Any) -> str:
    regions = _names(corpus, "regions", *record.regions)
    return _lines(regions, _names(corpus, "sectors", *record.sectors))


def _both_names(_: Corpus, record: Any) -> str:
    return f"{record.name} {record.name_zh or ''}".rstrip()


def _kind_of_region(corpus: Corpus, region: Any) -> str:
    kind = region.kind.replace("-", " ")
    return f"{kind} of {corpus.regions[region.parent].name}" if region.parent else kind


def _named(corpus: Corpus, mention: Any) -> str:
    if mention.entity is None:
        return ", ".join(corpus.claims[key].quantity.surface for key in mention.claims)
    return _title(corpus[mention.entity])


def _place(record: Any) -> str:
    return "" if record.anchor is None else f"{record.anchor.start}-{record.anchor.end}"


def _roles(corpus: Corpus, person: Any) -> str:
    return _lines(
        *(
            ", ".join(filter(None, (role.title, _names(corpus, "organizations", role.organization))))
            for role in person.roles
        )
    )


def _title(record: Any) -> str:
    """Return what a record is called, or the words that stand for it."""
    if hasattr(record, "quantity"):
        return str(record.quantity.surface)
    return str(next((getattr(record, each) for each in ("name", "label", "gist") if hasattr(record, each)), ""))


COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": (
        Column("claim", lambda at, r: _lines(r.id, _names(at, "measures", r.measure))),
        Column("figure", _figure),
        Column("about", _about),
        Column("modality", _asserted),
    ),
    "statements": (
        Column("statement", lambda _, r: _lines(r.id, r.kind)),
        Column("gist", lambda _, r: r.gist),
        Column("about", _about),
        Column("speaker", _speakers),
    ),
    "initiatives": (
        Column("initiative", lambda _, r: _lines(r.id, r.name, r.name_zh)),
        Column("status", lambda _, r: _lines(r.kind, r.status)),
        Column("about", _about),
        Column("summary", lambda _, r: r.summary),
    ),
    "documents": (
        Column("document", lambda _, r: _lines(r.id, r.genre, r.fidelity)),
        Column("label", lambda _, r: r.label),
        Column("publisher", lambda at, r: _names(at, "organizations", r.publisher)),
        Column("published", lambda _, r: str(r.published)),
    ),
    "tiers": (
        Column("tier", lambda _, r: r.id),
        Column("sector", lambda at, r: _names(at, "sectors", r.sector)),
        Column("placed as", lambda _, r: r.tier),
    ),
    "mentions": (
        Column("mention", lambda _, r: r.id),
        Column("kind", lambda _, r: f"number: {r.number_class}" if r.number_class else r.kind),
        Column("of", _named),
        Column("place", lambda _, r: _place(r)),
    ),
    "regions": (
        Column("region", lambda _, r: r.id),
        Column("name", _both_names),
        Column("kind", _kind_of_region),
    ),
    "sectors": (
        Column("sector", lambda _, r: r.id),
        Column("name", _both_names),
        Column("part of", lambda at, r: _names(at, "sectors", *r.broader)),
    ),
    "organizations": (
        Column("organization", lambda _, r: r.id),
        Column("name", lambda _, r: r.name),
        Column("kind", lambda _, r: r.kind),
        Column("region", lambda at, r: _names(at, "regions", r.region)),
    ),
    "people": (
        Column("person", lambda _, r: r.id),
        Column("name", lambda _, r: r.name),
        Column("roles", _roles),
    ),
    "measures": (
        Column("measure", lambda _, r: r.id),
        Column("name", lambda _, r: r.name),
        Column("dimension", lambda _, r: r.dimension),
        Column("domain", lambda _, r: str(r.domain)),
        Column("share of", lambda _, r: r.denominator or ""),
    ),
    "units": (
        Column("unit", lambda _, r: r.id),
        Column("name", lambda _, r: r.name),
        Column("symbol", lambda _, r: r.symbol),
        Column("dimension", lambda _, r: r.dimension),
        Column("factor", lambda _, r: plain(r.factor)),
    ),
}
"""What a reader sees of each kind of record; an id stands alone on its line, to be copied."""


def to_json(records: Iterable[object]) -> bytes:
    """Return an array of the records as they are stored, indented."""
    import json

    rows = [plain(record) for record in records]
    return f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode()


def to_csv(kind: type, records: Iterable[object]) -> bytes:
    """Return one row a record below a header, with the line ends of RFC 4180.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    import csv
    import io

    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heading for heading, _ in _headings(kind))
    for record in records:
        writer.writerow(_harmless(_text(value)) for _, value in _fields(record))
    return file.getvalue().encode()


def _headings(kind: type) -> list[tuple[str, str]]:
    """Return each column of a kind of record with the field that it is from."""
    return [(column, name) for name in stored(kind) for column in _NESTED.get(name, (name,))]


def _fields(record: object) -> list[tuple[str, Any]]:
    values = plain(record)
    return [
        (column, (values[name] or {}).get(column) if name in _NESTED else values[name])
        for column, name in _headings(type(record))
    ]


def _text(value: Any) -> str:
    """Return a field's value on one line: lists with `; `, records inside them with `, `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, dict):
        if "digest" in value:
            return f"{value['start']}-{value['end']}"
        return ", ".join(text for each in value.values() if (text := _text(each)))
    return str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def to_table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return a table that fits the terminal; where its words would not, one block a record.

    Raises:
        MissingExtra: rich is not installed.
    """
    cells = list(zip(columns, *rows, strict=True))
    widths = [max(_sizes(each, str.split)) for each in cells]
    lines = [_sizes(each, str.splitlines) for each in cells]
    spare = width() - sum(widths) - _GAP * len(widths) + 1
    if spare < 0:
        return to_blocks(columns, rows)
    for _ in range(spare):
        folds = [sum(max(0, n - w) for n in each) / w for each, w in zip(lines, widths, strict=True)]
        widths[folds.index(max(folds))] += bool(any(folds))
    return _print([_grid(columns, rows, widths)])


def to_blocks(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return one block a record: its first cell, and below it the others with their headings.

    Raises:
        MissingExtra: rich is not installed.
    """
    return _print([part for row in rows for part in _block(columns, row)])


def to_fields(corpus: Corpus, record: object) -> tuple[Row, Row]:
    """Return the names of a record's fields and what each holds, references with their names."""
    names, texts = [], []
    for name, value in _fields(record):
        values = value if isinstance(value, list) else [value]
        named = _referred if name in _REFERENCES else lambda _, key: _text(key)
        names.append(name)
        texts.append(_lines(*(named(corpus, each) for each in values if each is not None)))
    return tuple(names), tuple(texts)


def _referred(corpus: Corpus, key: str) -> str:
    title = _title(corpus[key])
    return key if title.casefold() == key.replace("-", " ").casefold() else f"{key} ({title})"


def width() -> int:
    """Return how many characters a line may have."""
    return max(_NARROW, get_terminal_size((_PIPED, 0)).columns)


def is_coloured() -> bool:
    """Return whether stdout is a terminal that may show colour."""
    plain_terminal = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain_terminal


def _sizes(cells: Iterable[str], split: Callable[[str], list[str]]) -> list[int]:
    """Return how many characters across the parts of cells are, 0 last."""
    from rich.cells import cell_len

    return [*(cell_len(part) for cell in cells for part in split(cell)), 0]


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
    from rich.console import Console

    coloured = is_coloured()
    console = Console(
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
