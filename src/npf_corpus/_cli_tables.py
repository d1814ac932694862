"""Records as the command line writes them: tables to read, JSON and CSV to work with."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeAlias

from npf_corpus._converter import plain, stored
from npf_corpus._store import SINGULAR
from npf_corpus.corpus import Corpus
from npf_corpus.errors import MissingExtra
from npf_corpus.quantities import Quantity
from npf_corpus.records import NumericClaim, Person, Region, Statement, Text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

Row = tuple[str, ...]
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_PIPED, _NARROW, _GAP = 100, 20, 2
"""Characters: a line's where no terminal says, a line's at least, and between two columns."""

_TITLES = ("name", "label", "gist")

_NESTED: dict[str, Row] = {
    "anchor": ("start", "end"),
    "quantity": stored(Quantity),
    "text": stored(Text),
}
"""The fields that are columns of their own in CSV, and those columns."""

_FORMULA = re.compile(r"[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]")
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
"""What a spreadsheet takes for a formula, in either width, and what of that is a plain number."""

_REFERENCES = (
    {*SINGULAR, *SINGULAR.values(), "broader", "entity", "item_of", "lead", "parent", "part_of"}
    | {"publisher", "speakers"}
) - {"tier"}
"""The fields that hold ids: named as a table, as one of its records, or in a way of their own."""

_COLUMNS = {
    "claims": "claim=id+measure figure about=regions+sectors modality=modality+disputed+by",
    "statements": "statement=id+kind gist about=regions+sectors speaker",
    "initiatives": "initiative=id+name+name_zh status=kind+status about=regions+sectors summary",
    "documents": "document=id+genre+fidelity label publisher published",
    "tiers": "assertion=id sector tier",
    "mentions": "mention=id kind=class of=entity+claims place",
    "regions": "region=id name=names kind=place_kind",
    "sectors": "sector=id name=names part_of=broader",
    "organizations": "organization=id name kind region",
    "people": "person=id name roles=offices",
    "measures": "measure=id name dimension domain share_of=denominator",
    "units": "unit=id name symbol dimension factor",
}
"""What a reader sees of a record: columns, each a heading and the fields below it, a line each."""


def to_cells(corpus: Corpus, name: str, records: Iterable[object]) -> tuple[Row, list[Row]]:
    """Return the headings of a table and the cells of its records."""
    columns = [column.partition("=") for column in _COLUMNS[name].split()]
    fields = [(below or heading).split("+") for heading, _, below in columns]
    rows = [
        tuple(_lines(_shown(corpus, record, name) for name in names) for names in fields)
        for record in records
    ]
    return tuple(heading.replace("_", " ") for heading, _, _ in columns), rows


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _shown(corpus: Corpus, record: Any, name: str) -> str:
    """Return what a reader sees of a field, or of one of those made up below."""
    if name in _MADE:
        return _MADE[name](corpus, record)
    value: Json = plain(getattr(record, name))
    if name not in _REFERENCES or not value:
        return _text(value)
    return ", ".join(_title(corpus[str(key)]) for key in _items(value))


def _title(record: Any) -> str:
    """Return what a record is called, or the words that stand for it."""
    if isinstance(record, NumericClaim):
        return record.quantity.surface
    return str(next(getattr(record, each) for each in _TITLES if hasattr(record, each)))


def _figure(corpus: Corpus, claim: NumericClaim) -> str:
    quantity = claim.quantity
    unit = "" if quantity.unit is None else f" {corpus.units[quantity.unit].symbol}"
    inferred = " (inferred)" if quantity.unit_basis == "inferred" else ""
    return f"{quantity.surface}\n{quantity.interval}{unit}{inferred}"


def _speaker(corpus: Corpus, statement: Statement) -> str:
    return _shown(corpus, statement, "speakers") or statement.speaker_label or "narrator"


def _by(corpus: Corpus, claim: NumericClaim) -> str:
    return f"by {_speaker(corpus, corpus.statements[claim.statement])}"


def _place_kind(corpus: Corpus, region: Region) -> str:
    parent = _shown(corpus, region, "parent")
    return region.kind.replace("-", " ") + (f" of {parent}" if parent else "")


def _offices(corpus: Corpus, person: Person) -> str:
    bodies = ((role.title, _shown(corpus, role, "organization")) for role in person.roles)
    return _lines(", ".join(filter(None, body)) for body in bodies)


_MADE: dict[str, Callable[[Corpus, Any], str]] = {
    "by": _by,
    "class": lambda _, mention: ": ".join(filter(None, (mention.kind, mention.number_class))),
    "disputed": lambda _, claim: "disputed" if claim.disputed else "",
    "figure": _figure,
    "names": lambda _, record: " ".join(filter(None, (record.name, record.name_zh))),
    "offices": _offices,
    "place": lambda _, record: _text(plain(record.anchor)),
    "place_kind": _place_kind,
    "speaker": _speaker,
}


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


def _fields(record: object) -> list[tuple[str, Json]]:
    fields: list[tuple[str, Json]] = []
    for column, name in _headings(type(record)):
        value: Json = plain(getattr(record, name))
        if name in _NESTED:
            value = value[column] if isinstance(value, dict) else None
        fields.append((column, value))
    return fields


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _text(value: Json) -> str:
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
    return _print([part for row in rows for part in _block(columns, row)])


def to_fields(corpus: Corpus, record: object) -> tuple[Row, Row]:
    """Return the names of a record's fields and what each holds, ids with what they stand for."""
    fields = _fields(record)
    texts: list[str] = []
    for name, value in fields:
        lines = [_text(each) for each in _items(value)]
        named = [_explained(corpus, key) for key in lines if key] if name in _REFERENCES else lines
        texts.append(_lines(named))
    return tuple(name for name, _ in fields), tuple(texts)


def _explained(corpus: Corpus, key: str) -> str:
    title = _title(corpus[key])
    return key if title.casefold() == key.replace("-", " ").casefold() else f"{key} ({title})"


def width() -> int:
    """Return how many characters a line may have."""
    return max(_NARROW, get_terminal_size((_PIPED, 0)).columns)


def _sizes(cells: Iterable[str], split: Callable[[str], list[str]]) -> list[int]:
    """Return how many characters across the parts of cells are, 0 last."""
    try:
        from rich.cells import cell_len
    except ModuleNotFoundError:
        raise MissingExtra("rich", "cli") from None
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

    colourless = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    coloured = sys.stdout.isatty() and not colourless
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
