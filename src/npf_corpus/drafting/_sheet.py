"""Sheets: a reader's decisions on one document, a row for each figure and each statement.

A sheet holds no sentence of its text. `NAME.tsv` has a row for each number expression, in reading
order; `NAME.statements.tsv` one for each sentence that speaks of new quality productive forces
or places industries in a tier. Both are tab-separated, with a line of headings.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Literal

from attrs import fields, frozen

from npf_corpus.attaching._text_files import LARGEST
from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.release._regular import read_followed

_CHINESE = re.compile("[。！？\n]")
_ENGLISH = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]?[A-Z0-9\u3400-\u9fff])|[。！？\n]")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|St|No|Nos|Co|Ltd|Inc|Corp|vs|approx|e\.g|i\.e|al|Fig"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""Words that end in a point and end no sentence."""
_LONGEST_SHORT = 12
_HAN = range(0x3400, 0xA000)
_SAMPLE = 20_000
_DIGITS = 9
"""At most so many digits has the number of a sentence."""


@frozen
class Place:
    """Where a row stands, for a reader who has to mend it.

    Attributes:
        file: Name of the file.
        line: Number of the line, from 1.
    """

    file: str
    line: int

    def fault(self, column: str, message: str) -> str:
        """Return what is wrong in a column, as one line."""
        return f"{self.file} line {self.line}, {column}: {message}"


@frozen
class Figure:
    """A row of a sheet: one number expression, and what it claims if it claims something.

    Attributes:
        n: Number of the row, which `item_of` names; one without has its place for it.
        sent: Number of its sentence, from 1.
        surface: The expression's own words.
        number_class: What it is there for: `claim`, `date`, and so on.
        measure: Id or name of what is measured.
        aspect: What the number is of the measure; blank is `level`.
        interval: The values that the words admit; blank is what the surface says.
        unit: Id or name of the unit; blank is what the surface says.
        sectors: Ids or names of the sectors.
        regions: Ids or names of the regions; none is the document's own.
        modality: How firm it is.
        hedged: Whether it is striven for.
        as_of: When it holds.
        deadline: By when it is meant to hold.
        distribution: Whether it is of one thing, of several together or of each.
        item_of: Number of the row of the total.
        caveat: What to know before relying on it.
        place: Where the row stands.
    """

    n: str
    sent: int
    surface: str
    number_class: str
    measure: str
    aspect: str
    interval: str
    unit: str
    sectors: tuple[str, ...]
    regions: tuple[str, ...]
    modality: str
    hedged: bool
    as_of: str
    deadline: str
    distribution: str
    item_of: str
    caveat: str
    place: Place


@frozen
class Said:
    """A row of a sheet of statements: one sentence.

    Attributes:
        sent: Number of the sentence, from 1.
        kind: What it does.
        gist: What it says, in the reader's words.
        tiers: Tier and industry, as the sentence assigns them.
        sectors: Ids or names of the sectors.
        initiatives: Ids or names of the initiatives.
        place: Where the row stands.
    """

    sent: int
    kind: str
    gist: str
    tiers: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...]
    initiatives: tuple[str, ...]
    place: Place


@frozen
class Sheet:
    """What a reader decided of one document.

    Attributes:
        figures: Its number expressions, in reading order.
        statements: Its sentences that have more than figures.
    """

    figures: tuple[Figure, ...]
    statements: tuple[Said, ...]


@frozen
class Sentence:
    """A sentence of a text.

    Attributes:
        start: Offset of its first code point, blanks aside.
        text: Its words, without blanks at the ends.
    """

    start: int
    text: str


FIGURE_COLUMNS = tuple(
    {"number_class": "class"}.get(each.name, each.name)
    for each in fields(Figure)
    if each.name != "place"
)
STATEMENT_COLUMNS = tuple(each.name for each in fields(Said) if each.name != "place")
DRAFT_COLUMNS = ("why", "sure", "read")
"""Further columns of a draft: why a row is proposed, how sure it is, whether a person read it."""


def is_chinese(text: str) -> bool:
    """Return whether most letters of a text's beginning are Chinese."""
    letters = [each for each in text[:_SAMPLE] if each.isalpha()]
    return 2 * sum(ord(each) in _HAN for each in letters) >= len(letters)


def sentences_of(text: str, *, language: Literal["en", "zh"] | None = "zh") -> tuple[Sentence, ...]:
    r"""Return the sentences of a text: each ends in 。！？ or with its line.

    An English one ends in `.`, `!` or `?` too, but not after `Mr.` and its like, nor before a small
    letter.

    Args:
        text: The text.
        language: Its language; None is that of most of its letters.

    Example:
        >>> from npf_corpus.drafting import sentences_of
        >>> [each.text for each in sentences_of("增长5%。\n明年力争6%。")]
        ['增长5%。', '明年力争6%。']
        >>> [each.text for each in sentences_of("Mr. Li saw 1.5 tonnes. It rose.", language="en")]
        ['Mr. Li saw 1.5 tonnes.', 'It rose.']
    """
    english = language == "en" or (language is None and not is_chinese(text))
    found: list[Sentence] = []
    start = 0
    for match in (_ENGLISH if english else _CHINESE).finditer(text):
        if match[0][0] == "." and _SHORT.search(
            text, max(start, match.start() - _LONGEST_SHORT), match.start() + 1
        ):
            continue
        found += _sentence(text, start, match.end())
        start = match.end()
    found += _sentence(text, start, len(text))
    return tuple(found)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        yield Sentence(start + len(words) - len(words.lstrip()), words.strip())


