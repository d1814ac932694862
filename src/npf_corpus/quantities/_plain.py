"""The plainest figures, digits with one scale and one unit, read without a grammar.

Most bounds are written so: 100 billion CNY, 5.5%, 1万亿元. A first answer need not load the words
of two languages for them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from npf_corpus.intervals import Interval
from npf_corpus.quantities._choices import Reading, UnitBasis, UnitId

_MOST_DIGITS = 20

_SCALES = {
    "en": {"": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12},
    "zh": {"": 0, "万": 4, "亿": 8, "万亿": 12},
}
"""The power of ten of each word."""

_UNITS = {
    "en": {"": None, " percent": "percent", " CNY": "CNY", " yuan": "CNY", " RMB": "CNY"},
    "zh": {"": None, "元": "CNY"},
}

_ENDINGS: dict[str, tuple[tuple[str, ...], int, str | None]] = {
    f"{scale}{unit}": ((language,), power, code)
    for language, scales in _SCALES.items()
    for scale, power in scales.items()
    for unit, code in _UNITS[language].items()
}
"""What may follow the digits: the languages, the power of ten and the unit of each."""
_ENDINGS.update({"": (("en", "zh"), 0, None), "%": (("en", "zh"), 0, "percent")})


class Words(NamedTuple):
    """What the words of a figure state: the fields of a quantity."""

    surface: str
    reading: Reading
    interval: Interval
    nominal: Decimal | None
    unit: UnitId | None
    unit_basis: UnitBasis | None
    whole: bool


def plain_words(text: Any, language: object) -> Words | None:
    """Return what a plain figure states, as its grammar would read it; `None` for any other."""
    ending = text.lstrip("0123456789.,") if isinstance(text, str) else None
    if ending not in _ENDINGS:
        return None
    spoken, power, unit = _ENDINGS[ending]
    if language not in (None, *spoken):
        return None
    number = text.removesuffix(ending)
    over, point, part = number.partition(".")
    digits, places = over.replace(",", ""), part.rstrip("0")
    if len(number) > _MOST_DIGITS or not digits.isdecimal() or (point and not part.isdecimal()):
        return None
    if over not in {str(int(digits)), f"{int(digits):,}"}:
        return None
    value = Decimal(int(digits + places) * 10 ** max(power - len(places), 0))
    if power < len(places):  # by its text, which is exact in any context
        value = Decimal(f"{value}E{power - len(places)}")
    return Words(
        surface=text,
        reading="exactly",
        interval=Interval(value, value, True, True),  # noqa: FBT003 - its fields
        nominal=value,
        unit=None if unit is None else UnitId(unit),
        unit_basis=None if unit is None else "stated",
        whole=False,
    )
