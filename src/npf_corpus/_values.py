"""Claims by value: intervals ranked per unit, so that a question compares whole numbers only.

A set of values lies inside bounds where its lower end is not below theirs and its upper end not
above; it meets them where each lower end is not above the other's upper end. Ends sort as
(value, -1 just below | 0 at | 1 just above); ranks of the sorted ends, held as one integer per
binary digit, answer for all claims at once (a bit-sliced index, O'Neil and Quass 1997).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, cast, get_args

from attrs import frozen

from npf_corpus._frozen import Value
from npf_corpus._index import bits_of, positions_of
from npf_corpus.errors import (
    IncomparableUnits,
    InvalidBounds,
    InvalidQuantity,
    UnknownName,
)
from npf_corpus.intervals import Interval, bounds_of
from npf_corpus.quantities import parse_quantity
from npf_corpus.records import NumericClaim, Unit

if TYPE_CHECKING:
    from fractions import Fraction

    from npf_corpus._store import Store

End = tuple["Fraction | Decimal | int", int]

_FEW = 128
"""Up to so many candidates are looked at one by one, more through the sliced ranks."""

_PLAIN_COUNT = "count"

_WIDE = Context(prec=4_000, traps=[])
"""Holds the quotient of any two bounds, if a decimal can; the caller's context may not."""


@frozen(eq=False, repr=False)
class Asked(Value):
    """Bounds in one unit.

    Attributes:
        bounds: The values asked for.
        unit: Id of the unit they are in.
    """

    bounds: Interval
    unit: str

    def __str__(self) -> str:
        """Return the bounds with their unit."""
        return f"{self.bounds} {self.unit}"


def check_choice(name: str, value: object, kind: object) -> None:
    """Raise UnknownName where a value is none of a Literal's."""
    options = get_args(kind)
    if value not in options:
        raise UnknownName(name, str(value), options)


def comparable(left: Unit, right: Unit) -> bool:
    """Return whether values in two units compare: money by currency, counts by what is counted."""
    if left.dimension != right.dimension:
        return False
    if left.dimension == "money":
        return left.id == right.id or (left.code is not None and left.code == right.code)
    if left.dimension == "count":
        return left.id == right.id or _PLAIN_COUNT in {left.id, right.id}
    return True


def asked(store: Store, given: Mapping[str, object], unit: str | None) -> Asked:
    """Return the bounds of a question, checked and in one unit."""
    unit_id = None if unit is None else _unit(store, unit)
    values: dict[str, Decimal | float] = {}
    for name, bound in given.items():
        if bound is None:
            continue
        value, stated = _figure(store, name, bound) if isinstance(bound, str) else (bound, None)
        if stated is None and unit is None:
            raise InvalidBounds(
                bound, f"as {name} has no unit, write unit='CNY', say, or text such as '5 percent'"
            )
        if unit_id is None:
            unit_id = stated
        elif stated is not None and stated != unit_id:
            value = _converted(store, cast("Decimal", value), stated, unit_id)
        values[name] = cast("Decimal", value)
    bounds = bounds_of(**values)
    return Asked(bounds, cast("str", unit_id))


def _unit(store: Store, name: str) -> str:
    if not isinstance(name, str):
        raise InvalidBounds(name, "is no unit, write its id or name, say 'CNY'")
    return store.resolve("units", name)


def _figure(store: Store, name: str, text: str) -> tuple[Decimal, str | None]:
    """Return the number and the unit of a bound written as text."""
    try:
        quantity = parse_quantity(text)
        unit = None if quantity.unit is None else _unit(store, quantity.unit)
    except InvalidQuantity:
        head, _, tail = text.strip().partition(" ")
        while tail:
            try:
                unit = store.resolve("units", tail)
                quantity = parse_quantity(head)
                if quantity.unit is None:
                    break
                raise InvalidBounds(text, f"as {name} has two units, write one")
            except (UnknownName, InvalidQuantity):
                more, _, tail = tail.partition(" ")
                head = f"{head} {more}"
        else:
            raise
    value = quantity.interval.lower
    if value is None or value != quantity.interval.upper:
        raise InvalidBounds(text, f"as {name} is no single number, write the number alone")
    return value, unit


def _converted(store: Store, value: Decimal, source: str, target: str) -> Decimal:
    old, new = store.record("units", source), store.record("units", target)
    if not comparable(old, new):
        raise IncomparableUnits(source, target, "give all bounds in one unit")
    from fractions import Fraction

    exact = Fraction(value) * Fraction(old.factor) / Fraction(new.factor)
    quotient = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if Fraction(quotient) != exact:
        raise IncomparableUnits(source, target, "the bound has no exact decimal there")
    return quotient


def _low(interval: Interval) -> End | None:
    return None if interval.lower is None else (interval.lower, 0 if interval.lower_closed else 1)


def _high(interval: Interval) -> End | None:
    return None if interval.upper is None else (interval.upper, 0 if interval.upper_closed else -1)


