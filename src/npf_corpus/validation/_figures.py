"""Laws of figures: units, measures, and what a surface's words warrant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from npf_corpus.errors import InvalidBounds, InvalidQuantity, shown
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.quantities._unit_table import CLASSIFIERS_ZH
from npf_corpus.records import Aspect, Measure, NumericClaim, Unit
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
    "A measure that is a share names its denominator, and no other measure has one; some unit"
    " has the measure's dimension.",
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
            case.read(claim)
        except InvalidQuantity as fault:
            yield found("claims", place, claim, ".quantity.surface", str(fault))


@law(
    "E405",
    "The interval of a claim is that of its surface; the interval of a level is clipped to "
    "the domain of its measure; since schema 2 it may also follow a comparator elsewhere in "
    "the text, if a caveat says so.",
    "write what parse_quantity(surface) gives, cut to the domain; where nothing is left, correct "
    "the surface, the unit or the measure",
)
def _intervals(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        read = case.read(claim)
        path, stored = ".quantity.interval", claim.quantity.interval
        try:
            given = read.interval.scaled(_above(unit))
            if case.aspect(claim) == "level":
                given = _clipped(read.interval, measure, unit)
        except InvalidBounds as fault:
            yield found("claims", place, claim, path, f"{fault}, the domain of {measure.id}")
            continue
        if stored.scaled(_above(unit)) != given and not _heeds(case, claim, read):
            domain = f" in {measure.domain}" if case.aspect(claim) == "level" else ""
            message = f"is {stored}, the surface gives {read.interval}{domain}"
            yield found("claims", place, claim, path, message)


def _heeds(case: Case, claim: NumericClaim, read: Quantity) -> bool:
    """Return whether a claim heeds a comparator elsewhere, of which since schema 2 a caveat tells.

    The surface's own value is an end of the interval or inside: 3000亿元 in 突破2000亿元和3000亿元.
    A multiple may heed a verb of growth: the second of 分别增长1.5倍和2.5倍 is 3.5 times.
    """
    if case.schema == 1 or not claim.caveats:
        return False
    if read.nominal is not None:
        grown = read.nominal + (read.unit == "factor" and case.aspect(claim) == "growth")
        if any(map(claim.quantity.interval.contains, (read.nominal, grown))):
            return True
    ends = {read.interval.lower, read.interval.upper, read.nominal} - {None}
    return not ends.isdisjoint({claim.quantity.interval.lower, claim.quantity.interval.upper})


def _clipped(interval: Interval, measure: Measure, unit: Unit) -> Interval:
    """Return the part of an interval in a measure's domain, both times what the factor is over."""
    below = 1 if isinstance(unit.factor, Decimal) else unit.factor.denominator
    return interval.scaled(_above(unit)).clip(measure.domain.scaled(below))


def _above(unit: Unit) -> Decimal | int:
    """Return the factor of a unit; of a fraction the numerator."""
    return unit.factor if isinstance(unit.factor, Decimal) else unit.factor.numerator


def _measured(case: Case) -> Iterator[tuple[int, NumericClaim, Measure, Unit]]:
    for place, claim in case.sound("claims"):
        measure = case.get("measures", claim.measure)
        unit = case.get("units", claim.quantity.unit)
        if measure is not None and unit is not None:
            yield place, claim, measure, unit


