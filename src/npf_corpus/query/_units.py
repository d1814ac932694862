"""What a unit's name asks for: the unit itself, or so many of it (亿元, trillion yuan, 万千瓦)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from npf_corpus.errors import InvalidBounds, InvalidQuantity, UnknownName
from npf_corpus.intervals._interval import number_in
from npf_corpus.quantities._conversion import comparable
from npf_corpus.records._figures import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from npf_corpus.query._store import Store

_UNSCALED = ("ratio", "percentage-point", "factor", "rank")
"""Dimensions whose units nobody writes in thousands; 100% is a figure and no unit."""


_LARGE = 1000


class Scaled(NamedTuple):
    """A unit that a name stands for, and how many of it: 亿元 is 10 to the power of 8 CNY."""

    unit: str
    power: int = 0

    def number(self, value: object, name: str) -> Decimal:
        """Return a bound in the unit itself, exactly."""
        sign, digits, exponent = number_in(value, name).as_tuple()
        return Decimal((sign, digits, int(exponent) + self.power))


def of_bounds(store: Store, name: object) -> Scaled:
    """Return the unit that bounds are in, by its id or name or as figures are written in it.

    Raises:
        AmbiguousName: Several units have that name.
        InvalidBounds: It is no name.
        UnknownName: No unit has it, nor is there a figure in it.
    """
    if not isinstance(name, str | Unit):
        raise InvalidBounds(name, "is no unit, write its id or name, say 'CNY'")
    try:
        return Scaled(store.resolve("units", name))
    except UnknownName as unknown:
        return read_as(store, unknown.name, unknown)


def read_as(store: Store, name: str, unknown: UnknownName) -> Scaled:
    """Return what one of an unknown unit is as a figure: of trillion yuan, `1 trillion yuan`."""
    from npf_corpus.quantities._parse import read_figure

    numeral = name[:1].isdecimal()
    try:
        figure = read_figure(name if numeral else f"1 {name}", readings=store.manifest.readings)
        unit = figure.unit and store.resolve("units", figure.unit)
    except (InvalidQuantity, UnknownName):
        raise unknown from None
    number = f"{figure.interval.lower:f}"
    power = len(number) - 1
    if figure.reading != "exactly" or number != "1" + "0" * power:
        raise unknown
    if unit is None and name.strip() and not numeral:
        hint = "it counts things that have units of their own, write one such as 'enterprise'"
        raise UnknownName(unknown.kind, name, unknown.suggestions, hint) from None
    if unit is None or (power and store.record("units", unit).dimension in _UNSCALED):
        raise unknown
    return Scaled(unit, power)


def besides(store: Store, keys: Collection[str], bits: int) -> str:
    """Say which claims of a selection are in other units that compare with those asked for.

    A count is left out: plain `count` compares with whatever is counted.
    """
    asked, axis = [store.record("units", each) for each in keys], store.axis("claims", "unit")
    counts = {key: (axis[key] & bits).bit_count() for key in sorted(axis)}
    others = {
        key: count
        for key, count in counts.items()
        if count and key not in keys
        if (unit := store.record("units", key)).dimension != "count"
        if any(comparable(each, unit) for each in asked)
    }
    if not others:
        return ""
    told = ", ".join(f"{count} in {key}" for key, count in others.items())
    every = ", ".join(repr(key) for key in (*keys, *others) if counts.get(key))
    return f"other units compare: {told}; write by_unit({every})"


def likely(store: Store, counts: Mapping[str, int], bound: object, value: object) -> str:
    """Return the unit of most claims: of those that count, where a bound ends in 辆.

    Beyond a thousand it is no percentage, factor or rank.

    Args:
        store: The corpus.
        counts: How many of the claims have each unit.
        bound: The bound as it was given, without a unit.
        value: Its number.
    """
    kinds = {each: store.record("units", each).dimension for each in counts}
    end = bound.strip()[-1:] if isinstance(bound, str) else "."
    fit = [*counts]
    if not end.isascii() and not end.isnumeric() and "count" in kinds.values():
        fit = [each for each in counts if kinds[each] == "count"]
    elif isinstance(value, (int, float, Decimal)) and not -_LARGE <= value <= _LARGE:
        fit = [each for each in counts if kinds[each] not in _UNSCALED]
    return max(fit, key=lambda each: (counts[each], each), default="CNY")
