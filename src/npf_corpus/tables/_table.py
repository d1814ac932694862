"""Tables: immutable collections of one kind of record, looked into, combined and handed on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast, overload

from npf_corpus.errors import InvalidBounds, MixedCorpora, UnknownName, counted
from npf_corpus.intervals._value import I_co, Identified
from npf_corpus.query._store import Store, Style
from npf_corpus.query._verb import Move, Verb
from npf_corpus.records._bits import bits_of, items_at, positions_of
from npf_corpus.records._kinds import KIND
from npf_corpus.tables._verbs import Worded

if TYPE_CHECKING:
    import pandas  # noqa: ICN001 - the documentation shows its name
    import polars  # noqa: ICN001
    import pyarrow  # noqa: ICN001

    from npf_corpus.query._explain import Explanation
    from npf_corpus.records import Record


R = TypeVar("R", bound="Record")


class Table(Worded, Generic[R]):
    """An immutable, ordered collection of one kind of record.

    Iteration gives records in dataset order, `[]` one of them by id or position or a slice of
    them, `len` their number; `in` takes a record or an id. Tables of one release combine with `&`,
    `|` and `-`.
    """

    __slots__ = ("_before", "_held", "_moved", "_places", "_store", "_verb")
    _table: ClassVar[str]
    _store: Store
    _held: int | None
    _moved: tuple[Move, ...]
    _places: list[int] | None
    _before: Self | None
    _verb: Verb

    def __init__(self) -> None:
        raise TypeError(f"a {type(self).__name__} comes from a corpus, write npf_corpus.load()")

    @classmethod
    def _make(cls, store: Store, bits: int | None = None, moves: tuple[Move, ...] = ()) -> Self:
        table = object.__new__(cls)
        table._store, table._moved = store, moves
        table._held = store.everything(cls._table) if bits is None else bits
        table._places = table._before = None
        return table

    def _narrowed(self, verb: Verb, bits: int | None, places: list[int] | None = None) -> Self:
        """Return the table that a verb makes of this one; its bits may be found later."""
        table = object.__new__(type(self))
        table._store, table._before, table._verb = self._store, self, verb
        table._held, table._places = bits, places
        return table

    def _along(self, verb: Verb) -> Self:
        """Return the records that a verb's names reach, any of them."""
        return self._narrowed(self._store.resolved(verb), None)

    def _later(self) -> list[Self]:
        """Return the table and those that verbs made it of, one by one, the last one first."""
        tables, table = list[Self](), self
        while table._before is not None:
            tables.append(table)
            table = table._before
        return [*tables, table]

    @property
    def _bits(self) -> int:
        """The bits of the records."""
        if self._held is None:
            bits = -1
            for table in reversed(self._later()):
                if table._held is None:
                    if table._places is None:
                        found = bits & self._store.reached_by(self._table, table._verb)
                    else:
                        found = bits_of(table._places, len(self._store.records(self._table)))
                    table._held = found
                bits = table._held
        return cast("int", self._held)

    @property
    def _moves(self) -> tuple[Move, ...]:
        """What each verb did."""
        *later, first = self._later()
        moves, bits = [*first._moved], first._bits
        for table in reversed(later):
            moves.append(Move(table._verb, bits, table._bits))
            bits = table._bits
        return tuple(moves)

    def __iter__(self) -> Iterator[R]:
        """Yield the records in dataset order."""
        return self._store.among(self._table, self._in_order())

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._bits.bit_count() if self._places is None else len(self._places)

    @overload
    def __getitem__(self, key: slice) -> Self: ...

    @overload
    def __getitem__(self, key: str | int | R) -> R: ...

    def __getitem__(self, key: object) -> Any:
        """Return a record by its id, itself or its position, or the table of a slice of them.

        Raises:
            IndexError: There is no such position.
            InvalidBounds: A slice's step is not above zero: records keep their order.
            RetiredId: An earlier release had that id.
            UnknownName: There is none, or it is outside this selection.

        Example:
            >>> import npf_corpus as npf
            >>> claims = npf.load("1.0.0").claims
            >>> claims[0].id == claims.ids[0], claims[-1].id == claims.ids[-1], len(claims[:5])
            (True, True, 5)
        """
        if isinstance(key, slice):
            return self._slice(cast("slice[int | None]", key))
        records = self._store.records(self._table)
        if isinstance(key, int) and not isinstance(key, bool):
            try:
                return records[self._in_order()[key]]
            except IndexError:
                held = f"{len(self)} {self._table}" if self else f"no {self._table}"
                at = f"position {key}" if abs(key) < sys.maxsize else "such a position"
                raise IndexError(f"there are {held}, none at {at}") from None
        place = self._store.positions(self._table)[self._store.resolve(self._table, key)]
        if not self._bits >> place & 1:
            name = cast("str", getattr(key, "id", key))
            raise UnknownName(f"{KIND[self._table].one} in this selection", name)
        return records[place]

    def _in_order(self) -> Sequence[int]:
        """Return the places of the records, in dataset order."""
        size = len(self._store.records(self._table))
        if len(self) == size:
            return range(size)
        if self._places is None:
            self._places = list(positions_of(self._bits))
        return self._places

    def _slice(self, key: slice) -> Self:
        if key.step is not None and key.step < 1:
            raise InvalidBounds(key.step, "is no step, write 1 or more: records keep their order")
        bits = bits_of(self._in_order()[key], len(self._store.records(self._table)))
        parts = (key.start, key.stop) if key.step is None else (key.start, key.stop, key.step)
        asked = ":".join("" if each is None else str(each) for each in parts)
        return self._narrowed(Verb("[]", (), {"asked": f"[{asked}]"}), bits & self._bits)

    def head(self, count: int = 5) -> Self:
        """Return the first records, in dataset order.

        Args:
            count: How many; all, if there are fewer.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").claims.head(3)
            <3 claims of npf_corpus data 1.0.0>
        """
        return self[:count]

    def _ipython_key_completions_(self) -> list[str]:
        """Return the ids, which notebooks complete between brackets."""
        return list(self._keys())

    def _keys(self) -> Iterator[str]:
        return (record.id for record in self)

    def __contains__(self, item: object) -> bool:
        """Return whether a record, or the record with an id, is in the table."""
        key = item if isinstance(item, str) else getattr(item, "id", None)
        place = self._store.positions(self._table).get(cast("str", key))
        if place is None or not self._bits >> place & 1:
            return False
        return isinstance(item, str) or self._store.records(self._table)[place] == item

    @property
    def ids(self: Iterable[Identified[I_co]]) -> tuple[I_co, ...]:
        """The records' ids, in dataset order, each of the type for these records."""
        table = cast("Table[Any]", self)
        ids = cast("Sequence[I_co]", table._store.ids(table._table))
        return items_at(ids, table._in_order())

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
        verbs = tuple(move.verb for move in table._moves)
        if any(each.name in {"&", "|", "-"} for each in verbs):  # a chain of signs is not told
            verbs = ()
        verb = Verb(sign, (), {"count": len(table), "verbs": verbs})
        return self._make(self._store, found, (*self._moves, Move(verb, self._bits, found)))

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
        count = counted(len(self), KIND[self._table].one, self._table)
        return f"<{count} of {self._store.manifest.title}>"

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
            >>> print(npf.load("1.0.0").claims.by_region("Qinghai").explain())  # doctest: +ELLIPSIS
            23 claims in ...
        """
        from npf_corpus.query._explain import explain

        return explain(self._store, self._table, self._bits, self._moves)

    def cite(self, style: Style = "text") -> str:
        """Return the citation of the release and of the documents that the records rest on.

        Records of documents, tiers, statements, claims and mentions rest on their document, an
        initiative on those that name it, a person on those that state an office. Other
        vocabularies rest on none: they, and a table without records, cite the release alone.

        Args:
            style: `text` for a line each, `apa`, `bibtex` or `csl-json`.

        Raises:
            UnknownName: The style is none of these.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").claims.by_region("Hubei").cite("bibtex").count("@misc")
            2
        """
        from npf_corpus.query._citation import cite, documents_of

        return cite(self._store, (key for each in self for key in documents_of(each)), style)

    def to_records(self) -> list[dict[str, object]]:
        """Return the records as rows of plain values: Decimal numbers, dates and lists.

        A value with several parts has a column for each: an interval has `lower`,
        `lower_inclusive`, `upper` and `upper_inclusive`, beside `surface` and `nominal`. An end
        that is infinite is None. `npf_corpus.export.from_records` reads them back.

        Example:
            >>> import npf_corpus as npf
            >>> row = npf.load("1.0.0").claims.by_measure("cooperation projects").to_records()[0]
            >>> row["surface"], row["lower"], row["lower_inclusive"], row["upper"], row["regions"]
            ('more than 2,000', Decimal('2000'), False, None, ['CN-NX'])
        """
        from npf_corpus.export._rows import rows_of

        return rows_of(self._table, self, self._store.manifest.schema)

    def _columns(self, *, labels: bool) -> Any:
        """Return the columns of a frame and its rows: those that people read, or all fields."""
        if labels:
            from npf_corpus.export._labels import labelled

            return labelled(self._store, self._table, self)
        from npf_corpus.export._frames import every

        return every(self._table, self, self._store.manifest.schema)

    def to_pandas(self, *, labels: bool = False) -> pandas.DataFrame:
        """Return a pandas frame: nullable types, Decimal objects, days as `datetime64[s]`.

        Columns are those of `to_records`, which read back into records, or those that people read.

        Args:
            labels: Write names in place of ids, with the `province` of each region, the `year`
                that a record is of, the first and last day of each time, and label, date and
                address of the document. A list is one text, its items apart by "; ". What a record
                says comes first, then when and where, the place in the text, and ids last; digests
                are left out.

        Raises:
            MissingExtra: pandas is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> str(npf.load("1.0.0").claims.to_pandas()["lower_inclusive"].dtype)
            'boolean'
            >>> frame = npf.load("1.0.0").claims.to_pandas(labels=True)
            >>> frame.loc[2, ["measure", "unit", "province", "document_id"]].tolist()
            ['Cooperation projects', 'projects', 'Ningxia', 'ecns-2025-03-08-ningxia']
        """
        from npf_corpus.export._frames import to_pandas

        return to_pandas(*self._columns(labels=labels))

    def to_polars(self, *, labels: bool = False) -> polars.DataFrame:
        """Return a polars frame: exact decimals, dates, lists of values or structs.

        Columns are those of `to_records`. Numbers are decimals of 38 digits, 12 of them
        fractional; a column with one that has more is plain decimal text.

        Args:
            labels: Write what people read, in the columns and order of `to_pandas`.

        Raises:
            MissingExtra: polars is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> str(npf.load("1.0.0").claims.to_polars().schema["lower"])
            'Decimal(precision=38, scale=12)'
        """
        from npf_corpus.export._frames import to_polars

        return to_polars(*self._columns(labels=labels))

    def to_arrow(self, *, labels: bool = False) -> pyarrow.Table:
        """Return an Arrow table: exact decimals, dates, lists of values or structs.

        Columns are those of `to_records`, decimals those of `to_polars`. Each field has its
        meaning as metadata.

        Args:
            labels: Write what people read, in the columns and order of `to_pandas`.

        Raises:
            MissingExtra: pyarrow is not installed.

        Example:
            >>> import npf_corpus as npf
            >>> claims = npf.load("1.0.0").claims
            >>> claims.to_arrow().schema.field("modality").metadata[b"description"]
            b'Whether it holds, is being worked on, or is only meant to be.'
        """
        from npf_corpus.export._frames import to_arrow

        return to_arrow(*self._columns(labels=labels))


def _restore(
    cls: type[Table[Any]],
    make: Callable[..., Any],
    arguments: tuple[object, ...],
    bits: int,
    moves: tuple[Move, ...],
) -> Table[Any]:
    return cls._make(make(*arguments).claims._store, bits, moves)