@law(
    "E406",
    "The interval of a claim holds at least one admissible value: a whole number, where its "
    "unit counts.",
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
    "A claim has the reading and the nominal value of its surface.",
    "write what parse_quantity(surface) gives",
)
def _readings(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read = case.read(claim)
        for field in ("reading", "nominal"):
            stated, given = getattr(claim.quantity, field), getattr(read, field)
            if stated != given:
                message = f"is {_plain(stated)}, the surface gives {_plain(given)}"
                yield found("claims", place, claim, f".quantity.{field}", message)


def _plain(value: object) -> str:
    return "null" if value is None else shown(str(value))


@law(
    "E408",
    "Where the surface states a unit, the claim has that unit, and its basis is `stated`.",
    "write what parse_quantity(surface) gives",
)
def _stated(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read, quantity = case.read(claim), claim.quantity
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
    "A stated unit that counts no things, such as percent, factor or a currency, stands in "
    "the surface.",
    "write unit_basis inferred, with a caveat",
)
def _in_span(case: Case) -> Iterator[Finding]:
    spelt: dict[str, Spelt] = {}
    for place, claim, _, unit in _measured(case):
        quantity = claim.quantity
        if quantity.unit_basis != "stated" or unit.dimension == "count":
            continue
        if case.read(claim).unit != unit.id and not says(quantity.surface, unit, spelt):
            message = f"is stated, but {shown(quantity.surface)} does not say {unit.id!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


Spelt = Mapping[int, Mapping[str, Sequence[str]]]
"""The names of a unit by their length and letters; spaces and case do not count."""


def says(text: str, unit: Unit, spelt: dict[str, Spelt]) -> bool:
    """Return whether a text has one of a unit's names as words of their own.

    Only names whose letters the text has are searched for, so that many names cost little.

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
        for part in {plain[at : at + length] for at in range(len(plain))}
        for name in names.get(part, ())
    )


def _spelt(unit: Unit) -> Spelt:
    lengths: dict[int, dict[str, list[str]]] = {}
    for name in dict.fromkeys((unit.id, unit.name, unit.symbol, *unit.aliases)):
        plain = _folded(name)
        lengths.setdefault(len(plain), {}).setdefault(plain, []).append(name)
    return lengths


def _folded(text: str) -> str:
    """Return a text without spaces, each letter as one letter of one case."""
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
    "The unit of a claim has the dimension of its measure, or one that belongs to its aspect,"
    " such as percent to growth.",
    "correct the unit, the measure or the aspect: growth is in percent or factor, a rank in rank, "
    "the increase of a share in percentage points",
)
def _dimensions(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        aspect = case.aspect(claim)
        own, others = ASPECT_DIMENSIONS[aspect]
        points = measure.dimension == "ratio" and aspect in {"increase", "decrease"}
        allowed = {*others, *([measure.dimension] if own else ()), *([POINTS] if points else ())}
        if unit.dimension not in allowed:
            message = (
                f"{unit.id!r} is a unit of {unit.dimension}, "
                f"{measure.id!r} a measure of {measure.dimension}"
            )
            told = (
                "" if aspect == "level" else f", its {aspect} is in {' or '.join(sorted(allowed))}"
            )
            yield found("claims", place, claim, ".quantity.unit", f"{message}{told}")


POINTS = "percentage-point"

_CHANGE = frozenset({"ratio", "factor"})

ASPECT_DIMENSIONS: dict[Aspect, tuple[bool, frozenset[str]]] = {
    "level": (True, frozenset()),
    "increase": (True, frozenset({"rank"})),
    "decrease": (True, frozenset({"rank"})),
    "growth": (False, _CHANGE),
    "decline": (False, _CHANGE),
    "average-growth": (False, _CHANGE),
    "average-decline": (False, _CHANGE),
    "rank": (False, frozenset({"rank"})),
    "difference": (True, _CHANGE | {POINTS, "rank"}),
    "relative": (False, _CHANGE),
}
"""Aspect to whether it may be in the dimension of its measure, and in which others.

A share rises and falls by points besides, and anything by places in a ranking.
"""


@law(
    "E423",
    "Since schema 2: a claim with the aspect `difference` or `relative` has a caveat.",
    "name in a caveat what it is compared with",
    since=2,
)
def _compared(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.aspect in {"difference", "relative"} and not claim.caveats:
            message = f"is empty, the aspect is {claim.aspect}"
            yield found("claims", place, claim, ".caveats", message)


@law(
    "E424",
    "Since schema 2: a unit that counts has no Chinese classifier, such as 家, among its "
    "names, since a classifier states no unit.",
    "take the classifier from the names; the noun that follows it names what is counted",
    since=2,
)
def _classifiers(case: Case) -> Iterator[Finding]:
    for place, unit in case.sound("units"):
        names = {"name": unit.name, "symbol": unit.symbol}
        names |= {f"aliases[{at}]": alias for at, alias in enumerate(unit.aliases)}
        for path, name in names.items() if unit.dimension == "count" else ():
            if name in _CLASSIFIERS:
                yield found("units", place, unit, f".{path}", f"{name!r} is a classifier")
                break


_CLASSIFIERS = frozenset(CLASSIFIERS_ZH)


RULES: tuple[Rule, ...] = (
    _units, _domains, _surfaces, _dimensions, _intervals, _worlds, _readings, _stated, _in_span,
    _compared, _classifiers,
)  # fmt: skip
