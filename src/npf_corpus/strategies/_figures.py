"""Figures to draw: words in English and Chinese, and what each means by the table of readings.

The numbers are worked out here from the table, not by `parse_quantity`, so that each checks the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, Reading, UnitId
from npf_corpus.strategies._chance import Chance

Language = Literal["en", "zh"]


class Phrase(NamedTuple):
    """How words bound a number: a reading and its words around `{}`."""

    reading: Reading
    words: str


PHRASES: Mapping[Language, tuple[Phrase, ...]] = {
    "en": (
        Phrase("exactly", "{}"),
        Phrase("more-than", "more than {}"),
        Phrase("more-than", "over {}"),
        Phrase("at-least", "at least {}"),
        Phrase("at-least", "no fewer than {}"),
        Phrase("less-than", "less than {}"),
        Phrase("at-most", "up to {}"),
        Phrase("at-most", "no more than {}"),
        Phrase("nearly", "nearly {}"),
        Phrase("about", "about {}"),
        Phrase("between", "between {} and {}"),
    ),
    "zh": (
        Phrase("exactly", "{}"),
        Phrase("more-than", "超过{}"),
        Phrase("at-least", "至少{}"),
        Phrase("less-than", "不足{}"),
        Phrase("at-most", "不超过{}"),
        Phrase("nearly", "近{}"),
        Phrase("about", "约{}"),
        Phrase("between", "{}至{}"),
    ),
}

SCALES: Mapping[Language, tuple[tuple[str, int], ...]] = {
    "en": (("", 1), (" million", 10**6), (" billion", 10**9)),
    "zh": (("", 1), ("万", 10**4), ("亿", 10**8)),
}


class Thing(NamedTuple):
    """What a figure is of: the unit that its words state, and those words."""

    unit: str | None
    words: str
    whole: bool


THINGS: Mapping[Language, tuple[Thing, ...]] = {
    "en": (
        Thing(None, "{}", whole=False),
        Thing("percent", "{}%", whole=False),
        Thing("CNY", "{} yuan", whole=False),
    ),
    "zh": (
        Thing(None, "{}家", whole=False),
        Thing("enterprise", "{}家企业", whole=True),
        Thing("person", "{}人", whole=True),
        Thing("percent", "{}%", whole=False),
        Thing("CNY", "{}元", whole=False),
    ),
}

_FEW = 10
_TENTH = Decimal("0.1")

_Bounds = tuple[str, Decimal | None, Decimal | None]
BOUNDS: Mapping[Reading, Callable[[Decimal, Decimal], _Bounds]] = {
    "exactly": lambda n, _: ("[]", n, n),
    "more-than": lambda n, _: ("()", n, None),
    "at-least": lambda n, _: ("[)", n, None),
    "less-than": lambda n, _: ("()", None, n),
    "at-most": lambda n, _: ("(]", None, n),
    "nearly": lambda n, _: ("[)", n - n * _TENTH, n),
    "about": lambda n, _: ("[]", n - n * _TENTH, n + n * _TENTH),
    "between": lambda n, m: ("[]", n, m),
}
"""The brackets and bounds that a reading gives for one number, or for two."""


def quantity(
    chance: Chance, language: Language, *, units: tuple[str | None, ...] | None = None
) -> Quantity:
    """Return a figure in a language whose words state one of the units, by default any."""
    things = [each for each in THINGS[language] if units is None or each.unit in units]
    thing = chance.pick(things)
    phrase = chance.pick(PHRASES[language])
    scale, factor = chance.pick(SCALES[language])  # always picked, so that all kinds shrink alike
    if thing.unit == "percent":
        scale, factor = "", 1
    low = _amount(chance, most=98 if thing.unit == "percent" else 9_999, whole=scale == "")
    high = low + chance.number(1, 99 - int(low) if thing.unit == "percent" else 99)
    numbers = [f"{each:,f}{scale}" for each in (low, high)][: phrase.words.count("{}")]
    # "between 8 and 10%": the unit stands after the last number
    numbers[-1] = thing.words.format(numbers[-1])
    if thing.unit == "percent" and len(numbers) > 1:
        numbers[0] = thing.words.format(numbers[0])
    return Quantity(
        surface=phrase.words.format(*numbers),
        reading=phrase.reading,
        interval=_interval(
            phrase.reading, low * factor, high * factor, bare=thing.unit not in {"percent", "CNY"}
        ),
        nominal=None if phrase.reading == "between" else low * factor,
        unit=None if thing.unit is None else UnitId(thing.unit),
        unit_basis=None if thing.unit is None else "stated",
        whole=thing.whole,
    )


def _amount(chance: Chance, *, most: int, whole: bool) -> Decimal:
    """Return a number of at least 2, with a decimal place now and then where one fits."""
    number = Decimal(chance.number(2, most))
    return number if whole or not chance.maybe() else number + Decimal(chance.number(1, 9)) / 10


def _interval(reading: Reading, low: Decimal, high: Decimal, *, bare: bool) -> Interval:
    brackets, lower, upper = BOUNDS[reading](low, high)
    if reading == "nearly" and bare and low < _FEW and low == low.to_integral_value():
        lower = low - 1
    return Interval(lower, upper, brackets[0] == "[", brackets[1] == "]")


def interval(chance: Chance) -> Interval:
    """Return an interval of small bounds, open, closed or missing at either end."""
    lower = Decimal(chance.number(-40, 40)) / 4 if chance.maybe() else None
    if lower is not None and chance.maybe():
        return Interval(lower, lower, lower_closed=True, upper_closed=True)
    upper = (lower or 0) + Decimal(chance.number(1, 40)) / 4 if chance.maybe() else None
    return Interval(
        lower,
        upper,
        lower_closed=lower is not None and chance.maybe(),
        upper_closed=upper is not None and chance.maybe(),
    )
