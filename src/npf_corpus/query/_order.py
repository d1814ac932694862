"""The claims of one unit in the order of their values, so that a range is a few runs of them.

Claims are ordered by kind of interval (a point, open above, open below, with two ends, with none),
then by end. What a region, a sector or the like reaches are bits in that order: they are combined
and cut to the runs, and only what is left is counted out. Where a run is in order by one end only,
and of any selection, ranks of the sorted ends, held as one integer per binary digit, answer for
all claims at once (a bit-sliced index, O'Neil and Quass 1997).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import reduce
from math import inf
from typing import TYPE_CHECKING, cast

from npf_corpus.records._bits import bits_of, items_at, positions_of

if TYPE_CHECKING:
    from array import array

    from npf_corpus.query._values import End, Test

    Ends = tuple[End | None, End | None]

_SORTED = ((True, True), (True, False), (False, True), (True, False), (False, False))
"""Whether the lower, and whether the upper ends are in order, for each kind of interval."""
_TWO_SIDED, _ENDLESS = 3, 4


def _rounded(end: End) -> float:
    """Return the value of an end as a float; what is less is never more as a float."""
    try:
        return float(end[0])
    except OverflowError:  # a whole number, or a fraction, of more than 308 digits
        return inf if end[0] > 0 else -inf


def _kind(low: End | None, high: End | None) -> int:
    """Return the kind of interval that has these ends: its place in `_SORTED`."""
    if low is None or high is None:
        return _ENDLESS if low is high else 2 if low is None else 1
    return 0 if low == high else _TWO_SIDED


class Ranks:
    """The ends of many intervals on one side, sorted; an open side ranks before or after all."""

    __slots__ = ("_ends", "_planes")

    def __init__(
        self, ends: Sequence[tuple[int, End | None]], size: int, *, open_first: bool
    ) -> None:
        self._ends = sorted({end for _, end in ends if end is not None})
        place = {end: rank for rank, end in enumerate(self._ends, 1)}
        missing = 0 if open_first else len(self._ends) + 1
        of = [(at, missing if end is None else place[end]) for at, end in ends]
        self._planes = [
            (digit, bits_of((at for at, rank in of if rank >> digit & 1), size))
            for digit in reversed(range((len(self._ends) + 1).bit_length()))
        ]

    def passing(self, candidates: int, end: End, *, reached: bool) -> int:
        """Return the candidates whose end reaches one, or does not pass it."""
        rank = (bisect_left if reached else bisect_right)(self._ends, end) + 1
        above, left = 0, candidates  # what is above already may stay among the left
        for digit, plane in self._planes:
            if rank >> digit & 1:
                left &= plane
            else:
                above |= left & plane
        return above | left if reached else candidates & ~(above | left)


class _Run:
    """The claims of one kind of interval, by end."""

    __slots__ = ("_ends", "_kind", "_others", "_ranks", "_rounded", "_starts", "start")

    def __init__(
        self, kind: int, start: int, held: list[tuple[Ends, list[int]]], rows: array[int]
    ) -> None:
        first = 0 if _SORTED[kind][0] else 1
        if kind != _ENDLESS:
            held.sort(key=lambda each: cast("End", each[0][first]))
        self._kind, self.start = kind, start
        self._ends = [cast("End", ends[first]) for ends, _ in held]
        self._rounded = [] if kind == _ENDLESS else [_rounded(end) for end in self._ends]
        self._others = [ends[1] for ends, _ in held] if kind == _TWO_SIDED else []
        self._starts = [start]
        for _, places in held:
            rows.extend(places)
            self._starts.append(len(rows))
        self._ranks: Ranks | None = None

    def part(self, tests: Iterable[tuple[Test, float]]) -> tuple[int, int, list[Test]]:
        """Return where those lie that pass tests, and the tests that are left for each of them.

        Each test comes with its end as a float, which tells most ends apart sooner.
        """
        first, last = 0, len(self._ends)
        left: list[Test] = []
        for test, near in tests:
            of_low, end, reached = test
            if _SORTED[self._kind][not of_low]:
                alike = bisect_left(self._rounded, near), bisect_right(self._rounded, near)
                if reached:
                    first = max(first, bisect_left(self._ends, end, *alike))
                else:
                    last = min(last, bisect_right(self._ends, end, *alike))
            elif self._others:
                left.append(test)
            elif reached is of_low:  # an open side lies before, or after, all ends
                last = 0
        return self._starts[first], self._starts[max(first, last)], left

    def passing(self, bits: int, test: Test) -> int:
        """Return the bits, counted from the start of the run, of those whose upper end passes."""
        if self._ranks is None:
            sizes = zip(self._others, self._starts, self._starts[1:], strict=False)
            ends = [(at - self.start, end) for end, one, two in sizes for at in range(one, two)]
            self._ranks = Ranks(ends, len(ends), open_first=False)
        return self._ranks.passing(bits, test[1], reached=test[2])


class Order:
    """The claims of one unit, by kind of interval and end.

    Attributes:
        rows: The place in the dataset of each claim, in this order.
        stated: Whether all their units are stated.
    """

    __slots__ = ("_along", "_at", "_bits", "_reached", "_runs", "rows", "stated")

    def __init__(
        self,
        bits: int,
        stated: int,
        at: array[int],
        written: Callable[[int], Hashable],
        ends: Callable[[int], Ends],
    ) -> None:
        """Take the claims' bits, and those of all with a stated unit.

        `written` and `ends` tell how the interval at a place is written, and what its ends are;
        `at` is filled with the place of each claim in this order.
        """
        from array import array

        alike: dict[Hashable, list[int]] = {}
        for place in positions_of(bits):
            alike.setdefault(written(place), []).append(place)
        kinds: tuple[list[tuple[Ends, list[int]]], ...] = tuple([] for _ in _SORTED)
        for places in alike.values():
            both = ends(places[0])
            kinds[_kind(*both)].append((both, places))
        self.rows: array[int] = array("I")
        self._runs = [
            _Run(kind, len(self.rows), held, self.rows) for kind, held in enumerate(kinds) if held
        ]
        for order, place in enumerate(self.rows):
            at[place] = order
        self._bits, self._at = bits, at
        self.stated: bool = not bits & ~stated
        self._along: dict[str, dict[str, int]] = {}
        self._reached: dict[object, int] = {}

    def knows(self, axis: str) -> bool:
        """Return whether the bits along an axis were made."""
        return axis in self._along

    def reached(
        self, axis: str, keys: Iterable[str], asked: Hashable, direct: Mapping[str, int]
    ) -> int:
        """Return the bits, in this order, of the claims that name any of some keys along an axis.

        They are kept as what was asked. `direct` has the bits of each key in dataset order.
        """
        found = self._reached.get((axis, asked))
        if found is None:
            if axis not in self._along:
                self._along[axis] = {
                    key: bits_of([self._at[place] for place in positions_of(own)], len(self.rows))
                    for key, bits in direct.items()
                    if (own := bits & self._bits)
                }
            along, found = self._along[axis], 0
            for key in keys:
                found |= along.get(key, 0)
            self._reached[axis, asked] = found
        return found

    def find(self, among: Sequence[int], tests: tuple[Test, ...]) -> list[int]:
        """Return the places of the claims that are among all of some bits, and pass all tests."""
        rows, found = self.rows, list[int]()
        near = [(test, _rounded(test[1])) for test in tests]
        bits = reduce(int.__and__, among) if among else -1
        for run in self._runs:
            start, stop, left = run.part(near)
            if start == stop or not bits:
                continue
            if not among and not left:
                found += rows[start:stop]
                continue
            some = bits >> start & (1 << stop - start) - 1
            if left:
                some <<= start - run.start
                start = run.start
                for test in left:
                    some = run.passing(some, test)
            found += items_at(rows, [*positions_of(some, start)])
        return found
