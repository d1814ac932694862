"""What an export holds and says of itself, in any format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from npf_corpus.export._columns import ENTITIES
from npf_corpus.export._relations import Flat, Relation, flatten, holding, outside
from npf_corpus.records import TABLES, Document, Record
from npf_corpus.release._manifest import Manifest

NAME = "npf-corpus"
_SPDX = re.compile("[A-Za-z0-9.-]+")
_NO_LICENCE = ("NOASSERTION", "NONE", "LicenseRef-")


@attrs.frozen(eq=False, slots=False)
class Content:
    """The records of an export and the release that they are from.

    Attributes:
        manifest: What the release says of itself.
        selection: The verbs that narrowed the corpus, none where it is whole.
        tables: The records by table.
        whole: The records of the whole corpus.
    """

    manifest: Manifest
    selection: tuple[str, ...]
    tables: Mapping[str, tuple[Record, ...]]
    whole: Mapping[str, tuple[Record, ...]]

    @property
    def pin(self) -> str:
        """The string that stands for exactly the bytes of the release."""
        return self.manifest.release().pin

    @property
    def title(self) -> str:
        """Its name with the version."""
        return f"{self.manifest.title}{', narrowed' * bool(self.selection)}"

    @property
    def description(self) -> str:
        """What it is, from which release, and what a user should know."""
        about = (
            "What public documents assert about China's new quality productive forces: who said "
            "what, about which region and sector, and every number as an interval."
        )
        part = f"Narrowed by {', '.join(self.selection)}." if self.selection else "Whole."
        return " ".join((about, f"Release {self.pin}.", part, *self.manifest.notes))

    @property
    def licence_url(self) -> str | None:
        """Address of the licence's text; None where SPDX does not list it."""
        licence = self.manifest.licence
        if not _SPDX.fullmatch(licence) or licence.startswith(_NO_LICENCE):
            return None
        return f"https://spdx.org/licenses/{licence}.html"

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the records are from."""
        found: Any = self.tables["documents"]
        return tuple(found)

    @cached_property
    def flat(self) -> Flat:
        """The rows of the relations."""
        return flatten(self.tables, self.whole, self.manifest.schema)

    @cached_property
    def outside(self) -> dict[str, list[str]]:
        """The ids that lead outside a narrowed corpus, by relation and column."""
        return outside(self.flat, self.manifest.schema)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations with the links that hold."""
        return holding(self.outside, self.manifest.schema)

    def meaning(self, relation: Relation) -> str:
        """Return what a relation has; of a list also whose it is."""
        if relation.name in (*TABLES, ENTITIES):
            return relation.meaning
        return f"{relation.name.replace('_', ', ')}: {relation.meaning}"
