"""Claims by value: a few are compared one by one, many by the order of their ends.

A set of values lies inside bounds where its lower end is not below theirs and its upper end not
above; it meets them where each lower end is not above the other's upper end. Ends sort as
(value, -1 just below | 0 at | 1 just above). `_order` has what answers for many claims at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, cast

from attrs import frozen

from npf_corpus.errors import InvalidBounds, InvalidQuantity, UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.intervals._interval import bounds_in
from npf_corpus.intervals._value import Value
from npf_corpus.quantities._conversion import comparable, converted, number_of
from npf_corpus.records._bits import bits_of, positions_of
from npf_corpus.records._figures import Unit

if TYPE_CHECKING:
    from array import array
    from fractions import Fraction

    from npf_corpus.query._order import Order, Ranks
    from npf_corpus.query._store import Store
    from npf_corpus.query._verb import Verb

End = tuple["Fraction | Decimal | int", int]

_FEW = 128
_SHARE = 2048
"""Up to so many candidates, or one in so many claims, are compared one by one; more, at once."""
_FIRST = 4096
"""So many claims are looked at one by one where nothing was asked before, since to rank all of a
unit's takes longer."""
_LARGE = 1 << 15
_OFTEN = 64
"""So many claims are put in the order of their values, at once after so many questions."""


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


def asked(
    store: Store, given: Mapping[str, object], unit: str | Unit | None, of: object = None
) -> Asked:
    """Return the bounds of a question about the claims `of` a table, checked and in one unit."""
    own = None
    if unit is not None:
        from npf_corpus.query._units import of_bounds

        own = of_bounds(store, unit)
    unit_id = own and own.unit
    values: dict[str, Decimal | float] = {}
    for name, bound in given.items():
        if bound is None:
            continue
        value, stated = _figure(store, name, bound) if isinstance(bound, str) else (bound, None)
        if stated is None and unit is None:
            from npf_corpus.query._units import likely

            among = getattr(of, "_bits", 0)  # none in an engine
            counts = values_of(store).by_unit(among) if among else {}
            say = f"unit={likely(store, counts, bound, value)!r}, say, or text such as '5 percent'"
            raise InvalidBounds(bound, f"as {name} has no unit, write {say}")
        if unit_id is None:
            unit_id = stated
        elif stated is not None and stated != unit_id:
            units = (store.record("units", each) for each in (stated, unit_id))
            value = converted(cast("Decimal", value), *units)
        elif stated is None and own is not None and own.power:
            value = own.number(value, name)
        values[name] = cast("Decimal", value)
    return Asked(bounds_in(values, given), cast("str", unit_id))


def _figure(store: Store, name: str, text: str) -> tuple[Decimal, str | None]:
    """Return the number and the unit of a bound written as text, by the release's own readings."""
    from npf_corpus.quantities._parse import read_figure

    readings = store.manifest.readings
    try:
        quantity = read_figure(text, readings=readings)
        unit = None if quantity.unit is None else store.resolve("units", quantity.unit)
    except InvalidQuantity:
        from npf_corpus.quantities._figures import LONGEST

        if len(text) > LONGEST:
            raise
        head, _, tail = text.strip().partition(" ")
        near: Exception | None = None
        while tail:
            try:
                quantity = read_figure(head, readings=readings)
                unit = store.resolve("units", tail)
                if quantity.unit is None:
                    break
                raise InvalidBounds(text, f"as {name} has two units, write one")
            except (UnknownName, InvalidQuantity) as fault:
                near = fault if getattr(fault, "suggestions", ()) else near
                more, _, tail = tail.partition(" ")
                head = f"{head} {more}"
        else:
            if near is None:
                raise
            raise InvalidQuantity(text, f"is no figure, there is {near}") from None
    return number_of(name, text, quantity.interval), unit


def low_end(interval: Interval) -> End | None:
    """Return the lower end of an interval, None where it has none."""
    return None if interval.lower is None else (interval.lower, 0 if interval.lower_closed else 1)


def high_end(interval: Interval) -> End | None:
    """Return the upper end of an interval, None where it has none."""
    return None if interval.upper is None else (interval.upper, 0 if interval.upper_closed else -1)


Test = tuple[bool, End, bool]
"""Whether lower ends are tested, an end, and whether it must be reached or not be passed."""


def _passes(test: Test, low: End | None, high: End | None) -> bool:
    """Return whether a set of values passes a test; an open side lies before or after all ends."""
    of_low, end, reached = test
    value = low if of_low else high
    if value is None:
        return reached is not of_low
    return value >= end if reached else value <= end


