"""A review: each sentence of a text with its rows, and what a person should look at."""

from __future__ import annotations

import itertools
import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

from attrs import evolve, frozen

from npf_corpus.drafting._folder import DOCUMENTS, document_rows
from npf_corpus.drafting._odd import Oddities
from npf_corpus.drafting._project import Project
from npf_corpus.drafting._records import Author
from npf_corpus.drafting._sheet import (
    FIGURE_COLUMNS,
    MENTION_COLUMNS,
    STATEMENT_COLUMNS,
    Place,
    rows_of,
)
from npf_corpus.errors import InvalidRelease
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

Mark = Literal["unread", "unsure", "odd", "wrong"]
"""Why a person should look: nobody ticked the row, the machine is unsure of it, it cannot become a
record or breaks a law, or it may be so and rarely is."""

UNSURE = 0.6
"""A row that is less sure than this is marked."""

_SHEETS = {"": FIGURE_COLUMNS, ".statements": STATEMENT_COLUMNS, ".mentions": MENTION_COLUMNS}
_FAULT = re.compile(r"(?P<file>\S+\.tsv) line (?P<line>\d+), (?P<said>.*)", re.DOTALL)
_ROWLESS = re.compile(r"sentence (?P<sent>\d+) of |has no row for .* at (?P<at>\d+): ")
_ID = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_SHOWN = (
    "class", "measure", "aspect", "interval", "unit", "sectors", "regions", "modality", "hedged",
    "as_of", "deadline", "distribution", "item_of", "kind", "tiers", "initiatives", "gist",
    "caveat", "initiative", "disputed", "begins", "through", "speakers", "speaker_label",
    "attribution", "entity", "nth",
)  # fmt: skip


@frozen
class Remark:
    """A mark of a row or sentence, and what it says.

    Attributes:
        mark: Which it is.
        text: What is seen, in one line.
    """

    mark: Mark
    text: str


@frozen
class ReviewedRow:
    """A row of a sheet with its remarks.

    Attributes:
        key: What `--read` takes for it: its number, or `s7` for the statement of sentence 7; empty
            for a mention.
        surface: The own words of a figure or mention; empty for a statement.
        cells: What the row says, by column, empty cells and the machine's reasons left out.
        why: Why the machine proposes it.
        remarks: What a person should look at.
    """

    key: str
    surface: str
    cells: Mapping[str, str]
    why: str
    remarks: tuple[Remark, ...]


@frozen
class ReviewedSentence:
    """A sentence with its rows.

    Attributes:
        number: Its number, from 1.
        text: Its words.
        rows: Its rows, statements last.
        remarks: What is wrong with the sentence itself, such as a number without a row.
    """

    number: int
    text: str
    rows: tuple[ReviewedRow, ...]
    remarks: tuple[Remark, ...]


@frozen
class Review:
    """A document as a person reviews it.

    Attributes:
        document: Its id.
        sentences: Its sentences, in order.
        faults: What is wrong with no row, such as a document without a publisher.
    """

    document: str
    sentences: tuple[ReviewedSentence, ...]
    faults: tuple[str, ...]

    def count(self, mark: Mark) -> int:
        """Return how many rows and sentences have a mark.

        Example:
            >>> from npf_corpus.drafting import Remark, Review, ReviewedSentence
            >>> wrong = (Remark("wrong", "has no row for '5'"),)
            >>> Review("zj", (ReviewedSentence(1, "新增5家", (), wrong),), ()).count("wrong")
            1
        """
        held = [each.remarks for each in self.sentences]
        held += [row.remarks for each in self.sentences for row in each.rows]
        return sum(any(each.mark == mark for each in remarks) for remarks in held)


def review(path: str | os.PathLike[str], sources: str | os.PathLike[str]) -> tuple[Review, ...]:
    """Return the documents of a folder of sheets with what a person should look at.

    Args:
        path: The folder that `npf-corpus draft` made, or one sheet in it.
        sources: One `ID.txt` for each document, in UTF-8.

    Raises:
        InvalidRelease: It is not a folder of sheets, or its own files cannot be read.
        OSError: A file cannot be read.
    """
    folder, names = reviewed_in(path)
    project = Project(folder, Path(sources), names)
    told: dict[tuple[str, int], list[Remark]] = defaultdict(list)
    rest: dict[str, list[str]] = defaultdict(list)
    own = {fault for author in project.authors.values() for fault in author.faults}
    for fault in (*project.faults, *_problems(project)):
        match = _FAULT.match(fault)
        if match:
            told[match["file"], int(match["line"])].append(Remark("wrong", match["said"]))
        elif fault not in own:
            for name in _documents(fault, names):
                rest[name].append(fault)
    claims: list[Any] = [*project.tables["claims"]]
    known = claims if project.base is None else project.base.whole.claims
    for key, said in Oddities(project.words, tuple(known)).found(claims):
        place = cast("Place", project.place(key))  # each of these claims was made of a row
        told[place.file, place.line].append(Remark("odd", said))
    made: list[Review] = []
    for name in names:
        author = project.authors.get(name)
        if author is not None:
            made.append(_reviewed(folder / "sheets", author, told, rest[name]))
        else:
            made.append(Review(name, (), tuple(rest[name])))
    sheets = {f"{name}{suffix}.tsv" for name in project.authors for suffix in _SHEETS}
    other = [
        f"{file} line {line}, {each.text}"
        for (file, line), found in told.items()
        if file not in sheets
        for each in found
    ]
    return tuple(
        evolve(each, faults=(*other, *each.faults)) if at == 0 else each
        for at, each in enumerate(made)
    )


