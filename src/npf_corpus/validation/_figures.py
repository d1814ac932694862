"""Laws of figures: units, measures, and what a surface's words warrant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from npf_corpus.errors import InvalidBounds, InvalidQuantity, shown
from npf_corpus.intervals import Interval
from npf_corpus.records import Measure, NumericClaim, Unit
from npf_corpus.validation._laws import Case, Finding, Rule, found, law

PLAIN_COUNT = "count"
"""The unit of a bare number of things."""


@law("E401", "The factor of a unit is above zero.", "write 1 for a base unit")
def _units(case: Case) -> Iterator[Finding]:
    for place, unit in case.sound("units"):
        if unit.factor <= 0:
            yield found("units", place, unit, ".factor", f"is {unit.factor}, not above zero")


@law(
    "E402",
    "A measure that is a share names its denominator, no other does, and some unit has its "
    "dimension.",
    "say what the share is a share of",
)
def _domains(case: Case) -> Iterator[Finding]:
    dimensions = {unit.dimension for _, unit in case.records["units"]}
    for place, measure in case.sound("measures"):
        if (measure.dimension == "ratio") != (measure.denominator is not None):
            fault = "is null" if measure.denominator is None else "is set"
            message = f"{fault}, the dimension is {measure.dimension}"
            yield found("measures", place, measure, ".denominator", message)
        elif "units" not in case.partial and measure.dimension not in dimensions:
            message = f"is {shown(measure.dimension)}, which no unit has"
            yield found("measures", place, measure, ".dimension", message)


@law(
    "E403",
    "The surface of a claim is a figure that parse_quantity reads.",
    "cut the surface down to the figure with its comparator",
)
def _surfaces(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        try:
            case.read(claim.quantity.surface)
        except InvalidQuantity as fault:
            yield found("claims", place, claim, ".quantity.surface", str(fault))


@law(
    "E405",
    "The interval of a claim is the surface's, clipped to the domain of its measure.",
    "write what parse_quantity(surface) gives, cut to the domain; where nothing is left, correct "
    "the surface, the unit or the measure",
)
def _intervals(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        read = case.read(claim.quantity.surface)
        path, stored = ".quantity.interval", claim.quantity.interval
        try:
            agrees = stored.scaled(_above(unit)) == _clipped(read.interval, measure, unit)
        except InvalidBounds as fault:
            yield found("claims", place, claim, path, f"{fault}, the domain of {measure.id}")
            continue
        if not agrees:
            domain = f"in {measure.domain}"
            message = f"is {stored}, the surface gives {read.interval} {domain}"
            yield found("claims", place, claim, path, message)


def _clipped(interval: Interval, measure: Measure, unit: Unit) -> Interval:
    """Return the part of an interval in a measure's domain, both times what the factor is over."""
    below = 1 if isinstance(unit.factor, Decimal) else unit.factor.denominator
    return interval.scaled(_above(unit)).clip(measure.domain.scaled(below))


def _above(unit: Unit) -> Decimal | int:
    """Return the factor of a unit, of a fraction what stands above the line."""
    return unit.factor if isinstance(unit.factor, Decimal) else unit.factor.numerator


def _measured(case: Case) -> Iterator[tuple[int, NumericClaim, Measure, Unit]]:
    for place, claim in case.sound("claims"):
        measure = case.get("measures", claim.measure)
        unit = case.get("units", claim.quantity.unit)
        if measure is not None and unit is not None:
            yield place, claim, measure, unit


@law(
    "E406",
    "The interval of a claim holds an admissible value, a whole one where its unit counts.",
    "correct the surface or the unit",
)
def _worlds(case: Case) -> Iterator[Finding]:
    for place, claim, _, unit in _measured(case):
        try:
            claim.quantity.interval.worlds(whole=unit.integral)
        except InvalidBounds as fault:
            yield found("claims", place, claim, ".quantity.interval", str(fault))


