"""Sheets: what a reader decided of one document, a row for each figure and each statement.

A sheet holds no sentence of its text. `NAME.tsv` has a row for each number expression, in reading
order; `NAME.statements.tsv` one for each sentence that speaks of new quality productive forces
or places industries in a tier. Of a document read whole it has one for every sentence or part of
one, and `NAME.mentions.tsv` a row for each name. All are tab-separated, with a line of headings.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from attrs import NOTHING, fields, frozen

from npf_corpus.attaching._text_files import LARGEST
from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.release._regular import read_followed

YES = {"y", "yes", "true"}
ANSWERS = {*YES, "n", "no", "false", ""}
"""What stands in a cell for yes, and all that may stand there."""
_LISTS = ("sectors", "initiatives", "regions", "speakers")
_HEADINGS = {"number_class": "class"}
"""How columns are headed that have another name than the field."""
_DIGITS = 9
"""The most that the number of a sentence has."""


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
        column = _HEADINGS.get(column, column)
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
        item_of: Number of the row that counts the things, where this is of each, or of the total.
        caveat: What to know before relying on it; ` | ` stands between several.
        place: Where the row stands.
        initiative: Id or name of the initiative that it belongs to.
        disputed: Whether another source or copy speaks against it.
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
    initiative: str = ""
    disputed: bool = False


@frozen
class Said:
    """A row of a sheet of statements: one sentence, a part of one, or a passage that says nothing.

    Attributes:
        sent: Number of the sentence, from 1.
        kind: What it does; `skipped` where it is no statement.
        gist: What it says, in the reader's words, or why it is skipped.
        tiers: Tier and industry, as the sentence assigns them.
        sectors: Ids or names of the sectors.
        initiatives: Ids or names of the initiatives.
        place: Where the row stands.
        begins: The first word or words of a part of the sentence, which ends where the next row of
            the sentence begins; blank is the beginning of the sentence.
        through: Number of the last sentence of a passage of several; 0 is the same sentence.
        regions: Ids or names of the regions; none is those of its claims, or the document's own.
        speakers: Ids or names of who says it; none is the document's own speakers, unless
            `speaker_label` or `attribution` is written.
        speaker_label: What a speaker without a name is called.
        attribution: `quoted`, `reported` or `narrator`; blank is `quoted` where somebody says it.
    """

    sent: int
    kind: str
    gist: str
    tiers: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...]
    initiatives: tuple[str, ...]
    place: Place
    begins: str = ""
    through: int = 0
    regions: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    speaker_label: str = ""
    attribution: str = ""


@frozen
class Mentioned:
    """A row of a sheet of mentions: a place where a sentence names something.

    Attributes:
        sent: Number of the sentence, from 1.
        words: The name's own words.
        kind: What is named: `region`, `sector`, `organization`, `person` or `initiative`.
        entity: Id or name of it.
        nth: Which occurrence of the words in the sentence, from 1; 0 is the next one.
        place: Where the row stands.
    """

    sent: int
    words: str
    kind: str
    entity: str
    nth: int
    place: Place


@frozen
class Sheet:
    """What a reader decided of one document.

    Attributes:
        figures: Its number expressions, in reading order.
        statements: Its sentences that have more than figures, or all that it consists of.
        mentions: All names of a document read whole; None where there is no such file, and the
            regions and initiatives of each statement are looked for.
    """

    figures: tuple[Figure, ...]
    statements: tuple[Said, ...]
    mentions: tuple[Mentioned, ...] | None = None


def _columns(kind: Any, *, more: bool = False) -> tuple[str, ...]:
    return tuple(
        _HEADINGS.get(str(each.name), str(each.name))
        for each in fields(kind)
        if each.name != "place" and (each.default is not NOTHING) == more
    )


FIGURE_COLUMNS = _columns(Figure)
STATEMENT_COLUMNS = _columns(Said)
MENTION_COLUMNS = _columns(Mentioned)
MORE_COLUMNS = {
    FIGURE_COLUMNS: _columns(Figure, more=True),
    STATEMENT_COLUMNS: _columns(Said, more=True),
    MENTION_COLUMNS: (),
}
"""What may stand behind the columns that every sheet has; a document read whole needs them."""
DRAFT_COLUMNS = ("why", "sure", "read")
"""What a draft has beside: why a row is proposed, how sure it is, and whether a person read it."""


def read_sheet(folder: str | os.PathLike[str], name: str) -> Sheet:
    """Return the sheet of a document in a folder.

    Args:
        folder: Where the sheets lie.
        name: Id of the document.

    Raises:
        InvalidRelease: A row is no row; `problems` lists each with file, line and column.
        OSError: A file cannot be read; a sheet without statements needs no file of them.
    """
    folder, faults = Path(folder), list[str]()
    figures = [_figure(*row, faults) for row in rows_of(folder / f"{name}.tsv", FIGURE_COLUMNS)]
    said = folder / f"{name}.statements.tsv"
    rows = rows_of(said, STATEMENT_COLUMNS) if said.exists() else ()
    statements = [_said(*row, faults) for row in rows]
    named, mentions = folder / f"{name}.mentions.tsv", None
    if named.exists():
        mentions = tuple(_mentioned(*row, faults) for row in rows_of(named, MENTION_COLUMNS))
    faults += doubled("n", ((each.n, each.place) for each in figures))
    if faults:
        raise InvalidRelease(str(folder), tuple(faults))
    return Sheet(tuple(figures), tuple(statements), mentions)


def doubled(column: str, numbers: Iterable[tuple[str, Place]]) -> Iterator[str]:
    """Yield what is wrong with the numbers of rows that an earlier row has."""
    lines: dict[str, int] = {}
    for number, place in numbers:
        first = lines.setdefault(number, place.line)
        if first != place.line:
            message = f"is {shown(number)}, as in line {first}, where one row of each belongs"
            yield place.fault(column, message)


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield the rows of a file with where they stand; those of a draft have columns beside."""
    needed, more = columns, MORE_COLUMNS[columns]
    for place, cells in cells_of(path):
        if place.line == 1:
            known = {*columns, *more}
            columns = tuple(cells)
            kept = tuple(each for each in cells if each not in DRAFT_COLUMNS)
            twice = len(set(kept)) < len(kept)
            twice = twice or columns not in {kept, kept + DRAFT_COLUMNS}
            if kept[: len(needed)] != needed or twice or not known.issuperset(kept):
                wanted = " ".join(needed) + (f" and, as needed, {' '.join(more)}" if more else "")
                fault = place.fault("headings", f"write {wanted}, with tabs")
                raise InvalidRelease(str(path), (fault,))
        elif any(cells):
            values = map(str.strip, chain(cells, repeat("")))
            yield place, dict.fromkeys(more, "") | dict(zip(columns, values, strict=False))