def reviewed_in(path: str | os.PathLike[str]) -> tuple[Path, tuple[str, ...]]:
    """Return the folder that a path names or lies in, and the ids of the documents to review.

    Raises:
        InvalidRelease: It is not a folder of sheets.
    """
    given = Path(path)
    folder = given if given.is_dir() else given.parent.parent
    if not (folder / DOCUMENTS).exists():
        fault = f"has no {DOCUMENTS}, give the folder that npf-corpus draft made, or a sheet in it"
        raise InvalidRelease(str(path), (fault,))
    known = [row["id"] for _, row in document_rows(folder / DOCUMENTS)]
    if given.is_dir():
        return folder, tuple(known)
    name = given.name.removesuffix(".tsv").removesuffix(".statements").removesuffix(".mentions")
    if name not in known or not given.exists():
        raise InvalidRelease(str(path), (f"is the sheet of none of {', '.join(known)}",))
    return folder, (name,)


def _documents(fault: str, names: Sequence[str]) -> set[str]:
    """Return the documents that a fault names; where it names none, the first."""
    found: set[str] = set()
    for key in _ID.findall(fault):
        ends = (at for at in range(len(key), 0, -1) if key[at : at + 1] in {"", "."})
        found.update([key[:end] for end in ends if key[:end] in names][:1])
    return found or {*names[:1]}


def _problems(project: Project) -> Iterator[str]:
    """Yield which laws the records break, once every row can become one."""
    if not project.faults:
        texts = {
            each.document.text.sha256: each.text
            for each in project.authors.values()
            if each.document.text is not None
        }
        yield from map(project.told, examine(Files(project.files()), texts))


def _reviewed(
    sheets: Path,
    author: Author,
    told: Mapping[tuple[str, int], list[Remark]],
    rest: Sequence[str],
) -> Review:
    name = author.document.id
    rows: dict[int, list[ReviewedRow]] = defaultdict(list)
    for suffix, columns in _SHEETS.items():
        path = sheets / f"{name}{suffix}.tsv"
        for place, cells in rows_of(path, columns) if path.exists() else ():
            remarks = (*_own(cells), *told.get((place.file, place.line), ()))
            key = cells.get("n", "" if "words" in cells else f"s{cells['sent']}")
            said = {column: cells[column] for column in _SHOWN if cells.get(column)}
            row = ReviewedRow(
                key,
                cells.get("surface", cells.get("words", "")),
                said,
                cells.get("why", ""),
                remarks,
            )
            rows[int(cells["sent"]) if cells["sent"].isdecimal() else 0].append(row)
    missing = _rowless(author)
    sentences = tuple(
        ReviewedSentence(at, each.text, tuple(rows.get(at, ())), tuple(missing.get(at, ())))
        for at, each in enumerate(author.sentences, 1)
    )
    return Review(name, sentences, tuple(rest))


def _own(cells: Mapping[str, str]) -> Iterator[Remark]:
    """Yield remarks that a row's own columns make; a reader wrote the rows without them."""
    if cells.get("read") or "read" not in cells:
        return
    yield Remark("unread", "nobody has ticked it")
    try:
        sure = float(cells["sure"] or 1)
    except ValueError:
        sure = 0.0
    if not sure >= UNSURE:  # nan is not sure
        yield Remark("unsure", f"the machine is sure by {cells['sure']}")


def _rowless(author: Author) -> Mapping[int, list[Remark]]:
    """Return, by sentence, what of a document has no row: figures, and speech of the term."""
    missing: dict[int, list[Remark]] = defaultdict(list)
    starts = [each.start for each in author.sentences]
    for fault in itertools.filterfalse(_FAULT.match, author.faults):
        match = cast("re.Match[str]", _ROWLESS.search(fault))  # there are no others without a row
        sent = int(match["sent"] or bisect_right(starts, int(match["at"] or 0)))
        missing[sent].append(Remark("wrong", fault))
    return missing
