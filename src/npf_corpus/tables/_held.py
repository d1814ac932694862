"""What a corpus offers by name: the facts of its release, and the twelve tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from npf_corpus.query._store import Store
from npf_corpus.release._manifest import FORMATS
from npf_corpus.tables import _tables
from npf_corpus.tables._table import Table

if TYPE_CHECKING:
    from npf_corpus.anchoring import Normalisation

T = TypeVar("T", bound=Table[Any])


class Held:
    """What holds a release."""

    __slots__ = ()
    _store: Store

    def _table(self, kind: type[T]) -> T:
        raise NotImplementedError

    @property
    def name(self) -> str:
        """What the corpus is called: the title of its citation, `npf_corpus data` for this one."""
        return self._store.manifest.name

    @property
    def version(self) -> str:
        """Version of the data, such as `1.0.0`."""
        return self._store.manifest.version

    @property
    def digest(self) -> str:
        """SHA-256 that stands for all bytes of the release, 64 hexadecimal digits."""
        return self._store.manifest.digest

    @property
    def pin(self) -> str:
        """The string to paste into a script: `load` takes it for exactly these bytes."""
        return self._store.pin

    def verify(self) -> None:
        """Verify every byte of the release.

        `load` verifies what it reads, and an answer reads little of a release of schema 2. This
        reads all of it. Whether an index says what its records say is a law, which `validate`,
        `read_release` and `seal` ask.

        Raises:
            DigestMismatch: A file has other bytes than were published.
            InvalidRelease: A file is missing or too many.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").verify()
        """
        self._store.verify()

    @property
    def schema(self) -> int:
        """Version of the record fields that the release was written in."""
        return self._store.manifest.schema

    @property
    def normalisation(self) -> Normalisation:
        """Name of the normal form that the release's anchors are of, as `anchor_of` takes it."""
        return FORMATS[self.schema].normalisation

    @property
    def readings(self) -> str:
        """Version of the table that the release's figures are read by."""
        return self._store.manifest.readings

    @property
    def citation(self) -> str:
        """How to cite the release."""
        return self._store.manifest.citation

    @property
    def licence(self) -> str:
        """SPDX id of the data's licence."""
        return self._store.manifest.licence

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user of the release should know."""
        return self._store.manifest.notes

    @property
    def documents(self) -> _tables.Documents:
        """What was read."""
        return self._table(_tables.Documents)

    @property
    def regions(self) -> _tables.Regions:
        """Provincial units, groups, countries and the places that documents name."""
        return self._table(_tables.Regions)

    @property
    def sectors(self) -> _tables.Sectors:
        """Industries and technologies."""
        return self._table(_tables.Sectors)

    @property
    def tiers(self) -> _tables.Tiers:
        """Where documents place sectors in industrial policy."""
        return self._table(_tables.Tiers)

    @property
    def organizations(self) -> _tables.Organizations:
        """Bodies that documents name."""
        return self._table(_tables.Organizations)

    @property
    def people(self) -> _tables.People:
        """People whom documents name."""
        return self._table(_tables.People)

    @property
    def initiatives(self) -> _tables.Initiatives:
        """Concepts, plans, mechanisms and projects."""
        return self._table(_tables.Initiatives)

    @property
    def measures(self) -> _tables.Measures:
        """What claims measure."""
        return self._table(_tables.Measures)

    @property
    def units(self) -> _tables.Units:
        """What figures count or measure in."""
        return self._table(_tables.Units)

    @property
    def statements(self) -> _tables.Statements:
        """Sentences and clauses of the documents, many with a summary in our words."""
        return self._table(_tables.Statements)

    @property
    def claims(self) -> _tables.Claims:
        """Figures that documents assert of the world."""
        return self._table(_tables.Claims)

    @property
    def mentions(self) -> _tables.Mentions:
        """Numbers and names as they stand in the texts."""
        return self._table(_tables.Mentions)