@law(
    "E407",
    "The reading and the nominal value of a claim are the surface's.",
    "write what parse_quantity(surface) gives",
)
def _readings(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read = case.read(claim.quantity.surface)
        for field in ("reading", "nominal"):
            stated, given = getattr(claim.quantity, field), getattr(read, field)
            if stated != given:
                message = f"is {_plain(stated)}, the surface gives {_plain(given)}"
                yield found("claims", place, claim, f".quantity.{field}", message)


def _plain(value: object) -> str:
    return "null" if value is None else shown(str(value))


@law(
    "E408",
    "A unit that the surface states is the claim's, and its basis is stated.",
    "write what parse_quantity(surface) gives",
)
def _stated(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read, quantity = case.read(claim.quantity.surface), claim.quantity
        if read.unit is None:
            continue
        if quantity.unit != read.unit:
            message = f"is {quantity.unit!r}, the surface says {read.unit!r}"
            yield found("claims", place, claim, ".quantity.unit", message)
        elif quantity.unit_basis != "stated":
            message = f"is inferred, the surface says {read.unit!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


@law(
    "E409",
    "A stated unit that does not count things, such as percent, factor or a currency, stands "
    "in the surface.",
    "write unit_basis inferred, with a caveat",
)
def _in_span(case: Case) -> Iterator[Finding]:
    spelt: dict[str, Spelt] = {}
    for place, claim, _, unit in _measured(case):
        quantity = claim.quantity
        if quantity.unit_basis != "stated" or unit.dimension == "count":
            continue
        if case.read(quantity.surface).unit != unit.id and not says(quantity.surface, unit, spelt):
            message = f"is stated, but {shown(quantity.surface)} does not say {unit.id!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


Spelt = Mapping[int, Mapping[str, Sequence[str]]]
"""The names of a unit by their length and their letters, spaces and case aside."""


def says(text: str, unit: Unit, spelt: dict[str, Spelt]) -> bool:
    """Return whether a text has one of a unit's names as words of their own.

    However many names there are, those alone are looked for whose letters the text has.

    Args:
        text: The text.
        unit: The unit.
        spelt: What is known of units already, by id; the unit is added.
    """
    lengths = spelt.get(unit.id)
    if lengths is None:
        lengths = spelt[unit.id] = _spelt(unit)
    plain = _folded(text)
    return any(
        re.search(_as_words(name), text, re.IGNORECASE)
        for length, names in lengths.items()
        for part in {plain[at : at + length] for at in range(len(plain) - length + 1)}
        for name in names.get(part, ())
    )


def _spelt(unit: Unit) -> Spelt:
    lengths: dict[int, dict[str, list[str]]] = {}
    for name in dict.fromkeys((unit.id, unit.name, unit.symbol, *unit.aliases)):
        plain = _folded(name)
        lengths.setdefault(len(plain), {}).setdefault(plain, []).append(name)
    return lengths


def _folded(text: str) -> str:
    """Return a text without spaces, and one letter for those that differ in case alone."""
    return "".join([char.lower()[0].upper()[0] for char in text if not char.isspace()])


def _as_words(name: str) -> str:
    """Return the pattern of a name that is no part of a longer Latin word."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    before = r"(?<![^\W\d_])" if _is_latin(name[0]) else ""
    after = r"(?![^\W\d_])" if _is_latin(name[-1]) else ""
    return f"{before}{pattern}{after}"


def _is_latin(char: str) -> bool:
    return char.isalpha() and ord(char) < _FIRST_CJK


_FIRST_CJK = 0x2E80


@law(
    "E404",
    "The unit of a claim has the dimension of its measure.",
    "correct the unit or the measure",
)
def _dimensions(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        if measure.dimension != unit.dimension:
            message = (
                f"{unit.id!r} is a unit of {unit.dimension}, "
                f"{measure.id!r} a measure of {measure.dimension}"
            )
            yield found("claims", place, claim, ".quantity.unit", message)


RULES: tuple[Rule, ...] = (
    _units,
    _domains,
    _surfaces,
    _dimensions,
    _intervals,
    _worlds,
    _readings,
    _stated,
    _in_span,
)
