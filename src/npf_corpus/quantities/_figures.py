"""A figure's words as a quantity: which grammar reads them, and why none does."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from npf_corpus.errors import InvalidQuantity
from npf_corpus.intervals import Interval
from npf_corpus.quantities._numerals import normalised
from npf_corpus.quantities._quantity import Quantity, UnitId
from npf_corpus.quantities._readings import Figure, Refused, is_decimal
from npf_corpus.quantities._units import is_whole

__all__ = ["read_figure"]

_LONGEST = 200
_HIGHEST = 10**100
_PRECISION = 28
_ALL_DIGITS = 600
"""More than the longest figure writes."""


_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_ORDINAL = (
    r"\d(?:st|nd|rd|th)\b|第|^(?:the )?(?:first|second|third)\b"
    r"|^[a-z -]*(?:fif|six|seven|eigh|nin|ten|teen|tie)th\b"
)
_BOUNDED_RANGE = (
    r"^(?:about|around|some|nearly|more than|up to|约|大约|近|超过).*\w ?(?:to|-|至|到)"
    r"|(?:至|到|-).*左右"
)
_NO_FIGURES = (
    (r"^\W*$", "is no figure, write for example 'more than 2,000' or '近300亿元'"),
    (r"\d:\d", "is a time of day, not a quantity"),
    (rf"\b(?:{_MONTHS})[a-z]*\b.*\d|\d.*\b(?:{_MONTHS})[a-z]*\b", "is a date, not a quantity"),
    (r"\d+[年月日号]|[年月日]$|\d+-\d+-\d+",
     "is a date, not a quantity"),
    (_ORDINAL,
     "is an ordinal, write 'ranked first', 'top 10' or 居第一位 where it ranks"),
    (r"^(?:[a-z]+-?\d+|\d+[a-z]+)$", "is a name or has a unit unknown here, not a quantity"),
    (_BOUNDED_RANGE,
     "bounds a range, write the range or the bound alone"),
    (r"±", "is a tolerance, write it with its number as in '100 ± 5'"),
    (r"/", "may be a date or a ratio, write the fraction in words"),
    (r"(?:fell|dropped|declined|decreased|下降|减少|降低|回落)",
     "is a fall, write the figure without its verb"),
    (r"\b(?:francs?|pesos?|crowns?|dinars?|cents?)$",
     "names a currency of several countries, write its ISO 4217 code"),
)  # fmt: skip
"""What is often met, and the reason to give; asked only after no grammar could read it."""


def _has_chinese(text: str) -> bool:
    # As a pattern, ranges this wide would take longer to compile than the rest of the import.
    return not text.isascii() and any(
        "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" for char in text
    )


def _read(plain: str, *, chinese: bool) -> Figure | None:
    # A language's grammar and words load with its first figure.
    if chinese:
        from npf_corpus.quantities._chinese import read_chinese

        return read_chinese(plain)
    from npf_corpus.quantities._english import read_english

    return read_english(plain)


def read_figure(text: object, language: str | None) -> Quantity:
    """Return the quantity that `text` states.

    Raises:
        InvalidQuantity: If it states none, or more than one reading is left.
    """
    if not isinstance(text, str):
        raise InvalidQuantity(text, "is no text, write the figure's words as a str")
    if language not in {None, "en", "zh"}:
        raise InvalidQuantity(text, f"cannot be read in {language!r}, write 'en', 'zh' or None")
    if len(text) > _LONGEST:
        raise InvalidQuantity(text, f"is longer than {_LONGEST} characters, write the figure alone")
    plain = normalised(text)
    chinese = _has_chinese(plain)
    if chinese and language == "en":
        raise InvalidQuantity(text, "has Chinese characters, leave language out or write 'zh'")
    try:
        figure = _read(plain, chinese=chinese or language == "zh")
    except Refused as refusal:
        raise InvalidQuantity(text, str(refusal)) from None
    if figure is None:
        raise InvalidQuantity(text, _reason(plain))
    known = (figure.bounds.lower, figure.bounds.upper, figure.nominal)
    if any(value is not None and abs(value) >= _HIGHEST for value in known):
        raise InvalidQuantity(text, "is larger than anything counted here")
    return _quantity(text, figure)


def _quantity(text: str, figure: Figure) -> Quantity:
    bounds, nominal = figure.bounds, figure.nominal
    # A third has no last decimal: the bounds are rounded outwards, so that nothing false follows.
    interval = Interval(
        None if bounds.lower is None else _decimal(bounds.lower, ROUND_FLOOR),
        None if bounds.upper is None else _decimal(bounds.upper, ROUND_CEILING),
        bounds.lower_closed,
        bounds.upper_closed,
    )
    return Quantity(
        surface=text,
        reading=figure.reading,
        interval=interval,
        nominal=None if nominal is None else _decimal(nominal, ROUND_HALF_EVEN),
        unit=None if figure.unit is None else UnitId(figure.unit),
        unit_basis=None if figure.unit is None else "stated",
        whole=is_whole(figure.unit),
    )


def _decimal(value: Fraction, rounding: str) -> Decimal:
    """Return `value`, exact where it has finitely many decimals, else rounded."""
    precision = _ALL_DIGITS if is_decimal(value) else _PRECISION
    context = Context(prec=precision, rounding=rounding)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _reason(plain: str) -> str:
    for pattern, reason in _NO_FIGURES:
        if re.search(pattern, plain):
            return reason
    return "is no figure that can be read without guessing: write a number, its comparator and unit"
