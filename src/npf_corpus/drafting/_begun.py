"""A folder of sheets that drafts are written into."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from npf_corpus.drafting._door import proposed
from npf_corpus.drafting._draft import Draft, Drafter
from npf_corpus.drafting._folder import add_publisher, begin, enter, words_of
from npf_corpus.drafting._written import write_draft
from npf_corpus.errors import InvalidText, UnknownName, shown
from npf_corpus.lineage import load
from npf_corpus.validation._shape import is_id


class Begun:
    """A folder of sheets, begun where there is none, with its vocabulary ready for drafts.

    Args:
        folder: The folder.
        pin: The corpus whose vocabulary a new folder builds on; by default the newest release.
    """

    def __init__(self, folder: Path, *, pin: str | None) -> None:
        self.folder = folder
        if not (folder / "release.json").exists():
            is_path = pin is not None and os.path.dirname(pin)  # noqa: PTH120 - a slash counts
            begin(folder, str(Path(str(pin)).resolve()) if is_path else load(pin).version)
        self._drafter = Drafter(words_of(folder))

    def named(self, files: Sequence[Path]) -> list[str]:
        """Return the ids of the documents that files hold: their names without `.txt`.

        Raises:
            InvalidText: A name can be no id, or two files have the same.
        """
        names = [each.stem for each in files]
        for file, name in zip(files, names, strict=True):
            if not is_id(name) or file.suffix != ".txt":
                reason = "names the document: rename it to letters, digits and hyphens and .txt"
                raise InvalidText(str(file), f"{reason}, such as zhejiang-2026.txt")
            if names.count(name) > 1:
                raise InvalidText(str(file), "has the name of another file, rename it")
        return names

    def publisher(self, name: str, region: str) -> str:
        """Return the id of a body that publishes, a new one where the vocabulary has no such name.

        Raises:
            AmbiguousName: Several bodies have that name.
        """
        try:
            return self._drafter.words.resolve("organizations", name)
        except UnknownName:
            return add_publisher(self.folder, name, region)

    def knows(self, key: str) -> bool:
        """Return whether the vocabulary had a body before."""
        return self._drafter.words.has("organizations", key)

    def draft(
        self, text: str, name: str, facts: Mapping[str, str], *, year: int | None, **known: Any
    ) -> tuple[Draft, Path]:
        """Write the draft of a text and the row of its document; return it and the sheet's path.

        Args:
            text: The text.
            name: Id of the document.
            facts: Its cells in `documents.tsv`, as far as they are known.
            year: The year that it was said in; by default that of its day of publication.
            known: Its genre and language.

        Raises:
            InvalidRelease: A file of the folder has other columns.
            InvalidText: The day is none.
            UnknownName: The vocabulary has no such region.
        """
        day = facts["published"]
        try:
            year = date.fromisoformat(day).year if day and year is None else year
        except ValueError:
            raise InvalidText(name, f"day {shown(day)} is none, write 2026-01-20") from None
        region = facts["region"] or None
        try:
            made = proposed(self._drafter, text, region=region, year=year, **known)
        except UnknownName as fault:
            hint = f"or add it to {self.folder / 'vocabulary' / 'regions.tsv'}"
            raise UnknownName(fault.kind, fault.name, fault.suggestions, hint) from None
        path = write_draft(made, self.folder / "sheets", name)
        row = {"id": name, "genre": known["genre"] or "", "language": made.language}
        enter(self.folder, {**facts, **row})
        return made, path
