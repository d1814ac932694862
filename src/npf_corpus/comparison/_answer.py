"""What all answers have in common: sequences that explain themselves and go to frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, cast, overload

from npf_corpus.errors import counted
from npf_corpus.intervals import Interval
from npf_corpus.intervals._first_use import on_first_use
from npf_corpus.intervals._interval import plainly
from npf_corpus.intervals._value import Value
from npf_corpus.records import NumericClaim
from npf_corpus.records._kinds import title_of

if TYPE_CHECKING:
    import pandas  # noqa: ICN001 - the documentation shows its name
    import polars  # noqa: ICN001
    import pyarrow  # noqa: ICN001

    from npf_corpus.comparison._account import Account
    from npf_corpus.query._store import Store

__getattr__ = on_first_use("npf_corpus.comparison", _account="Account")
"""Pickles of 0.4.0 look for it here."""

T = TypeVar("T", bound=Value)


class Amount(NamedTuple):
    """Values and their unit, as a line of a cell.

    Attributes:
        interval: The values.
        unit: The symbol of the unit.
        words: The words of the figure that stand above, if any.
    """

    interval: Interval
    unit: str
    words: str = ""

    def __str__(self) -> str:
        """Return values and unit, nothing where the words above are the same: `5.5%`."""
        text = f"{plainly(self.interval)} {self.unit}"
        return "" if text.replace(" ", "") == self.words else text


Cell = tuple[str | Amount, ...]
"""The lines of a cell; empty ones are left out."""


def told_of(claim: NumericClaim) -> str:
    """Return a claim's figure in a few words."""
    quantity = claim.quantity
    return f"({quantity.surface}, {quantity.interval} {quantity.unit})"


def caveats_of(claims: Iterable[NumericClaim]) -> tuple[str, ...]:
    """Return what a reader must know before relying on any of the claims, each once."""
    return tuple(dict.fromkeys(caveat for claim in claims for caveat in claim.caveats))


