"""A folder of sheets that drafts are written into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from npf_corpus.attaching._text_files import read_text
from npf_corpus.drafting._door import proposed
from npf_corpus.drafting._draft import Draft, Drafter
from npf_corpus.drafting._folder import (
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    add_publisher,
    begin,
    document_rows,
    enter,
    names_files,
    vocabularies_of,
    words_of,
)
from npf_corpus.drafting._sentences import tongue_of
from npf_corpus.drafting._written import write_draft
from npf_corpus.errors import InvalidText, UnknownName, shown
from npf_corpus.lineage import load
from npf_corpus.release._progress import progress


class Begun:
    """A folder of sheets, made if it is not there, with its vocabulary ready for drafts.

    Args:
        folder: The folder.
        pin: The corpus whose vocabulary a new folder builds on; by default the newest release.
    """

    def __init__(self, folder: Path, *, pin: str | None) -> None:
        self.folder = folder
        if not (folder / "release.json").exists():
            is_path = pin is not None and os.path.dirname(pin)  # noqa: PTH120 - a slash counts
            base = str(Path(str(pin)).resolve()) if is_path else load(pin).version
            vocabularies_of(folder, base)  # one that cannot be used leaves no folder
            begin(folder, base)
        self._drafter = Drafter(words_of(folder))

    def publisher(self, name: str, region: str, document: str) -> str:
        """Return the id of a body that publishes, a new one where the vocabulary has no such name.

        Args:
            name: Its name.
            region: Where it is.
            document: Id of the first document that it publishes.

        Raises:
            AmbiguousName: Several bodies have that name.
            InvalidText: The name is blank, or more than one line.
            UnknownName: The vocabulary has no such region.
        """
        try:
            return self._drafter.words.resolve("organizations", name)
        except UnknownName:
            self._region(region)  # a row that names none would stop every later draft
            return add_publisher(self.folder, name, region, self._drafter.words, document)

    def knows(self, key: str) -> bool:
        """Return whether the vocabulary had a body before."""
        return self._drafter.words.has("organizations", key)

    def drafts(
        self, files: Mapping[str, Path], facts: Mapping[str, str], *, year: int | None, **known: Any
    ) -> Iterator[tuple[Draft, Path]]:
        """Write the draft of each text and the row of its document; yield it and the sheet's path.

        Args:
            files: The files, by the id of the document.
            facts: Cells of `documents.tsv` that the user states; others keep what stands there.
            year: The year that the texts are of; by default that of the day of publication.
            known: Genre and language, as far as they are told.

        Raises:
            InvalidRelease: A file of the folder has other columns.
            InvalidText: The day is none, or a file is no text.
            UnknownName: The vocabulary has no such region.
        """
        rows = {row["id"]: row for _, row in document_rows(self.folder / DOCUMENTS)}
        with progress("texts", len(files)) as step:
            for name, file in files.items():
                told = {**facts, **{key: value or "" for key, value in known.items()}, "id": name}
                before = rows.get(name, {})
                row = {key: told.get(key) or before.get(key, "") for key in DOCUMENT_COLUMNS}
                made, path = self._draft(read_text(file), row, year)
                if not before:
                    enter(self.folder, {**row, "language": row["language"] or made.language})
                yield made, path
                step()

    def unlike(self, files: Iterable[str], facts: Mapping[str, str | None]) -> Iterator[str]:
        """Yield where the row of a document says otherwise than the user; the row stays."""
        for _, row in document_rows(self.folder / DOCUMENTS):
            for column in facts if row["id"] in files else ():
                held, said = row.get(column, ""), facts[column]
                if said and column in row and self._key(column, held) != self._key(column, said):
                    where = f"{DOCUMENTS} keeps {column} {shown(held)} of {row['id']}"
                    yield f"{where}, write {shown(said)} there if it is right"

    def _key(self, column: str, name: str) -> str:
        """Return the id of what a cell names; a cell that names no record is its own."""
        table = {"publisher": "organizations", "region": "regions"}.get(column)
        return (table and self._drafter.words.found(table, name)[0]) or name

    def _draft(self, text: str, row: dict[str, str], year: int | None) -> tuple[Draft, Path]:
        day = row["published"]
        try:
            year = date.fromisoformat(day).year if day and year is None else year
        except ValueError:
            fault = f"was published on {shown(day)}, write a day such as 2026-01-20"
            raise InvalidText(row["id"], fault) from None
        made = proposed(
            self._drafter,
            text,
            region=self._region(row["region"]),
            year=year,
            genre=row["genre"] or None,
            language=tongue_of(row["language"]) if row["language"] else None,
        )
        return made, write_draft(made, self.folder / "sheets", row["id"])

    def _region(self, name: str) -> str | None:
        if not name:
            return None
        try:
            return self._drafter.words.resolve("regions", name)
        except UnknownName as fault:
            near = f"did you mean {fault.suggestions[0]!r}? Else " if fault.suggestions else ""
            hint = f"{near}add it to {self.folder / 'vocabulary' / 'regions.tsv'}"
            raise UnknownName(fault.kind, fault.name, fault.suggestions, hint) from None


def named(files: Sequence[Path]) -> dict[str, Path]:
    """Return files by the ids of the documents that they hold: their names without `.txt`.

    Raises:
        InvalidText: A name cannot be an id, or two files have the same name.
    """
    found: dict[str, Path] = {}
    for file in files:
        if not names_files(file.stem) or file.suffix != ".txt":
            reason = "names the document: rename it to letters, digits and hyphens and .txt"
            raise InvalidText(str(file), f"{reason}, such as zhejiang-2026.txt")
        if file.stem in found:
            raise InvalidText(str(file), "has the name of another file, rename it")
        found[file.stem] = file
    return found