class Values:
    """The claims of a store by unit and by the ends of their values."""

    __slots__ = ("_asked", "_at", "_comparable", "_groups", "_size", "_store", "stated")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._size = len(store.records("claims"))
        self.stated = store.axis("claims", "basis").get("stated", 0)
        self._groups: dict[str, _Group] = {}
        self._comparable: dict[str, list[_Group]] = {}
        self._at: array[int] | None = None
        self._asked = 0

    def _group(self, unit: str) -> _Group:
        if unit not in self._groups:
            self._groups[unit] = _Group(self._store, unit, self._size)
        return self._groups[unit]

    def _every(self) -> Iterator[_Group]:
        return (self._group(unit) for unit in self._store.axis("claims", "unit"))

    def _like(self, unit: str) -> list[_Group]:
        """Return the groups whose unit compares with this one."""
        found = self._comparable.get(unit)
        if found is None:
            asked_unit = self._store.record("units", unit)
            found = [each for each in self._every() if comparable(each.unit, asked_unit)]
            self._comparable[unit] = found
        return found

    def comparable(self, unit: str) -> int:
        """Return the bits of the claims whose unit compares with this one."""
        bits = 0
        for group in self._like(unit):
            bits |= group.bits
        return bits

    def by_unit(self, bits: int) -> dict[str, int]:
        """Return how many claims of a selection each unit has."""
        counts = {group.key: (group.bits & bits).bit_count() for group in self._every()}
        return {key: count for key, count in counts.items() if count}

    def select(self, bits: int, asked: Asked, *, possible: bool) -> tuple[int, list[int] | None]:
        """Return the claims of a selection that certainly, or possibly, lie within bounds.

        Where there were few to look at, their places are returned as well.
        """
        unit = self._store.record("units", asked.unit)
        few = self._few()
        self._asked += 1
        if bits.bit_count() <= few:
            of: dict[str, list[int]] = {}
            for at in positions_of(bits):
                of.setdefault(self._store.unit_at(at), []).append(at)
            places: list[int] = []
            for key, some in of.items():
                group = self._group(key)
                if comparable(group.unit, unit):
                    tests = group.tests(asked.bounds, unit, possible=possible)
                    places += () if tests is None else group.some(some, tests)
            return bits_of(places, self._size), sorted(places)
        found = 0
        for group in self._like(asked.unit):
            if candidates := bits & group.bits:
                tests = group.tests(asked.bounds, unit, possible=possible)
                found |= 0 if tests is None else group.all(candidates, tests)
        return found, None

    def _few(self) -> int:
        """Return how many claims of a selection are looked at one by one."""
        return max(_FEW if self._asked else _FIRST, self._size // _SHARE)

    def in_order(self, verbs: Sequence[Verb], unit: str, bits: Callable[[], int]) -> bool:
        """Return whether what verbs reach is asked by value in the order of the values.

        So it is where the order was made, and it is made for many claims and for many questions.
        """
        if self._size < _LARGE:
            return False
        if self._asked >= _OFTEN:
            return True
        orders = [group.order for group in self._like(unit)]
        if all(order and all(order.knows(each.axis) for each in verbs) for order in orders):
            return True
        return bits().bit_count() > self._few()

    def find(
        self, verbs: Sequence[Verb], asked: Asked, *, possible: bool, inferred: bool
    ) -> list[int]:
        """Return the places of the claims that verbs reach and that lie within bounds."""
        from array import array

        store, unit = self._store, self._store.record("units", asked.unit)
        self._asked += 1
        if self._at is None:
            self._at = array("I", bytes(4 * self._size))
        found: list[int] = []
        for group in self._like(asked.unit):
            tests = group.tests(asked.bounds, unit, possible=possible)
            if tests is None:
                continue
            order = group.ordered(self._at, self.stated)
            among = [store.reached_in(order, each) for each in verbs]
            if not inferred and not order.stated:
                basis = store.axis("claims", "basis")
                among.append(order.reached("basis", ("stated",), "stated", basis))
            found += order.find(among, tests)
        found.sort()
        return found


class _Group:
    """The claims of one unit."""

    __slots__ = ("_ends", "_ranks", "_size", "_store", "_unit", "key", "order")

    def __init__(self, store: Store, key: str, size: int) -> None:
        self._store, self.key, self._size = store, key, size
        self._ends: dict[int, tuple[End | None, End | None]] = {}
        self._ranks: tuple[Ranks, Ranks] | None = None
        self._unit: Unit | None = None
        self.order: Order | None = None

    @property
    def unit(self) -> Unit:
        """The unit."""
        if self._unit is None:
            self._unit = cast("Unit", self._store.record("units", self.key))
        return self._unit

    @property
    def bits(self) -> int:
        """The bits of its claims."""
        return self._store.axis("claims", "unit").get(self.key, 0)

    def _of(self, place: int) -> tuple[End | None, End | None]:
        """Return the ends of a claim's admissible values."""
        ends = self._ends.get(place)
        if ends is None:
            worlds = self._store.interval(place).worlds(whole=self.unit.integral)
            ends = self._ends[place] = low_end(worlds), high_end(worlds)
        return ends

    def ordered(self, at: array[int], stated: int) -> Order:
        """Return its claims in the order of their values, with their places in it in `at`."""
        if self.order is None:
            from npf_corpus.query._order import Order

            self.order = Order(self.bits, stated, at, self._store.written(), self._of)
        return self.order

    def some(self, places: list[int], tests: tuple[Test, ...]) -> list[int]:
        """Return those of a few places whose claims pass all tests."""
        return [at for at in places if all(_passes(test, *self._of(at)) for test in tests)]

    def all(self, candidates: int, tests: tuple[Test, ...]) -> int:
        """Return the candidates, of which there are many, that pass all tests."""
        if self._ranks is None:
            from npf_corpus.query._order import Ranks

            ends = [(at, self._of(at)) for at in positions_of(self.bits)]
            self._ranks = (
                Ranks([(at, low) for at, (low, _) in ends], self._size, open_first=True),
                Ranks([(at, high) for at, (_, high) in ends], self._size, open_first=False),
            )
        for of_low, end, reached in tests:
            candidates = self._ranks[not of_low].passing(candidates, end, reached=reached)
        return candidates

    def tests(self, bounds: Interval, unit: Unit, *, possible: bool) -> tuple[Test, ...] | None:
        """Return what a claim of this unit must pass; see `tests_of`."""
        return tests_of(self.unit, bounds, unit, possible=possible)


def tests_of(own: Unit, bounds: Interval, unit: Unit, *, possible: bool) -> tuple[Test, ...] | None:
    """Return the tests that a claim, in its own unit, passes if it lies in bounds or meets them.

    The ends tested are those of its admissible values. No claim can pass if its unit counts
    things and no whole number lies within bounds.
    """
    low, high = low_end(bounds), high_end(bounds)
    if unit.factor != own.factor:
        low, high = _scaled(low, unit, own), _scaled(high, unit, own)
    if own.integral:
        low = low and (ceiling_of(low), 0)
        high = high and (floor_of(high), 0)
        if low and high and low > high:
            return None
    first = low and (not possible, low, True)
    last = high and (possible, high, False)
    return tuple(test for test in (first, last) if test)


def _scaled(end: End | None, source: Unit, target: Unit) -> End | None:
    """Return an end in another unit of its dimension, exactly."""
    from fractions import Fraction

    if end is None:
        return None
    return Fraction(end[0]) * Fraction(source.factor) / Fraction(target.factor), end[1]


def ceiling_of(end: End) -> int:
    """Return the least whole number at or after a lower end."""
    least = ceil(end[0])
    return least + 1 if end[1] and least == end[0] else least


def floor_of(end: End) -> int:
    """Return the greatest whole number at or before an upper end."""
    most = floor(end[0])
    return most - 1 if end[1] and most == end[0] else most


def values_of(store: Store) -> Values:
    """Return the value index of a store, made once."""
    return store.once("values", lambda: Values(store))


def select(
    store: Store,
    verbs: Sequence[Verb] | None,
    bits: Callable[[], int],
    asked: Asked,
    *,
    possible: bool,
    inferred: bool,
) -> tuple[int | None, list[int] | None]:
    """Return the claims of a selection whose values satisfy bounds, as bits, by place or both.

    `verbs` are those that reach the selection where they refer to records, else None; `bits` gives
    its bits.
    """
    values = values_of(store)
    if verbs is not None and values.in_order(verbs, asked.unit, bits):
        return None, values.find(verbs, asked, possible=possible, inferred=inferred)
    among = bits() if inferred else bits() & values.stated
    return values.select(among, asked, possible=possible)
