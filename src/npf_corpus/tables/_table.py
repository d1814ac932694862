"""Tables of records, and the verbs that narrow them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast

from attrs import frozen

from npf_corpus.errors import MixedCorpora, UnknownName
from npf_corpus.intervals._value import I_co, Identified, Value
from npf_corpus.query import _values
from npf_corpus.query._names import How, positions_of
from npf_corpus.query._store import SINGULAR, Axis, Certainty, Move, Store, Style
from npf_corpus.records import (
    Record,
)

if TYPE_CHECKING:
    import pandas  # noqa: ICN001 - the documentation shows its name
    import polars  # noqa: ICN001
    import pyarrow  # noqa: ICN001

    from npf_corpus.query._explain import Explanation


R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@frozen(eq=False, repr=False)
class Match(Value, Generic[R_co]):
    """A record that a typed name may mean.

    Attributes:
        record: The record.
        alias: Its name that matched.
        how: Whether id, name or alias are the same, start with the text, contain it or resemble it.
        score: Likeness from 0 to 1.
    """

    record: R_co
    alias: str
    how: How
    score: float


class _Matches(tuple[Match[R], ...]):
    """Matches as `find` returns them: a tuple that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the matches as notebooks show them."""
        from npf_corpus.intervals._html import shown, table_html

        rows = [
            [
                shown(each.record.id),
                shown(getattr(each.record, "name", None) or getattr(each.record, "label", None)),
                *(shown(part) for part in (each.alias, each.how, f"{each.score:.2f}")),
            ]
            for each in self
        ]
        caption = f"{len(self)} match{'es' * (len(self) != 1)}"
        return table_html(caption, ("id", "name", "matched by", "how", "score"), rows)


class Table(Generic[R]):
    """An immutable, ordered collection of one kind of record.

    Iteration gives records in dataset order, `[]` one of them by id, `len` their number; `in`
    takes a record or an id. Tables of one release combine with `&`, `|` and `-`.
    """

    __slots__ = ("_bits", "_moves", "_places", "_store")
    _table: ClassVar[str]
    _store: Store
    _bits: int
    _moves: tuple[Move, ...]
    _places: list[int] | None

    def __init__(self) -> None:
        raise TypeError(f"a {type(self).__name__} comes from a corpus, write npf_corpus.load()")

    @classmethod
    def _make(cls, store: Store, bits: int | None = None, moves: tuple[Move, ...] = ()) -> Self:
        table = object.__new__(cls)
        table._store = store
        table._bits = store.everything(cls._table) if bits is None else bits
        table._moves = moves
        table._places = None
        return table

    def _narrow(self, bits: int, verb: str, argument: object, *more: object) -> Self:
        bits &= self._bits
        return self._make(
            self._store, bits, (*self._moves, Move(verb, (argument, *more), self._bits, bits))
        )

    def __iter__(self) -> Iterator[R]:
        """Yield the records in dataset order."""
        records = self._store.records(self._table)
        places = positions_of(self._bits) if self._places is None else self._places
        return (records[place] for place in places)

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._bits.bit_count()

    def __getitem__(self, key: str) -> R:
        """Return the record with that id.

        Raises:
            RetiredId: An earlier release had it.
            UnknownName: There is none, or it is outside this selection.
        """
        place = self._store.positions(self._table)[self._store.resolve(self._table, key)]
        if not self._bits >> place & 1:
            raise UnknownName(f"{SINGULAR[self._table]} in this selection", key)
        return cast("R", self._store.records(self._table)[place])

    def __contains__(self, item: object) -> bool:
        """Return whether a record, or the record with an id, is in the table."""
        key = item if isinstance(item, str) else getattr(item, "id", None)
        place = self._store.positions(self._table).get(cast("str", key))
        if place is None or not self._bits >> place & 1:
            return False
        return isinstance(item, str) or self._store.records(self._table)[place] == item

    @property
    def ids(self: Iterable[Identified[I_co]]) -> tuple[I_co, ...]:
        """The records' ids, in dataset order, of the type that these records' ids have."""
        return tuple([record.id for record in self])

    def _other(self, other: object) -> Self | None:
        if type(other) is not type(self):
            return None
        if other._store is not self._store and other._store.pin != self._store.pin:
            raise MixedCorpora(self._store.pin, other._store.pin)
        return other

    def _combine(self, other: object, sign: str, bits: Callable[[int, int], int]) -> Self:
        table = self._other(other)
        if table is None:
            raise TypeError(f"{self._table} combine with {self._table} only, got {other!r}")
        found = bits(self._bits, table._bits)
        move = Move(sign, (len(table),), self._bits, found)
        return self._make(self._store, found, (*self._moves, move))

    def __and__(self, other: Self) -> Self:
        """Return the records in both tables."""
        return self._combine(other, "&", int.__and__)

    def __or__(self, other: Self) -> Self:
        """Return the records in either table."""
        return self._combine(other, "|", int.__or__)

    def __sub__(self, other: Self) -> Self:
        """Return the records in this table and not in the other."""
        return self._combine(other, "-", lambda mine, others: mine & ~others)

    def __eq__(self, other: object) -> bool:
        """Return whether both hold the same records.

        Raises:
            MixedCorpora: They come from different releases.
        """
        table = self._other(other)
        return NotImplemented if table is None else self._bits == table._bits

    def __hash__(self) -> int:
        """Return a hash of the release and the records."""
        return hash((self._store.pin, self._table, self._bits))

    def __repr__(self) -> str:
        """Return one line: how many records of what, from which release."""
        count = len(self)
        noun = self._table if count != 1 else SINGULAR[self._table]
        return f"<{count} {noun} of npf_corpus data {self._store.manifest.version}>"

    def _repr_html_(self) -> str:
        """Return the table as notebooks show it."""
        from npf_corpus.query._notebook import html

        caption, note = repr(self)[1:-1], "" if self else str(self.explain())
        return html(self._store, self._table, positions_of(self._bits), caption, note)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the pin of the release and the selection."""
        return _restore, (type(self), *self._store.reopen, self._bits, self._moves)

    def explain(self) -> Explanation:
        """Return what each step kept and left out, and why; `print` it to read it.

        Example:
            >>> import npf_corpus as npf
            >>> print(npf.load().claims.by_region("Qinghai").explain())  # doctest: +ELLIPSIS
            23 claims in ...
        """
        from npf_corpus.query._explain import explain

        return explain(self._store, self._table, self._bits, self._moves)

    def cite(self, style: Style) -> str:
        """Return the citation of the release and of the documents that the records rest on.

        Records of documents, tiers, statements, claims and mentions rest on their document, an
        initiative on those that name it, a person on those that state an office. Other
        vocabularies rest on none: they, and a table without records, cite the release alone.

        Args:
            style: `text` for a line each, `bibtex` or `csl-json`.

        Raises:
            UnknownName: The style is none of these.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load().claims.by_region("Hubei").cite("bibtex").count("@misc")
            2
        """
        from npf_corpus.query._citation import cite, documents_of

        return cite(self._store, (key for each in self for key in documents_of(each)), style)

    def to_records(self) -> list[dict[str, object]]:
        """Return the records as rows of plain values: numbers Decimal, days dates, lists lists.

        A value with several parts has a column for each: an interval has `lower`,
        `lower_inclusive`, `upper` and `upper_inclusive`, beside `surface` and `nominal`. An end
        that is infinite is None. `npf_corpus.export.from_records` reads them back.

        Example:
            >>> import npf_corpus as npf
            >>> row = npf.load().claims.by_measure("cooperation projects").to_records()[0]
            >>> row["surface"], row["lower"], row["lower_inclusive"], row["upper"], row["regions"]
            ('more than 2,000', Decimal('2000'), False, None, ['CN-NX'])
        """
        from npf_corpus.export._rows import rows_of

        return rows_of(self._table, self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas frame: nullable types, Decimal objects, days as `datetime64[s]`.

        Columns are those of `to_records`.

        Raises:
            MissingExtra: pandas is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> str(npf.load().claims.to_pandas()["lower_inclusive"].dtype)
            'boolean'
        """
        from npf_corpus.export._frames import to_pandas

        return to_pandas(self._table, self)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars frame: exact decimals, dates, lists of values or structs.

        Columns are those of `to_records`. Numbers are decimals of 38 digits, 12 of them
        fractional; a column with one that has more is plain decimal text.

        Raises:
            MissingExtra: polars is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> str(npf.load().claims.to_polars().schema["lower"])
            'Decimal(precision=38, scale=12)'
        """
        from npf_corpus.export._frames import to_polars

        return to_polars(self._table, self)

    def to_arrow(self) -> pyarrow.Table:
        """Return an Arrow table: exact decimals, dates, lists of values or structs.

        Columns are those of `to_records`, decimals those of `to_polars`. The fields carry what
        they mean.

        Raises:
            MissingExtra: pyarrow is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load().claims.to_arrow().schema.field("modality").metadata[b"description"]
            b'Whether it holds, is being worked on, or is only meant to be.'
        """
        from npf_corpus.export._frames import to_arrow

        return to_arrow(self._table, self)


def _restore(
    cls: type[Table[Any]],
    make: Callable[..., Any],
    arguments: tuple[object, ...],
    bits: int,
    moves: tuple[Move, ...],
) -> Table[Any]:
    return cls._make(make(*arguments).claims._store, bits, moves)


class Named(Table[R]):
    """A table whose records answer to names: `[]` takes an id, a name or an alias."""

    __slots__ = ()

    def find(self, text: str) -> tuple[Match[R], ...]:
        """Return the records that a text may mean, best first, with the name that matched.

        Args:
            text: Part of a name, or something like one; case, width, accents, spaces and
                hyphens aside.

        Example:
            >>> import npf_corpus as npf
            >>> match = npf.load().regions.find("kwangtung")[0]
            >>> match.record.id, match.alias, match.how
            ('CN-GD', 'Kwangtung', 'alias')
        """
        records, places = self._store.records(self._table), self._store.positions(self._table)
        return _Matches(
            Match(cast("R", records[places[hit.id]]), hit.alias, hit.how, hit.score)
            for hit in self._store.names(self._table).find(text)
            if self._bits >> places[hit.id] & 1
        )


class Evidence(Table[R]):
    """A table of what documents say, which narrows by region, sector, document and speaker."""

    __slots__ = ()

    def _along(self, axis: Axis, table: str, name: str, certainty: Certainty = "certain") -> Self:
        key = self._store.resolve(table, name)
        bits = self._store.matching(self._table, axis, key, certainty)
        return self._narrow(bits, axis, key, certainty)

    def by_region(self, region: str, *, certainty: Certainty = "certain") -> Self:
        """Return the records about a region, its parts and its full members.

        Args:
            region: Id, name or alias.
            certainty: With `"possible"`, also those about partial members.

        Raises:
            AmbiguousName: Several regions have that name.
            UnknownName: No region has it.
        """
        return self._along("region", "regions", region, _certainty(certainty))

    def by_sector(self, sector: str) -> Self:
        """Return the records about a sector or a narrower one.

        Raises:
            AmbiguousName: Several sectors have that name.
            UnknownName: No sector has it.
        """
        return self._along("sector", "sectors", sector)

    def by_document(self, document: str) -> Self:
        """Return the records of one document, by id, label or title.

        Raises:
            AmbiguousName: Several documents have that name.
            UnknownName: No document has it.
        """
        return self._along("document", "documents", document)

    def by_speaker(self, speaker: str) -> Self:
        """Return what a person or a body is reported to say.

        Raises:
            AmbiguousName: Several persons or bodies have that name.
            UnknownName: None has it.
        """
        return self._along("speaker", *self._store.resolve_speaker(speaker))


class _Stated(Evidence[R]):
    """Evidence that points to initiatives."""

    __slots__ = ()

    def by_initiative(self, initiative: str) -> Self:
        """Return the records about an initiative or a part of it.

        Raises:
            AmbiguousName: Several initiatives have that name.
            UnknownName: No initiative has it.
        """
        return self._along("initiative", "initiatives", initiative)


def _certainty(certainty: Certainty) -> Certainty:
    _values.check_choice("certainty", certainty, Certainty)
    return certainty
