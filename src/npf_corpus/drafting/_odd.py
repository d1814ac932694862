"""Claims that look wrong, such as a rank above 31: a person should check them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.intervals import Interval
from npf_corpus.records import NumericClaim

Finding = tuple[str, str]
"""A claim's id, and what is odd in it."""

_PROVINCES, _NO_PLACE = 31, "a rank above 31, and there are 31 provinces"
_PROVINCIAL = {"province", "autonomous-region", "municipality"}
_CHANGES = {"growth", "decline"}
_ALL = 100
_SLACK, _PART = 4.0, 0.4
"""Levels may miss a growth by so many points, or by that part of it: prices differ."""
_ENOUGH = 6
_FAR, _FAR_SHARE, _SPREADS = 2.0, 1.0, 4.5
"""An outlier is so many powers of ten from the median (the second: in percent), and so many times
the usual distance from it."""


class Oddities:
    """Looks for what is odd in the claims of new documents, with known ones beside them."""

    def __init__(self, words: Vocabulary, known: Sequence[NumericClaim]) -> None:
        self._words, self._known = words, known
        self._values: dict[object, list[float]] = defaultdict(list)
        for claim in known:
            middle = middle_of(claim)
            if middle and middle > 0 and len(claim.regions) == 1 and self._provincial(claim):
                self._values[_alike(claim)].append(math.log10(middle))

    def found(self, claims: Sequence[NumericClaim]) -> Iterator[Finding]:
        """Yield what is odd in claims."""
        for claim in claims:
            for check in (self._share, self._rank, self._outlier):
                said = check(claim)
                if said:
                    yield claim.id, said
        yield from self._growths(claims)

    def _share(self, claim: NumericClaim) -> str:
        low = claim.quantity.interval.lower
        percent = claim.quantity.unit == "percent"
        if percent and low is not None and low > _ALL:
            measure = self._words.record("measures", claim.measure)
            if claim.aspect == "level" and measure.denominator is not None:
                return f"a share of {measure.denominator} above 100"
            if claim.aspect == "decline":
                return "a fall by more than all"
        return ""

    def _rank(self, claim: NumericClaim) -> str:
        low = claim.quantity.interval.lower
        last = claim.aspect == "rank" and low is not None and low > _PROVINCES
        return _NO_PLACE if last and self._provincial(claim) else ""

    def _outlier(self, claim: NumericClaim) -> str:
        middle, others = middle_of(claim), self._values.get(_alike(claim), [])
        if not middle or middle <= 0 or claim.aspect == "rank" or len(others) < _ENOUGH:
            return ""
        far = _FAR_SHARE if claim.quantity.unit == "percent" else _FAR
        if not is_far(math.log10(middle), others, far):
            return ""
        low, high = (f"{10**each:,.4g}" for each in (min(others), max(others)))
        return f"far from the {len(others)} values that provinces have, {low} to {high}"

    def _growths(self, claims: Sequence[NumericClaim]) -> Iterator[Finding]:
        """Yield each growth that the levels of its year and the year before contradict."""
        levels: dict[tuple[object, str | None, int], NumericClaim] = {}
        for claim in (*self._known, *claims):
            year = year_of(claim)
            if claim.aspect == "level" and year and claim.quantity.nominal is not None:
                levels[_thing(claim), claim.quantity.unit, year] = claim
        latest = {(thing, year): claim for (thing, _, year), claim in levels.items()}
        for claim in claims:
            year = year_of(claim)
            if claim.aspect not in _CHANGES or claim.quantity.unit != "percent" or not year:
                continue
            now = latest.get((_thing(claim), year))
            before = now and levels.get((_thing(claim), now.quantity.unit, year - 1))
            if now is None or before is None:
                continue
            real = denied(claim, before, now)
            if real is not None:
                levels_ = f"{before.quantity.surface} and {now.quantity.surface}"
                yield claim.id, f"the levels {levels_} give {real:+.3g} percent"

    def _provincial(self, claim: NumericClaim) -> bool:
        """Return whether the regions of a claim are provinces."""
        has = self._words.has
        kinds = [
            self._words.record("regions", key).kind for key in claim.regions if has("regions", key)
        ]
        return bool(kinds) and all(kind in _PROVINCIAL for kind in kinds)


def _alike(claim: NumericClaim) -> object:
    return claim.measure, claim.aspect, claim.quantity.unit, claim.sectors


def _thing(claim: NumericClaim) -> object:
    return claim.measure, claim.sectors, claim.regions


def is_far(one: float, others: Sequence[float], far: float = _FAR) -> bool:
    """Return whether a logarithm is further from the others' median than these usually are."""
    centre = median(others)
    return abs(one - centre) > max(far, _SPREADS * median(abs(each - centre) for each in others))


def denied(growth: NumericClaim, before: NumericClaim, now: NumericClaim) -> float | None:
    """Return the growth in percent that two levels give, if it denies the growth that is told."""
    said, first, last = middle_of(growth), middle_of(before), middle_of(now)
    if said is None or not first or not last:
        return None
    real = 100 * (last / first - 1)
    told = -said if growth.aspect == "decline" else said
    return real if abs(real - told) > max(_SLACK, _PART * abs(told)) else None


def middle_of(claim: NumericClaim) -> float | None:
    """Return the number that a claim's words name, or the middle of what they admit."""
    nominal = claim.quantity.nominal
    return centre_of(claim.quantity.interval) if nominal is None else float(nominal)


def centre_of(interval: Interval) -> float | None:
    """Return the middle of an interval, or the one bound that it has."""
    known = [float(each) for each in (interval.lower, interval.upper) if each is not None]
    return sum(known) / len(known) if known else None


def year_of(claim: NumericClaim) -> int | None:
    """Return the one whole year that a claim is of."""
    span = claim.as_of
    if span is None or span.start is None or span.end is None:
        return None
    whole = (date(span.end.year, 1, 1), date(span.end.year, 12, 31))
    return span.end.year if (span.start, span.end) == whole else None
