"""What the contract says of comparisons, as slow scans over plain records.

Written from the words of the design alone, one record at a time. Values are looked at one by one:
all whole numbers of a range, all ends, and one number between each two of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

MOST = 12 * 9
"""Figures of the drawn corpora lie below it, in units of 1."""


def _years(time: Any) -> set[int]:
    """Return the years of a time; where one end is open, the year of the other."""
    first, last = time.start or time.end, time.end or time.start
    return set(range(first.year, last.year + 1))


_UP = {"decline": "growth", "decrease": "increase", "average-decline": "average-growth"}


class Scan:
    """The documents, claims and units of a corpus, looked through one by one."""

    def __init__(self, corpus: Any) -> None:
        documents, claims, units = corpus.documents, corpus.claims, corpus.units
        self.documents = {each.id: each for each in documents}
        self.wholes = {each.id: set(each.broader) for each in corpus.sectors}
        self.claims = list(claims)
        self.units = {each.id: each for each in units}
        ends = {Fraction(0)}
        for claim in self.claims:
            factor = Fraction(self.unit(claim).factor)
            for end in (claim.quantity.interval.lower, claim.quantity.interval.upper):
                if end is not None:
                    ends |= {Fraction(end) * factor, -Fraction(end) * factor}
        ends |= set(map(Fraction, range(-MOST, MOST + 1)))
        ordered = sorted(ends)
        between = [(one + other) / 2 for one, other in pairwise(ordered)]
        self.points = sorted([*ordered, *between, ordered[0] - 1, ordered[-1] + 1])

    def unit(self, claim: Any) -> Any:
        """Return the unit of a claim."""
        return self.units[claim.quantity.unit]

    def day(self, claim: Any) -> date:
        """Return when a claim was said."""
        document = self.documents[claim.document]
        said: date = document.asserted or document.published
        return said

    def thing(self, claim: Any) -> tuple[Any, ...]:
        """Return what a claim is a figure of: a decline is of growth."""
        return (
            claim.measure,
            _UP.get(claim.aspect, claim.aspect),
            set(claim.regions),
            set(claim.sectors),
            claim.initiative,
            claim.distribution == "each",
        )

    def compares(self, one: Any, other: Any) -> bool:
        """Return whether two claims are in units that compare."""
        left, right = self.unit(one), self.unit(other)
        if left.dimension != right.dimension:
            return False
        if left.dimension == "count":
            return left.id == right.id or "count" in {left.id, right.id}
        return bool(
            left.dimension != "money" or left.id == right.id or (left.code or 0) == right.code
        )

    def admits(self, claim: Any, point: Fraction) -> bool:
        """Return whether a claim admits a value of its thing, in units of 1."""
        unit, interval = self.unit(claim), claim.quantity.interval
        value = point / Fraction(unit.factor) * (-1 if claim.aspect in _UP else 1)
        if unit.integral and value.denominator != 1:
            return False
        lower, upper = interval.lower, interval.upper
        above = lower is None or value > lower or (interval.lower_closed and value == lower)
        below = upper is None or value < upper or (interval.upper_closed and value == upper)
        return above and below

    def shared(self, claims: Iterable[Any]) -> list[Fraction]:
        """Return the values that all claims admit."""
        held = list(claims)
        return [point for point in self.points if all(self.admits(each, point) for each in held)]

    def repeated(self, targets: Any) -> dict[Any, Any]:
        """Return, of each target that an earlier statement of its document tells, that one."""
        groups: list[list[Any]] = []
        for each in targets:
            for group in groups:
                first = group[0]
                told_again = any("said again" in caveat for caveat in each.caveats)
                if (
                    (first.document, first.aspect, first.hedged, first.deadline)
                    == (each.document, each.aspect, each.hedged, each.deadline)
                    and self.thing(first) == self.thing(each)
                    and first.quantity.interval == each.quantity.interval
                    and first.quantity.unit == each.quantity.unit
                    and (told_again or first.caveats == each.caveats)
                    and all(other.statement != each.statement for other in group)
                    and self.outcome(first)[:2] == self.outcome(each)[:2]
                ):
                    group.append(each)
                    break
            else:
                groups.append([each])
        return {each.id: group[0].id for group in groups for each in group[1:]}

    def outcome(  # noqa: C901, PLR0911 - a return for each reason
        self, target: Any
    ) -> tuple[set[str], set[str], str | None]:
        """Return the results of a target, the positions that remain, and the reason for none."""
        due = target.deadline
        if due is None:
            return set(), set(), "no deadline"
        later = [
            each
            for each in self.claims
            if each.modality in {"achieved", "forecast", "under-way"}
            and each.as_of is not None
            and each.measure == target.measure
            and self.day(each) > self.day(target)
        ]
        then = [
            each for each in later if (each.as_of.start, each.as_of.end) == (due.start, due.end)
        ]
        told = [each for each in then if each.modality != "under-way"]
        same = [
            each
            for each in told
            if self.thing(each) == self.thing(target) and self.compares(each, target)
        ]
        if same:
            kept = self._apart(target, same)
            if not kept:
                return set(), set(), "ambiguous"
            return {each.id for each in kept}, self._positions(target, kept), None
        days = {key: each.asserted or each.published for key, each in self.documents.items()}
        if due.end is None or due.end >= max(days.values()):
            return set(), set(), "not due"
        measure, aspect, *about = self.thing(target)
        if any(
            self.thing(each) == self.thing(target) and self.compares(each, target) for each in then
        ):
            return set(), set(), "under way"
        for each in told:
            counts = self.unit(each).dimension == self.unit(target).dimension == "count"
            if self.thing(each)[2:] == tuple(about) and (not counts or self.compares(each, target)):
                return set(), set(), "other aspect"
        if any(
            each.modality != "under-way"
            and self.thing(each) == self.thing(target)
            and self.compares(each, target)
            and _years(each.as_of) & _years(due)
            for each in later
        ):
            return set(), set(), "other time"
        own = self.documents[target.document].region
        reports = [
            key
            for key, day in days.items()
            if due.end < day and day.year <= due.end.year + 1
            and self._regions(key) & {own, *target.regions} - {None}
        ]  # fmt: skip
        if not reports:
            return set(), set(), "no document"
        if any(
            each.document in reports
            and self.thing(each)[:2] == (measure, aspect)
            and self.compares(each, target)
            and self.one_holds_another(each.sectors, target.sectors)
            for each in told
        ):
            return set(), set(), "other sectors or regions"
        return set(), set(), "not reported"

    def one_holds_another(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Return whether a sector of one list is, holds or lies in a sector of the other."""
        pairs = [(one, other) for one in some for other in others]
        return not pairs or any(
            one in self._holding(other) or other in self._holding(one) for one, other in pairs
        )

    def _holding(self, key: str) -> set[str]:
        """Return the sector and all sectors that hold it."""
        return {key}.union(*(self._holding(each) for each in self.wholes[key]))

    def _regions(self, key: str) -> set[str]:
        own = self.documents[key].region
        if own is not None:
            return {own}
        return {region for each in self.claims if each.document == key for region in each.regions}

    def _apart(self, target: Any, same: list[Any]) -> list[Any]:
        """Return the results of the target's own thing, if each document tells of one thing."""
        aims = [
            each
            for each in self.claims
            if each.modality == "targeted"
            and each.document == target.document
            and self.thing(each) == self.thing(target)
            and each.hedged == target.hedged
            and each.deadline is not None
            and (each.deadline.start, each.deadline.end)
            == (target.deadline.start, target.deadline.end)
            and self.compares(each, target)
        ]
        if not self.shared(aims):
            if not self.shared(each for each in aims if each.caveats == target.caveats):
                return []
            same = [each for each in same if each.caveats == target.caveats]
        kept: list[Any] = []
        for document in {each.document for each in same}:
            claims = [each for each in same if each.document == document]
            if not self.shared(claims):
                claims = [each for each in claims if each.caveats == target.caveats]
                if not claims or not self.shared(claims):
                    return []
            kept += claims
        return kept

    def _positions(self, target: Any, kept: list[Any]) -> set[str]:
        counted = [each for each in kept if each.modality == "achieved"] or kept
        last = max(self.day(each) for each in counted)
        first = next(
            each.document for each in self.claims if each in counted and self.day(each) == last
        )
        sign = -1 if target.aspect in _UP else 1
        aim = [sign * point for point in self.shared([target])]
        found: set[str] = set()
        for point in self.shared(each for each in counted if each.document == first):
            value = sign * point
            bounds = target.quantity.interval
            if bounds.lower is not None and all(value < each for each in aim):
                found.add("below")
            elif bounds.upper is not None and all(value > each for each in aim):
                found.add("above")
            else:
                found.add("within")
        return found