def read_sheet(folder: Path, name: str) -> Sheet:
    """Return the sheet of a document in a folder.

    Raises:
        InvalidRelease: A row is no row; `problems` lists each with file, line and column.
        OSError: A file cannot be read; a sheet without statements needs no file of them.
    """
    faults: list[str] = []
    figures = [_figure(*row, faults) for row in rows_of(folder / f"{name}.tsv", FIGURE_COLUMNS)]
    said = folder / f"{name}.statements.tsv"
    rows = rows_of(said, STATEMENT_COLUMNS) if said.exists() else ()
    statements = [_said(*row, faults) for row in rows]
    faults += _doubled("n", ((each.n, each.place) for each in figures))
    faults += _doubled("sent", ((str(each.sent), each.place) for each in statements))
    if faults:
        raise InvalidRelease(str(folder), tuple(faults))
    return Sheet(tuple(figures), tuple(statements))


def _doubled(column: str, numbers: Iterable[tuple[str, Place]]) -> Iterator[str]:
    """Yield what is wrong with the numbers of rows that an earlier row has."""
    lines: dict[str, int] = {}
    for number, place in numbers:
        first = lines.setdefault(number, place.line)
        if first != place.line:
            message = f"is {shown(number)}, as in line {first}, where one row of each belongs"
            yield place.fault(column, message)


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield the rows of a file with where they stand; those of a draft have more columns."""
    for place, cells in cells_of(path):
        if place.line == 1:
            if tuple(cells) == columns + DRAFT_COLUMNS:
                columns = tuple(cells)
            elif tuple(cells) != columns:
                fault = place.fault("headings", f"write {' '.join(columns)}, with tabs")
                raise InvalidRelease(str(path), (fault,))
        elif len(cells) > len(columns):
            fault = place.fault("row", f"has {len(cells)} cells, at most {len(columns)} belong")
            raise InvalidRelease(str(path), (fault,))
        elif any(cells):
            values = map(str.strip, chain(cells, repeat("")))
            yield place, dict(zip(columns, values, strict=False))


def cells_of(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """Yield the lines of a file with tabs, the headings first, with where they stand.

    A byte order mark, and empty cells at the end of a line, do no harm: spreadsheets write them.

    Raises:
        InvalidRelease: It is empty, not in UTF-8, no regular file or too large.
        OSError: It cannot be read.
    """
    try:
        text = bytes_of(path).decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), "excel-tab")
        head = [each.strip() for each in next(reader, [])]
        while head and not head[-1]:
            head.pop()
        yield Place(path.name, 1), head
        for cells in reader:
            while len(cells) > len(head) and not cells[-1].strip():
                cells.pop()
            yield Place(path.name, reader.line_num), cells
    except UnicodeDecodeError:
        fault = f"{path.name} is not UTF-8, save it as UTF-8 text with tabs between the columns"
        raise InvalidRelease(str(path), (fault,)) from None
    except csv.Error as fault:
        raise InvalidRelease(str(path), (f"{path.name} cannot be read: {fault}",)) from fault


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file of a folder of sheets; a link to one is followed.

    Raises:
        InvalidRelease: It is no regular file, or larger than a text may be.
        OSError: It cannot be read.
    """
    try:
        size, data = read_followed(path, LARGEST)
    except OSError as fault:
        if fault.errno is not None:
            raise
        said = "is a folder, a pipe or a device, put a file there"
        raise InvalidRelease(str(path), (f"{path.name} {said}",)) from fault
    if data is None:
        said = f"has {size} bytes, at most {LARGEST} are read"
        raise InvalidRelease(str(path), (f"{path.name} {said}",))
    return data


def _figure(place: Place, row: dict[str, str], faults: list[str]) -> Figure:
    values: dict[str, Any] = dict(row, number_class=row["class"], place=place)
    values["n"] = row["n"] or str(place)
    for name in ("class", *DRAFT_COLUMNS):
        values.pop(name, None)
    values["sent"] = _number(place, row["sent"], faults)
    values["sectors"], values["regions"] = _listed(row["sectors"]), _listed(row["regions"])
    values["hedged"] = row["hedged"] in {"y", "yes", "true"}
    if row["hedged"] not in {"y", "yes", "true", "n", "no", "false", ""}:
        faults.append(place.fault("hedged", f"is {shown(row['hedged'])}, write y or nothing"))
    return Figure(**values)


def _said(place: Place, row: dict[str, str], faults: list[str]) -> Said:
    tiers: list[tuple[str, str]] = []
    for part in _listed(row["tiers"]):
        tier, colon, industries = part.partition(":")
        tiers += ((tier.strip(), each.strip()) for each in industries.split(",") if each.strip())
        if not colon:
            faults.append(
                place.fault("tiers", f"{shown(part)} has no colon, write future:量子科技")
            )
    return Said(
        _number(place, row["sent"], faults),
        row["kind"],
        row["gist"],
        tuple(tiers),
        _listed(row["sectors"]),
        _listed(row["initiatives"]),
        place,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for each in re.split("[;；]", cell) if (part := each.strip()))


def _number(place: Place, cell: str, faults: list[str]) -> int:
    if cell.isascii() and cell.isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    faults.append(place.fault("sent", f"is {shown(cell)}, write the number of the sentence"))
    return 0