class Answer(Sequence[T], Generic[T]):
    """An immutable sequence of rows, which explains itself and goes to frames.

    `[]` gives a row by its position or the answer of a slice.
    """

    __slots__ = ("_left", "_rows", "_store")
    _one: ClassVar[str]
    _columns: ClassVar[str]
    _headings: ClassVar[tuple[str, ...]]
    _store: Store
    _rows: tuple[T, ...]
    _left: tuple[tuple[str, int], ...]

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} come from claims, write npf_corpus.load().claims")

    @classmethod
    def _make(cls, store: Store, rows: Iterable[T], left: Iterable[tuple[str, int]] = ()) -> Self:
        """Return an answer of these rows; `left` tells, in words and a number, what is left out."""
        answer = object.__new__(cls)
        answer._store = store
        answer._rows = tuple(rows)
        answer._left = tuple(each for each in left if each[1])
        return answer

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        """Yield the rows in order."""
        return iter(self._rows)

    @overload
    def __getitem__(self, key: int) -> T: ...

    @overload
    def __getitem__(self, key: slice) -> Self: ...

    def __getitem__(self, key: int | slice) -> T | Self:
        """Return a row by its position, or the answer of a slice of them."""
        if isinstance(key, slice):
            return self._make(self._store, self._rows[key], self._left)
        return self._rows[key]

    def __eq__(self, other: object) -> bool:
        """Return whether both are of one release and kind, and have the same rows."""
        if type(other) is not type(self):
            return NotImplemented
        return (self._store.pin, self._rows) == (other._store.pin, other._rows)

    def __hash__(self) -> int:
        """Return a hash of the release and the rows."""
        return hash((self._store.pin, self._rows))

    def __repr__(self) -> str:
        """Return one line: how many rows of what, from which release."""
        return f"<{self._counted()} of {self._store.manifest.title}>"

    def _counted(self) -> str:
        return counted(len(self), self._one)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the pin of the release and the rows."""
        return _restore, (type(self), *self._store.reopen, self._rows, self._left)

    def explain(self) -> Account:
        """Return what was compared and why, and what was not; `print` it to read it."""
        from npf_corpus.comparison._account import Account

        manifest = self._store.manifest
        return Account(
            self._counted(),
            manifest.name,
            manifest.version,
            (*self._counts(), *self._left),
            tuple(map(str, self)),
        )

    def _counts(self) -> Iterable[tuple[str, int]]:
        """Return how many rows are of which sort."""
        raise NotImplementedError

    def _row(self, one: T) -> Value:
        """Return a row's columns."""
        raise NotImplementedError

    def _cells(self, one: T) -> tuple[Cell, ...]:
        """Return what a person reads of a row, under the headings."""
        raise NotImplementedError

    def cells(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return headings and texts as a terminal shows them, several lines to a cell."""
        rows = [
            tuple("\n".join(filter(None, map(str, cell))) for cell in self._cells(each))
            for each in self
        ]
        return self._headings, rows

    def _repr_html_(self) -> str:
        """Return the rows as notebooks show them, each with its intervals on one scale."""
        from html import escape

        from npf_corpus.intervals._html import MOST, bar, table_html

        rows: list[list[str]] = []
        for each in self[:MOST]:
            cells = self._cells(each)
            held = [line[0] for cell in cells for line in cell if isinstance(line, Amount)]
            ends = [end for one in held for end in (one.lower, one.upper) if end is not None]
            rows.append(
                [
                    "<br>".join(
                        f"{bar(line.interval, ends)} {escape(line.unit)}"
                        if isinstance(line, Amount)
                        else escape(line)
                        for line in cell
                        if line != ""
                    )
                    for cell in cells
                ]
            )
        more = len(self) - len(rows)
        below = f"and {more} more<br>" if more else "" if self else f"<pre>{self.explain()}</pre>"
        if any("<svg" in cell for row in rows for cell in row):
            below += "The bars of a row run from the least to the greatest of its bounds."
        return table_html(repr(self)[1:-1], self._headings, rows, below)

    def to_records(self) -> list[dict[str, object]]:
        """Return the rows as plain values: Decimal numbers, dates, lists, and claims by id."""
        from npf_corpus.export._rows import rows_like

        return rows_like(self._form(), map(self._row, self))

    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns of `to_records`; an answer without rows has them too."""
        from npf_corpus.export._columns import columns, flat

        return tuple(part.name for part in flat(columns(self._form())))

    @classmethod
    def _form(cls) -> type[Value]:
        """Return the class of the columns."""
        from npf_corpus.comparison import _columns

        return cast("type[Value]", getattr(_columns, cls._columns))

    def _frame(self, make: Callable[..., Any], *, labels: bool) -> Any:
        from npf_corpus.export._columns import columns, flat
        from npf_corpus.export._labels import named

        parts, rows = tuple(flat(columns(self._form()))), self.to_records()
        return make(*(named(self._store, parts, rows) if labels else (parts, rows)))

    def to_pandas(self, *, labels: bool = False) -> pandas.DataFrame:
        """Return a pandas frame with the columns of `to_records`.

        Args:
            labels: Write names in place of ids, and a list as one text, its items apart by "; ".

        Raises:
            MissingExtra: pandas is not installed.
        """
        from npf_corpus.export._frames import to_pandas

        return cast("pandas.DataFrame", self._frame(to_pandas, labels=labels))

    def to_polars(self, *, labels: bool = False) -> polars.DataFrame:
        """Return a polars frame with the columns of `to_records`.

        Args:
            labels: Write names in place of ids, and a list as one text, its items apart by "; ".

        Raises:
            MissingExtra: polars is not installed.
        """
        from npf_corpus.export._frames import to_polars

        return cast("polars.DataFrame", self._frame(to_polars, labels=labels))

    def to_arrow(self, *, labels: bool = False) -> pyarrow.Table:
        """Return an Arrow table with the columns of `to_records`, whose fields say what they mean.

        Args:
            labels: Write names in place of ids, and a list as one text, its items apart by "; ".

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        from npf_corpus.export._frames import to_arrow

        return cast("pyarrow.Table", self._frame(to_arrow, labels=labels))

    # What a person reads

    def _named(self, table: str, keys: Iterable[str]) -> str:
        return ", ".join(title_of(self._store.record(table, key)) for key in keys)

    def _symbol(self, unit: str | None) -> str:
        return str(self._store.record("units", cast("str", unit)).symbol)

    def _what(self, about: Any) -> str:
        """Return what a claim or a row is about: measure, aspect, regions and sectors."""
        parts = (
            self._named("measures", (about.measure,)),
            "" if about.aspect == "level" else about.aspect.replace("-", " "),
            self._named("regions", about.regions),
            self._named("sectors", about.sectors),
        )
        return ", ".join(filter(None, parts))

    def _figure(self, claim: NumericClaim) -> Cell:
        """Return a claim's words, values and unit."""
        quantity = claim.quantity
        inferred = " (inferred)" if quantity.unit_basis == "inferred" else ""
        unit = f"{self._symbol(quantity.unit)}{inferred}"
        return quantity.surface, Amount(quantity.interval, unit, quantity.surface)


def _restore(
    cls: type[Answer[Any]],
    make: Callable[..., Any],
    arguments: tuple[object, ...],
    rows: tuple[Any, ...],
    left: tuple[tuple[str, int], ...],
) -> Answer[Any]:
    return cls._make(make(*arguments).claims._store, rows, left)  # noqa: SLF001 - a table's own
