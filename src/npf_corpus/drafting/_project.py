"""A folder of sheets, with the texts that they were read from, as the records of a release.

`_folder` says what the folder holds. The texts lie in a folder of their own, one `ID.txt` for each
document.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from attrs import evolve

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.drafting._folder import (
    DOCUMENTS,
    Entry,
    Texts,
    base_of,
    document_rows,
    read_facts,
)
from npf_corpus.drafting._ids import Ids, renamed
from npf_corpus.drafting._names import VOCABULARY, Vocabulary
from npf_corpus.drafting._records import Author
from npf_corpus.drafting._sheet import Place, read_sheet
from npf_corpus.drafting._statements import HEADINGS
from npf_corpus.drafting._vocabulary import read_vocabulary
from npf_corpus.errors import InvalidRelease
from npf_corpus.records import SCHEMAS, TABLES, Anchored, NumericClaim, Record
from npf_corpus.records._kinds import KIND_OF
from npf_corpus.release._progress import progress
from npf_corpus.release._write import seal
from npf_corpus.validation import Problem
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files


class Project:
    """The records that a folder of sheets and its texts give.

    Attributes:
        base: The corpus whose vocabulary the folder builds on, if any.
        words: The vocabulary that the sheets are written in.
        tables: The records, by table.
        authors: The maker of each document's records, by the document's id.
        faults: Why rows could not become records.
    """

    def __init__(
        self,
        folder: Path,
        sources: Path,
        only: Sequence[str] | None = None,
        *,
        previous: Corpus | None = None,
    ) -> None:
        """Read the rows of all documents, or of some by id; ids of the previous release stay."""
        self.folder = folder
        self.base = base_of(folder)
        self.words: Vocabulary = read_vocabulary(folder / "vocabulary", self.base)
        self.tables: dict[str, list[Record]] = {name: [] for name in TABLES}
        self.authors: dict[str, Author] = {}
        self.faults: list[str] = []
        self._ids = Ids(previous)
        self._named: dict[str, list[Anchored]] = {}
        for name in VOCABULARY:
            self.tables[name] += self.words.tables[name]
        rows, wanted = document_rows(folder / DOCUMENTS), None if only is None else set(only)
        entries = [each for each in rows if wanted is None or each[1]["id"] in wanted]
        texts = Texts(sources)
        with progress("sheets", len(entries)) as step:
            for place, row in entries:
                self._add(place, Entry(place, row, texts, self.words))
                step()
        self.tables["initiatives"] = [*self._initiatives()]
        self.tables["units"] = [*self._units()]

    def _add(self, place: Place, entry: Entry) -> None:
        self.faults += entry.faults
        document = entry.document
        if document is None:
            return
        try:
            sheet = read_sheet(self.folder / "sheets", document.id)
        except FileNotFoundError:
            self.faults.append(place.fault("id", f"no sheet {document.id}.tsv, draft its text"))
            return
        except InvalidRelease as fault:
            self.faults += map(str, fault.problems)
            return
        author = self.authors[document.id] = Author(document, entry.text, sheet, self.words)
        made = author.records(entry.speakers)
        names = self._ids.kept(author.document, made)
        author.places = {names.get(key, key): each for key, each in author.places.items()}
        author.places[document.id] = place
        self.faults += author.faults
        self.tables["documents"].append(author.document)
        for record in made:
            self.tables[KIND_OF[type(record)].table].append(renamed(record, names))
        for key, anchor in author.named.items():
            self._named.setdefault(key, []).append(Anchored(document.id, anchor))

    def _initiatives(self) -> Sequence[Any]:
        """Return the initiatives with the places that name them; of the base, only those in use."""
        initiatives: dict[str, Any] = {each.id: each for each in self.tables["initiatives"]}
        said: list[Any] = self.tables["statements"]
        todo = [key for each in said for key in each.initiatives if key in initiatives]
        todo += [key for key in initiatives if key not in self.words.lent]
        used: dict[str, None] = {}
        while todo:
            each = initiatives[todo.pop()]
            if each.id not in used:
                used[each.id] = None
                todo += filter(None, (each.part_of,))
        return [self._anchored(initiatives[key]) for key in used]

    def _units(self) -> Sequence[Any]:
        """Return the units of the vocabulary, and those spare units that claims have."""
        units = {each.id: each for each in self.tables["units"]}
        claims = cast("list[NumericClaim]", self.tables["claims"])
        used = {str(each.quantity.unit) for each in claims}
        found = (self.words.spare[key] for key in sorted(used & self.words.spare.keys()))
        return [*units.values(), *found]

    def _anchored(self, initiative: Any) -> Any:
        """Return an initiative with a place in each document that names it, known places first."""
        known = {each.document for each in initiative.anchors}
        found = [each for each in self._named.get(initiative.id, ()) if each.document not in known]
        return evolve(initiative, anchors=(*initiative.anchors, *found))

    def files(self) -> dict[str, bytes]:
        """Return the files of the release that the records make.

        Raises:
            InvalidRelease: The manifest's own values cannot be written.
        """
        facts = read_facts(self.folder)
        try:
            return seal(self.tables, schema=SCHEMAS[-1], **facts)
        except (TypeError, ValueError) as fault:
            raise InvalidRelease(str(self.folder), (str(fault),)) from fault

    def place(self, key: str | None) -> Place | None:
        """Return the row that a record was made of."""
        return self._places.get(str(key))

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        found = dict(self.words.places)
        for author in self.authors.values():
            found |= author.places
        return found

    def told(self, problem: Problem) -> str:
        """Return a problem as a line that begins with the row to mend, where there is one."""
        place = self.place(problem.id)
        if place is None:
            return str(problem)
        _, _, path = problem.path.partition("]")
        column, *parts = re.findall("[a-z_]+", path) or [str(problem.table)]
        if column == "quantity" and parts:
            column = parts[0]
        said = f"{problem.message}; {problem.remedy} ({problem.code})"
        return place.fault(HEADINGS.get((str(problem.table), column), column), said)


def corpus_of(
    folder: str | os.PathLike[str],
    sources: str | os.PathLike[str],
    *,
    previous: Corpus | None = None,
) -> Corpus:
    """Return the corpus that a folder of sheets and its texts make.

    Args:
        folder: `release.json`, `documents.tsv`, `vocabulary/` and `sheets/`.
        sources: One `ID.txt` for each document, in UTF-8; where `documents.tsv` states the digest
            of a text, its file may have another name.
        previous: The release before. Records of a text that has not changed keep their ids, and
            new ones get numbers that none had; without it ids count in reading order.

    Raises:
        InvalidRelease: A row cannot become a record, or the records break a law.
        OSError: A file cannot be read.
    """
    project = Project(Path(folder), Path(sources), previous=previous)
    if project.faults:
        raise InvalidRelease(str(folder), tuple(project.faults))
    files = project.files()
    problems = examine(Files(files), None)
    if problems:
        raise InvalidRelease(str(folder), tuple(map(project.told, problems)))
    return of_files(files)
