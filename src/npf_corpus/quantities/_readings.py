"""The versioned table of readings: the words of both languages, and the bounds they mean.

A change of any word or bound here is a new `READINGS_VERSION`, since every stored interval
is checked against it. The source is `reference/readings.md` of the design.
"""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

from npf_corpus.intervals._value import Value
from npf_corpus.quantities._choices import Reading


class Refused(Exception):
    """Words that are no figure; the message is the reason."""


@attrs.frozen(eq=False, repr=False)
class Bounds(Value):
    """An interval of exact fractions, which has no decimal yet."""

    lower: Fraction | None
    upper: Fraction | None
    lower_closed: bool = False
    upper_closed: bool = False


@attrs.frozen(eq=False, repr=False)
class Figure(Value):
    """What words say: how they bound, which numbers, which one they name, in which unit."""

    reading: Reading
    bounds: Bounds
    nominal: Fraction | None = None
    unit: str | None = None


ONE_SIDED: Final[frozenset[str]] = frozenset({"more-than", "at-least", "less-than", "at-most"})
"""The pairs of readings that combine: more than A and less than B."""


_SMALL = 10
"""Whole numbers below this are nearly reached from the whole number before."""


def place_value(value: Fraction) -> Fraction:
    """Return the place value of the last non-zero digit: 1000 for 2000, 0.1 for 2.5."""
    place = Fraction(1)
    if not value or not is_decimal(value):
        raise Refused("adds some to what has no last digit, write a whole number above zero")
    while value % place:
        place /= 10
    while not value % (place * 10):
        place *= 10
    return place


def is_decimal(value: Fraction) -> bool:
    """Return whether `value` can be written with finitely many decimals."""
    rest = value.denominator
    for prime in (2, 5):
        while not rest % prime:
            rest //= prime
    return rest == 1


def one_sided(reading: Reading, value: Fraction) -> Bounds:
    """Return the bounds of a comparator that leaves one side open."""
    if reading in {"more-than", "at-least", "level"}:
        return Bounds(value, None, lower_closed=reading != "more-than")
    return Bounds(None, value, upper_closed=reading == "at-most")


def bounds_for(reading: Reading, value: Fraction, *, counts: bool) -> Bounds:
    """Return the bounds that `reading` puts on `value`.

    `counts` says that the figure may count things: it has no percent, factor or currency.
    """
    if reading in ONE_SIDED or reading == "level":
        return one_sided(reading, value)
    if reading == "nearly":
        return _nearly(value, counts=counts)
    if reading == "about":
        low, high = sorted((value * Fraction(9, 10), value * Fraction(11, 10)))
        return Bounds(low, high, lower_closed=True, upper_closed=True)
    if reading == "some-over":
        if value <= 0:
            raise Refused("adds some to nothing, write a number above zero")
        return Bounds(value, value + place_value(value))
    return Bounds(value, value, lower_closed=True, upper_closed=True)


def _nearly(value: Fraction, *, counts: bool) -> Bounds:
    # A fall of nearly 5 has not reached -5: the convention mirrors with the sign.
    size = abs(value)
    small = counts and size < _SMALL and size.denominator == 1
    far = size - 1 if small else size * Fraction(9, 10)
    if not size:
        raise Refused("comes close to nothing, write 'about' or the number itself")
    if value > 0:
        return Bounds(far, value, lower_closed=True)
    return Bounds(value, -far, upper_closed=True)


def _words(table: dict[Reading, str]) -> dict[str, Reading]:
    return {words.strip(): reading for reading, row in table.items() for words in row.split("|")}


ADVERBS_EN: Final = frozenset("just well far slightly already only still now somewhat".split())
"""Words before a comparator that do not move its bound."""

_UP: Final = "more greater larger higher bigger"
_DOWN: Final = "less fewer smaller lower"


def _comparatives() -> dict[str, Reading]:
    """Return more than, no less than, greater than or equal to, and their like."""
    table: dict[str, Reading] = {}
    sides: tuple[tuple[str, Reading, Reading, Reading], ...] = (
        (_UP, "more-than", "at-least", "at-most"),
        (_DOWN, "less-than", "at-most", "at-least"),
    )
    for words, strict, closed, negated in sides:
        for word in words.split():
            table[f"{word} than"] = strict
            for negation in ("no", "not"):
                table[f"{negation} {word} than"] = negated
            for equal in ("or equal to", "or equal than", "or equal", "or equals", "or same as"):
                table[f"{word} than {equal}"] = closed
                table[f"{word} {equal}"] = closed
            for equal in ("equal or", "equal to or", "equals or"):
                table[f"{equal} {word} than"] = closed
                table[f"{equal} {word}"] = closed
    return table