class Ranks:
    """The ends of many intervals on one side, sorted; an open side has no end."""

    __slots__ = ("_ends", "_planes", "_ranks")

    def __init__(
        self, ends: Sequence[tuple[int, End | None]], size: int, *, open_first: bool
    ) -> None:
        self._ends = sorted({end for _, end in ends if end is not None})
        place = {end: rank for rank, end in enumerate(self._ends, 1)}
        missing = 0 if open_first else len(self._ends) + 1
        ranks = {at: missing if end is None else place[end] for at, end in ends}
        self._ranks = ranks
        self._planes = [
            bits_of((at for at, rank in ranks.items() if rank >> digit & 1), size)
            for digit in reversed(range((len(self._ends) + 1).bit_length()))
        ]

    def not_below(self, end: End, candidates: int) -> int:
        """Return the candidates whose end is not below."""
        return self._from(bisect_left(self._ends, end) + 1, candidates)

    def not_above(self, end: End, candidates: int) -> int:
        """Return the candidates whose end is not above."""
        return candidates & ~self._from(bisect_right(self._ends, end) + 1, candidates)

    def _from(self, rank: int, candidates: int) -> int:
        if candidates.bit_count() <= _FEW:
            ranks = self._ranks
            kept = [at for at in positions_of(candidates) if ranks[at] >= rank]
            return bits_of(kept, candidates.bit_length()) if kept else 0
        above, left = 0, candidates  # what is above already may stay among the left
        for digit, plane in zip(reversed(range(len(self._planes))), self._planes, strict=True):
            if rank >> digit & 1:
                left &= plane
            else:
                above |= left & plane
        return above | left


class Values:
    """The claims of a store by unit and by the ends of their values."""

    __slots__ = ("_groups", "_store", "stated")

    def __init__(self, store: Store) -> None:
        claims = cast("tuple[NumericClaim, ...]", store.records("claims"))
        size = len(claims)
        self._store = store
        self.stated = bits_of(
            (at for at, claim in enumerate(claims) if claim.quantity.unit_basis == "stated"), size
        )
        places: dict[str, list[int]] = {}
        for at, claim in enumerate(claims):
            places.setdefault(cast("str", claim.quantity.unit), []).append(at)
        self._groups = {
            unit: _Group(store.record("units", unit), [(at, claims[at]) for at in found], size)
            for unit, found in places.items()
        }

    def comparable(self, unit: str) -> int:
        """Return the bits of the claims whose unit compares with this one."""
        asked_unit = self._store.record("units", unit)
        bits = 0
        for group in self._groups.values():
            if comparable(group.unit, asked_unit):
                bits |= group.bits
        return bits

    def by_unit(self, bits: int) -> dict[str, int]:
        """Return how many claims of a selection each unit has."""
        counts = {key: (group.bits & bits).bit_count() for key, group in self._groups.items()}
        return {key: count for key, count in counts.items() if count}

    def select(self, bits: int, asked: Asked, *, possible: bool) -> int:
        """Return the claims of a selection that certainly, or possibly, lie within bounds."""
        unit = self._store.record("units", asked.unit)
        found = 0
        for group in self._groups.values():
            candidates = bits & group.bits
            if candidates and comparable(group.unit, unit):
                found |= group.select(candidates, asked.bounds, unit, possible=possible)
        return found


class _Group:
    """The claims of one unit."""

    __slots__ = ("_highs", "_lows", "bits", "unit")

    def __init__(self, unit: Unit, claims: Sequence[tuple[int, NumericClaim]], size: int) -> None:
        self.unit = unit
        self.bits = bits_of((at for at, _ in claims), size)
        worlds = [(at, claim.quantity.interval.worlds(whole=unit.integral)) for at, claim in claims]
        self._lows = Ranks([(at, _low(each)) for at, each in worlds], size, open_first=True)
        self._highs = Ranks([(at, _high(each)) for at, each in worlds], size, open_first=False)

    def select(self, bits: int, bounds: Interval, unit: Unit, *, possible: bool) -> int:
        """Return the candidates that lie within bounds, or meet them."""
        low, high = _low(bounds), _high(bounds)
        if unit.factor != self.unit.factor:
            low, high = _scaled(low, unit, self.unit), _scaled(high, unit, self.unit)
        if self.unit.integral:
            low = low and (_ceiling(low), 0)
            high = high and (_floor(high), 0)
            if low and high and low > high:
                return 0
        if possible:
            low, high = high, low
            if low is not None:
                bits = self._lows.not_above(low, bits)
            if high is not None:
                bits = self._highs.not_below(high, bits)
            return bits
        if low is not None:
            bits = self._lows.not_below(low, bits)
        if high is not None:
            bits = self._highs.not_above(high, bits)
        return bits


def _scaled(end: End | None, source: Unit, target: Unit) -> End | None:
    """Return an end in another unit of its dimension, exactly."""
    from fractions import Fraction

    if end is None:
        return None
    return Fraction(end[0]) * Fraction(source.factor) / Fraction(target.factor), end[1]


def _ceiling(end: End) -> int:
    """Return the least whole number at or after a lower end."""
    least = ceil(end[0])
    return least + 1 if end[1] and least == end[0] else least


def _floor(end: End) -> int:
    """Return the greatest whole number at or before an upper end."""
    most = floor(end[0])
    return most - 1 if end[1] and most == end[0] else most


def values_of(store: Store) -> Values:
    """Return the value index of a store, made once."""
    return store.once("values", lambda: Values(store))


def select(store: Store, bits: int, asked: Asked, *, possible: bool, inferred: bool) -> int:
    """Return the claims of a selection whose values satisfy bounds."""
    values = values_of(store)
    if not inferred:
        bits &= values.stated
    return values.select(bits, asked, possible=possible)
