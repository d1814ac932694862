"""A figure's words as a quantity: which grammar reads them, and why none does."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from npf_corpus.errors import IncomparableUnits, InvalidBounds, InvalidQuantity
from npf_corpus.intervals import Interval
from npf_corpus.quantities._choices import READINGS_VERSION, UnitId
from npf_corpus.quantities._conversion import converted, number_of
from npf_corpus.quantities._numerals import normalised
from npf_corpus.quantities._plain import Words, plain_words
from npf_corpus.quantities._readings import Figure, Refused, is_decimal
from npf_corpus.quantities._units import CLASSIFIER, is_whole, known_unit, stated
from npf_corpus.quantities._words import MONTHS

LONGEST = 200
"""No figure has more characters; longer text is refused before it is read."""
_HIGHEST = 10**100
_PRECISION = 28
_ALL_DIGITS = 600
"""More digits than the longest figure has."""


_MONTHS = "|".join(MONTHS)
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
    (r"^\d{1,2}:\d{2}(?::\d{2})?$", "is a time of day, not a quantity"),
    (r"\d:\d", "is a ratio of parts or a time of day, write each part as a share of its own"),
    (rf"\b(?:{_MONTHS})\.?\b.*\d|\d.*\b(?:{_MONTHS})\.?\b", "is a date, not a quantity"),
    (r"\d+[年月日号]|[年月日]$|\d+-\d+-\d+", "is a date, not a quantity"),
    (r"^十[二三四五六]五(?:规划|期间|时期)?$", "is a five-year plan, not a quantity"),
    (r"兆", "may be a million or a million million, write 百万 or 万亿"),
    (r"\dbps$|\d bps$", "may be basis points or bits per second, write which"),
    (r"degrees?$|度$", "may be of temperature or of an angle, write 'degrees Celsius' or 摄氏度"),
    (r"^\d+ and \d+$|^\d+, \d+$", "states several figures, write each alone"),
    (r"^\d+[.。]$|\d[.] \d", "has a point that may number a list, write the number without it"),
    (r"点[半钟]", "is a time of day, not a quantity"),
    (r"^前.+(?:%|分之)", "says who is meant by a share of them, write the share alone"),
    (r"八九不离十|成千上万|^千百$|幺|规模?以?上$|第一方阵|万亿元?台阶|大关$",
     "is a set term that states no number of its own"),
    (r"^(?:few|some|many|more|no|none|all|any|numerous|countless|少数|quite a few|a lot of|seconds)$",
     "names no number, write how many"),
    (r"^(?:no ?[.] ?|number )(?:\d+|one|two|three)$",
     "may be a rank or a label, write 'ranked first' or 'No. 1 in the world'"),
    (r"倒数", "counts from the last, write how many come after it"),
    (r"\bmid- ?\d", "says only vaguely where it lies, write its bounds"),
    (r"^twenty[ -](?:twenty|ten)", "may be a year or two numbers, write it in digits"),
    (r"分别", "states several figures, write each alone"),
    (r"^[ⅰ-ⅻ]+|\da(?![a-z])|\d级|[一二三四五]级|三甲", "is a grade, not a quantity"),
    (r"\b(?:times more|times higher)", "may add to what there was or not, write 'five times as many'"),
    (r"^(?:the )?top .*(?:hundred|thousand|illion)",
     "may be a rank or an amount of the currency TOP, write 'ranked 5th' or its name"),
    (_ORDINAL,
     "is an ordinal, write 'ranked first', 'top 10' or 居第一位 where it ranks"),
    (r"^(?:[a-z]+-?\d+|\d+[a-z]+)$", "is a name or has a unit unknown here, not a quantity"),
    (r"^[\d.]+ ?m$", "may be millions or metres, write 'million' or 'metres'"),
    (r"^[\d.]+ ?b$", "may be billions or bytes, write 'billion' or 'bytes'"),
    (_BOUNDED_RANGE,
     "bounds a range, write the range or the bound alone"),
    (r"±", "is a tolerance, write it with its number as in '100 ± 5'"),
    (r"/", "may be a date or a ratio, write the fraction in words"),
    (r"\b(?:francs?|pesos?|crowns?|dinars?|cents?)$",
     "names a currency of several countries, write its ISO 4217 code"),
)  # fmt: skip
"""Frequent words that no grammar reads, and the reason to give."""


_CONTROL = frozenset(
    map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)))
)


_LETTERS = {"M": " million", "B": " billion", "P": " petaflops"}
_SCREENS = {"240P", "360P", "480P", "720P", "1080P", "1440P", "2160P", "4320P"}


def _spelt(text: str) -> str:
    """Return `10.85M` and `2000P` with their letter as a word; small ones may be something else."""
    word, number = _LETTERS.get(text[-1:]), text[:-1]
    said = word and number and not number.strip("0123456789.,") and text not in _SCREENS
    return f"{number}{word}" if said else text


def has_chinese(text: str) -> bool:
    """Return whether a text has a Chinese character."""
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


def read_words(
    text: object, language: str | None = None, readings: str = READINGS_VERSION
) -> Words:
    """Return what `text` states as a figure.

    Raises:
        InvalidQuantity: If it states none, or more than one reading is possible.
    """
    if not isinstance(text, str):
        raise InvalidQuantity(text, "is no text, write the figure's words as a str")
    spoken = language.partition("-")[0] if isinstance(language, str) else language
    if spoken not in {None, "en", "zh"}:
        raise InvalidQuantity(text, f"cannot be read in {language!r}, write 'en', 'zh' or None")
    if len(text) > LONGEST:
        raise InvalidQuantity(text, f"is longer than {LONGEST} characters, write the figure alone")
    if not _CONTROL.isdisjoint(text.strip()):
        raise InvalidQuantity(text, "has a line break or control character inside, leave it out")
    if (found := plain_words(text, spoken)) is not None:
        return found
    plain = normalised(_spelt(text))
    chinese = has_chinese(plain)
    if chinese and spoken == "en":
        raise InvalidQuantity(text, "has Chinese characters, leave language out or write 'zh'")
    try:
        figure = _read(plain, chinese=chinese or spoken == "zh")
    except Refused as refusal:
        raise InvalidQuantity(text, str(refusal)) from None
    if figure is None:
        raise InvalidQuantity(text, _reason(plain))
    known = (figure.bounds.lower, figure.bounds.upper, figure.nominal)
    if any(value is not None and abs(value) >= _HIGHEST for value in known):
        raise InvalidQuantity(text, "is larger than anything counted here")
    return _stated(text, figure, readings)


def _stated(text: str, figure: Figure, readings: str) -> Words:
    bounds, nominal = figure.bounds, figure.nominal
    # A third has no last decimal: bounds are rounded outwards, so that no answer is false.
    interval = Interval(
        None if bounds.lower is None else _decimal(bounds.lower, ROUND_FLOOR),
        None if bounds.upper is None else _decimal(bounds.upper, ROUND_CEILING),
        bounds.lower_closed,
        bounds.upper_closed,
    )
    unit = stated(figure.unit, bounds.lower or bounds.upper, readings)
    if is_whole(unit) or (figure.unit or "").startswith(CLASSIFIER):
        _check_counts(text, interval, whole=is_whole(unit))
    return Words(
        surface=text,
        reading=figure.reading,
        interval=interval,
        nominal=None if nominal is None else _decimal(nominal, ROUND_HALF_EVEN),
        unit=None if unit is None else UnitId(unit),
        unit_basis=None if unit is None else "stated",
        whole=is_whole(unit),
    )


def bound_in(unit: str | None, name: str, text: str) -> Decimal:
    """Return the number that a bound's text states, in the unit of the figure that is asked.

    Raises:
        InvalidBounds: It states several numbers.
        InvalidQuantity: It is no figure.
        IncomparableUnits: Its unit does not convert to that of the figure.
    """
    words = read_words(text)
    value = number_of(name, text, words.interval)
    if words.unit in {None, unit}:
        return value
    old, new = (None if each is None else known_unit(each) for each in (words.unit, unit))
    if old is None or new is None:
        what = f"the figure's unit is {unit}" if unit else "the figure has no unit"
        raise IncomparableUnits(str(words.unit), str(unit), f"{what}, write the number alone")
    return converted(value, old, new)


def _check_counts(text: str, interval: Interval, *, whole: bool) -> None:
    """Refuse a number of things that is below zero, or that is no whole number."""
    if any(end is not None and end < 0 for end in (interval.lower, interval.upper)):
        raise InvalidQuantity(text, "counts things with a number below zero, leave out the sign")
    try:
        interval.worlds(whole=whole)
    except InvalidBounds:
        raise InvalidQuantity(
            text, "counts things and admits no whole number, write how many"
        ) from None


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