def full_rows(
    path: Path, columns: tuple[str, ...], more: tuple[str, ...], wanted: str
) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield the rows of a file with where they stand; a cell that it lacks is empty.

    All or none of `more` may stand behind the columns; other headings are refused with what is
    `wanted`, and all that `cells_of` refuses.
    """
    for place, cells in cells_of(path):
        if place.line == 1 and tuple(cells) not in {columns, columns + more}:
            raise InvalidRelease(str(path), (place.fault("headings", f"write {wanted}"),))
        if place.line > 1 and any(each.strip() for each in cells):
            filled = chain(map(str.strip, cells), repeat(""))
            yield place, dict(zip(columns + more, filled, strict=False))


def cells_of(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """Yield the lines of a file with tabs, the headings first, with where they stand.

    A byte order mark, and empty cells at the end of a line, do no harm: spreadsheets write them.

    Raises:
        InvalidRelease: It is empty, not in UTF-8, no regular file or too large, or has a line with
            more cells than headings.
        OSError: It cannot be read.
    """
    try:
        text = bytes_of(path).decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), "excel-tab")
        head = [each.strip() for each in next(reader, list[str]())]
        while head and not head[-1]:
            head.pop()
        yield Place(path.name, 1), head
        for cells in reader:
            while len(cells) > len(head) and not cells[-1].strip():
                cells.pop()
            place = Place(path.name, reader.line_num)
            if len(cells) > len(head):
                fault = place.fault("row", f"has {len(cells)} cells, at most {len(head)} belong")
                raise InvalidRelease(str(path), (fault,))
            yield place, cells
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
    values["sent"] = _number(place, "sent", row["sent"], faults)
    values["sectors"], values["regions"] = listed(row["sectors"]), listed(row["regions"])
    for name in ("hedged", "disputed"):
        values[name] = row[name] in YES
        if row[name] not in ANSWERS:
            faults.append(place.fault(name, f"is {shown(row[name])}, write y or nothing"))
    return Figure(**values)


def _said(place: Place, row: dict[str, str], faults: list[str]) -> Said:
    tiers: list[tuple[str, str]] = []
    for part in listed(row["tiers"]):
        tier, colon, industries = part.partition(":")
        tiers += ((tier.strip(), each.strip()) for each in industries.split(",") if each.strip())
        if not colon:
            faults.append(
                place.fault("tiers", f"{shown(part)} has no colon, write future:量子科技")
            )
    values: dict[str, Any] = {name: cell for name, cell in row.items() if name not in DRAFT_COLUMNS}
    values |= {each: listed(row[each]) for each in _LISTS}
    values["sent"] = _number(place, "sent", row["sent"], faults)
    values["through"] = _number(place, "through", row["through"] or "0", faults)
    values |= {"tiers": tuple(tiers), "place": place}
    return Said(**values)


def _mentioned(place: Place, row: dict[str, str], faults: list[str]) -> Mentioned:
    sent = _number(place, "sent", row["sent"], faults)
    nth = _number(place, "nth", row["nth"] or "0", faults)
    return Mentioned(sent, row["words"], row["kind"], row["entity"], nth, place)


def caveats_of(cell: str) -> tuple[str, ...]:
    """Return the caveats of a cell, which ` | ` keeps apart."""
    return tuple(part for each in cell.split(" | ") if (part := each.strip()))


def listed(cell: str) -> tuple[str, ...]:
    """Return the names of a cell, which semicolons of either width keep apart."""
    return tuple(part for each in re.split("[;；]", cell) if (part := each.strip()))


def _number(place: Place, column: str, cell: str, faults: list[str]) -> int:
    if cell.isascii() and cell.isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    what = "a number, from 1" if column == "nth" else "the number of the sentence"
    faults.append(place.fault(column, f"is {shown(cell)}, write {what}"))
    return 0