PREFIXES_EN: Final[dict[str, Reading]] = _comparatives() | _words(
    {
        "exactly": "exactly|precisely|a total of|totaling|totalling|equal to|equals|=|hit|hits|reached"
        "|reaches|reaching|stood at|stands at|totaled|totalled|totals|amounted to|accounted for"
        "|accounts for|accounting for|came to|was|were|is|a record|a record high of|hitting|came in at"
        "|made up|makes up|making up|took up|takes up|taking up|represented|represents|representing"
        "|equivalent to|averaged|averages|averaging|an average of|valued at|worth",
        "more-than": "over|above|exceeding|exceeds|exceed|exceeded|surpass|surpasses|surpassed"
        "|surpassing|upwards of|upward of|in excess of|>"
        "|topped|tops|topping|north of|a little over|a little more than|a little above|a bit over"
        "|a bit more than|a bit above|crossed|crosses|crossing|broke through",
        "at-least": "at least|no under|not under|not below|no below|at the least|at minimum"
        "|a minimum of|minimum of|minimum|> =|≥|≧|⩾|as few as|as little as|as low as",
        "less-than": "under|below|<|shy of|short of|south of|not quite|a little under|a little less than"
        "|a little below|a bit under|a bit less than|a bit below",
        "at-most": "at most|up to|not exceeding|not over|not above|at maximum|at the most"
        "|a maximum of|maximum of|maximum|< =|≤|≦|⩽"
        "|as many as|as much as|as high as|capped at|limited to|within",
        "nearly": "nearly|almost|close to|approaching|just shy of|just short of",
        "about": "about|around|maybe|perhaps|some|roughly|approximately|approx|circa|~|≈"
        "|somewhere around|on the order of|in the order of|in the neighborhood of"
        "|in the neighbourhood of",
    }
)
"""English words before a number."""

SUFFIXES_EN: Final[dict[str, Reading]] = (
    {
        f"{link} {word}": reading
        for link in ("or", "and")
        for words, reading in (
            (f"{_UP} above over up upwards", "at-least"),
            (f"{_DOWN} below under", "at-most"),
        )
        for word in words.split()
    }  # type: ignore[assignment]
    | _words(
        {
            "at-least": "+|plus|- plus|at least|at the least|at minimum|minimum",
            "at-most": "at most|at the most|at maximum|maximum",
            "about": "or so|or thereabouts|give or take",
            "some-over": "odd|- odd",
        }
    )
)
"""English words after a number."""

PREFIXES_ZH: Final = _words(
    {
        "exactly": "恰好|正好|刚好|整整|共|共计|共有|总计|合计|达|达到|等于|为|是|有|=|占|占比|占比达|占到"
        "|平均为|平均|累计|累计达|累计达到|稳定在|保持在|维持在|控制在|连续|预计|新增|新建|完成|实现|增至|降至",
        "more-than": "超过|超过了|超|逾|突破|突破了|超出|大于|多于|高于|过|不止|>"
        "|首次突破|首次超过|再次突破|连续突破|首破|破|跨过|跨越|跨上|跨入|连跨|迈过|迈上|迈进|站上|登上|跃上",
        "at-least": "至少|最少|起码|不少于|不低于|不小于|不下|不下于|不亚于|不少于或等于"
        "|大于等于|大于或等于|大于或者等于|高于等于|高于或等于|高于或者等于|多于等于|多于或等于"
        "|多于或者等于|等于或大于|等于或者大于|等于或高于|等于或者高于|等于或多于|等于或者多于"
        "|>=|≥|≧|⩾|上",
        "less-than": "不足|不到|不满|低于|小于|少于|未满|未达|未到|<",
        "at-most": "不超过|不超|至多|最多|不多于|不高于|不大于|不逾"
        "|小于等于|小于或等于|小于或者等于|低于等于|低于或等于|低于或者等于|少于等于|少于或等于"
        "|少于或者等于|等于或小于|等于或者小于|等于或低于|等于或者低于|等于或少于|等于或者少于"
        "|<=|≤|≦|⩽",
        "nearly": "近|将近|接近|几近|近乎|接近于",
        "about": "约|大约|大概|约莫|大致|约为|差不多|~|≈",
    }
)
"""Chinese words before a number; 上百 says that a hundred is reached."""

SUFFIXES_ZH: Final = _words(
    {
        "at-least": "以上|及以上|或以上|或者以上|和以上|之上|或更多|或者更多|及更多|或更高"
        "|或者更高|+",
        "at-most": "以内|以下|之内|之下|及以下|或以下|或者以下|和以下|及以内|或更少|或者更少"
        "|或更低|或者更低",
        "about": "左右|上下",
    }
)
"""Chinese words after a number."""

APART_ZH: Final = ("至少", "最少", "起码", "最多", "至多")
"""Chinese comparators that may stand before the verb: 至少建成3个."""

NOT_SUBJECT_ZH: Final = "不未超近约过逾无非没足到至从由与和或,;:()，。；、：？！“”\n/%.0-9零一二三四五六七八九两十百千万亿点半 "
"""No words before a figure that say what it is of hold one of these, as in a class of characters."""
