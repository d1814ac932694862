"""The English grammar of figures: comparators, amounts with units, ranges and changes."""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import TypeVar

import attrs

from npf_corpus.quantities._currencies import CODES, DOLLARS
from npf_corpus.quantities._numerals_en import SPELLED, Numeral, Token, fraction, numeral, tokens_of
from npf_corpus.quantities._quantity import Reading
from npf_corpus.quantities._ranges import (
    Amount,
    between,
    both,
    compared,
    doubly_compared,
    narrowed,
    tolerance,
)
from npf_corpus.quantities._readings import (
    ADVERBS_EN,
    PREFIXES_EN,
    SUFFIXES_EN,
    Bounds,
    Figure,
    Refused,
)
from npf_corpus.quantities._unit_table import KINDS_EN
from npf_corpus.quantities._units import counts, known_unit, money_en, rate, units_en
from npf_corpus.quantities._vague_en import ranked, vague
from npf_corpus.quantities._words import FOLDS

__all__ = ["read_english"]

_MOST_TOKENS = 60

_GROWTH = frozenset(
    "rose grew grown rise rises rising increased increase increases increasing growth climbed up "
    "gained expanded expand jumped surged surge soared growing grow gain gains went advanced "
    "advance edged ticked".split()
)
_FALL = frozenset(
    "fell dropped declined decreased shrank decline drop cut down reduced decrease reduction fall "
    "slid slipped deceleration falling lowered".split()
)
_AFTER_CHANGE = tuple(
    tuple(words.split())
    for words in (
        "as many|as much|as large|as high|year on year|year - on - year|yoy|from a year earlier|from a year ago|higher|lower|of gdp"
        "|- strong|year over year"
    ).split("|")
)
"""What may stand after a figure and does not move it."""

_READY = {"bpd": "barrel-per-day", "mph": "mile-per-hour", "kph": "kilometre-per-hour",
          "kmh": "kilometre-per-hour"}  # fmt: skip
"""Rates of one word."""

_UNDER = {"capita": "person", "h": "hour", "d": "day", "head": "person", "s": "second",
          "annum": "year", "household": "household"}  # fmt: skip
"""Words that are units only below a line."""

_WORTH = frozenset("industry project cluster fund plan programme program market".split())
"""What an amount of money may say the size of: a 200-billion-yuan industry."""

_DIGITS = {"single": 0, "double": 1, "triple": 2}
_SIGNS = {"-": -1, "minus": -1, "negative": -1, "+": 1, "plus": 1}
_LINKS = {
    "between": frozenset({"and", "-", "to"}),
    "from": frozenset({"to", "-", "through", "till", "until"}),
    "": frozenset({"to", "-", "~", "through", "or", "±", "+"}),
}
"""What joins the two ends of a range, by the word that opens it."""

_LOWEST_LEVEL = 100
"""A smaller number before `level` or `class` is a grade."""

_CENTS = 100

_LEVELS = frozenset({"level", "scale", "class"})
_FOR_CODES = {
    "k": Fraction(10**3),
    "m": Fraction(10**6),
    "b": Fraction(10**9),
    "bn": Fraction(10**9),
}
"""The letters of `120 MEUR`."""

_To = TypeVar("_To")
_Tokens = tuple[Token, ...]


def _lexed(table: Mapping[str, _To]) -> dict[tuple[str, ...], _To]:
    return {tuple(_texts(words)): to for words, to in table.items()}


def _texts(words: str) -> list[str]:
    if words.isascii() and words.replace(" ", "").isalpha() and "fold" not in words:
        return words.split()
    return [token.text for token in tokens_of(words)]


@cache
def _money() -> dict[tuple[str, ...], str]:
    return _lexed(money_en())


@cache
def _units() -> dict[tuple[str, ...], tuple[str | None]]:
    # In a tuple, since `units` is a word that names no unit and not an unknown word.
    return _lexed({words: (unit,) for words, unit in units_en().items()})


@cache
def _before() -> dict[tuple[str, ...], Reading]:
    return _lexed(PREFIXES_EN)


@cache
def _after() -> dict[tuple[str, ...], Reading]:
    return _lexed(SUFFIXES_EN)


def _phrase(table: Mapping[tuple[str, ...], _To], tokens: _Tokens) -> tuple[_To, int] | None:
    """Return what the longest phrase at the start of `tokens` means, and its length."""
    words = tuple(token.text for token in tokens[:6])
    for length in range(len(words), 0, -1):
        if (found := table.get(words[:length])) is not None:
            return found, length
    return None


def _is(tokens: _Tokens, at: int, *words: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text in words


def read_english(text: str) -> Figure | None:
    """Return the figure that normalised text states, `None` if it states none.

    Raises:
        Refused: If the words are a figure of which the grammar knows why it is not read.
    """
    text = text.replace("twenty-foot equivalent unit", "teu")
    if text.endswith(" t") and text[-3:-2].isdecimal():  # 5t may be trillions, 5 t is tonnes
        text = f"{text}onnes"
    tokens = tokens_of(text)
    if len(tokens) > _MOST_TOKENS:
        raise Refused("has more words than a figure, write the figure alone")
    if _is(tokens, 0, "(") and _is(tokens, len(tokens) - 1, ")"):
        tokens = tokens[1:-1]
    if _is(tokens, len(tokens) - 1, ")"):
        opened = next((at for at, token in enumerate(tokens) if token.text == "("), 0)
        # A gloss gives the same money again in another currency; it is no second figure.
        main, gloss = _figure(tokens[:opened]), _figure(tokens[opened + 1 : -1])
        if main is None or gloss is None or main.unit == gloss.unit:
            return None
        return main if {main.unit, gloss.unit} <= CODES else None
    return _figure(tokens)


def _figure(tokens: _Tokens) -> Figure | None:
    if changed := _change(tokens):
        return changed
    found = (
        ranked(tokens)
        or _worded(tokens)
        or _vague(tokens)
        or _single(tokens)
        or _both(tokens)
        or _range(tokens)
    )
    if found is None:
        for words in _AFTER_CHANGE:
            if (
                len(words) < len(tokens)
                and _ends(tokens, words)
                and (found := _figure(tokens[: -len(words)]))
            ):
                return found
        year = tokens[-1].value if tokens else None
        if _is(tokens, len(tokens) - 2, "by", "in") and year and year in range(1900, 2101):
            return _figure(tokens[:-2])
    return found


def _ends(tokens: _Tokens, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in tokens[-len(words) :]) == words


def _worded(tokens: _Tokens) -> Figure | None:
    """Return what words without a number of their own say: halved, double digits, one in five."""
    words = tuple(token.text for token in tokens)
    if words in {("almost", "all"), ("nearly", "all")}:
        return compared("nearly", Amount(Fraction(100), "percent"))
    if words[:4] == ("by", "a", "factor", "of"):
        times = numeral(tokens[4:])
        whole = times is not None and times.end + 4 == len(tokens)
        return compared(None, Amount(times.value, "factor", kind="fold")) if whole else None
    if words[:1] == ("a",) and words[-1] in _WORTH:
        worth = _single(tokens[1:-1])
        return worth if worth and worth.unit in CODES else None
    if words == ("halved",):
        half = Fraction(50)
        return compared(None, Amount(half, "percent", part=True, kind="half"))
    at = int(words[:1] == ("in",))
    grows = words[-1:] and words[-1] in _GROWTH
    rest = [word for word in words[at : len(words) - bool(grows)] if word != "-"]
    if len(rest) == 2 and rest[0] in _DIGITS and rest[1] in {"digit", "digits"}:
        least = Fraction(10) ** _DIGITS[rest[0]]
        bounds = Bounds(least, 10 * least, lower_closed=True)
        return Figure("digits", bounds, None, "percent" if grows else None)
    if words[:1] in {("a",), ("an",)}:
        unit = _unit(tokens[1:])
        if unit is not None and 1 + unit[2] == len(tokens) and unit[0] in _ONE_OF:
            return compared(None, Amount(Fraction(1), unit[0]))
    return _one_in(tokens)


_ONE_OF = {"percentage-point", "percent", "basis-point", "decade"}
"""The units that `a` counts one of, where other nouns after it are no figure."""


def _one_in(tokens: _Tokens) -> Figure | None:
    """Return the percent of `one in five`, `nine out of ten` and `3 per 1,000`."""
    over = numeral(tokens)
    if over is None:
        return None
    end = over.end
    for link in (("in",), ("out", "of"), ("per",)):
        if tuple(token.text for token in tokens[end : end + len(link)]) != link:
            continue
        under = numeral(tokens[end + len(link) :])
        if under is None or end + len(link) + under.end != len(tokens):
            return None
        if not 0 <= over.value <= under.value or under.value <= 1:
            return None
        return compared(None, Amount(over.value / under.value * 100, "percent", part=True))
    return None


def _change(tokens: _Tokens) -> Figure | None:
    """Return what a verb of change leads to: by how much, or to what."""
    at = int(_is(tokens, 0, "a", "an"))
    falls = _is(tokens, at, *_FALL)
    compound = len(tokens) > 1 and (_is(tokens, len(tokens) - 1, *_FALL, *_GROWTH))
    if compound and at and not _is(tokens, at, *_GROWTH, *_FALL):
        return _single(tokens[at:-1])  # a 5 percent increase
    yearly = ("year", "-", "on", "-", "year")
    if tuple(token.text for token in tokens[at : at + len(yearly)]) == yearly:
        return _change(tokens[at + len(yearly) :])
    if not (falls or _is(tokens, at, *_GROWTH)) or (
        _is(tokens, at, "up") and _is(tokens, at + 1, "to")
    ):
        return None
    at += 1 + (_is(tokens, at, "went", "edged", "ticked") and _is(tokens, at + 1, "up", "down"))
    rest = tokens[at:]
    if _is(rest, 0, "from"):
        for middle in range(len(rest)):
            if _is(rest, middle, "to") and _single(rest[1:middle]):
                return _single(rest[middle + 1 :])
        return None
    if _is(rest, 0, "to"):
        return _single(rest[1:])
    figure = _figure(rest[_is(rest, 0, "by", "of") :])
    if falls and figure and figure.unit == "factor":
        raise Refused("falls by a number of times, write by how many percent")
    if figure and not falls and rest and rest[-1].text == "times":
        raise Refused("may add to what there was or not, write 'three times as much' or 'tripled'")
    return figure


def _vague(tokens: _Tokens) -> Figure | None:
    found = vague(tokens)
    if found is None:
        return None
    figure, end = found
    if end == len(tokens):
        return figure
    unit = _unit(tokens[end:])
    if unit is None or end + unit[2] != len(tokens) or figure.unit is not None:
        return None
    if unit[1] != 1 or unit[0] is None or (figure.reading == "plural" and not counts(unit[0])):
        return None
    return attrs.evolve(figure, unit=unit[0])


def _unit(tokens: _Tokens) -> tuple[str | None, Fraction, int] | None:
    """Return the unit at the start of `tokens`, the scale before its code, and its length."""
    skipped = int(_is(tokens, 0, "-", "of"))
    if _is(tokens, skipped, *_READY):
        return _READY[tokens[skipped].text], Fraction(1), skipped + 1
    at = skipped
    while _is(tokens, at, *KINDS_EN) or (
        _is(tokens, at + 1, "-") and _kind(tokens, at) in KINDS_EN
    ):
        at += 1 + 2 * (_is(tokens, at + 1, "-") and _kind(tokens, at) in KINDS_EN)
    if tokens[at : at + 2] and tokens[at].text == "5" and _is(tokens, at + 1, "g"):
        at += 2
    if found := _phrase(_units(), tokens[at:]):
        name = found[0][0]
        if at > skipped and not counts(name):
            return None
        return _rated(tokens, name, at + found[1])
    if (rated := _rated(tokens, None, skipped))[0] is not None:
        return rated
    word = tokens[skipped].text if skipped < len(tokens) else ""
    letter, code = word[:-3], word[-3:].upper()
    if letter in _FOR_CODES and code in CODES:
        return code, _FOR_CODES[letter], skipped + 1
    return None


def _kind(tokens: _Tokens, at: int) -> str:
    return "".join(token.text for token in tokens[at : at + 3])


def _rated(tokens: _Tokens, over: str | None, at: int) -> tuple[str | None, Fraction, int]:
    """Return the unit, and what it is per where a line or `per` follows it."""
    if not _is(tokens, at, "/", "per"):
        return over, Fraction(1), at
    scale = numeral(tokens[at + 1 :])
    start = at + 1 + (scale.end if scale else 0)
    named = _phrase(_units(), tokens[start:])
    under = _UNDER.get(tokens[start].text if start < len(tokens) else "")
    length = 1 if under else named[1] if named else 0
    under = under or (named[0][0] if named else None)
    if under is None or over in {"percent", "factor"}:
        return over, Fraction(1), at
    return rate(over, under, scale.value if scale else Fraction(1)), Fraction(1), start + length


def _single(tokens: _Tokens) -> Figure | None:
    """Return one amount with at most one comparator, before or after it."""
    at, found = 0, _phrase(_before(), tokens)
    while found is None and _is(tokens, at, *ADVERBS_EN):
        at += 1
        found = _phrase(_before(), tokens[at:])
    if found is None:
        rest, before = tokens, None
    else:
        before, rest = found[0], tokens[at + found[1] :]
    if before in {"more-than", "less-than"}:
        for length, ending in ((3, ("or", "equal", "to")), (2, ("or", "equal"))):
            if tuple(token.text for token in rest[-length:]) == ending:
                rest = rest[:-length]
                before = "at-least" if before == "more-than" else "at-most"
    for amount, after in _amounts(rest):
        if after is None or before is None:
            return compared(before or after, amount)
        if before == "exactly" or after == "some-over":
            return compared(after, amount)
        return doubly_compared(before, after, amount)
    if before == "exactly" and (found or rest != tokens):
        return _single(rest) if rest != tokens else None
    return None


def _amount(tokens: _Tokens) -> Amount | None:
    return next((amount for amount, after in _amounts(tokens) if after is None), None)


def _amounts(tokens: _Tokens) -> Iterator[tuple[Amount, Reading | None]]:
    """Yield the amounts that all the tokens can be read as, with a comparator after them."""
    sign, at = _sign(tokens, 0)
    leading = _phrase(_money(), tokens[at:])
    if leading is not None:
        at += leading[1]
        if sign == 1:
            sign, at = _sign(tokens, at)
    rest = tokens[at:]
    unit = None if leading is None else leading[0]
    if unit is None and sign == 1 and len(rest) == 1 and rest[0].text in FOLDS:
        yield Amount(FOLDS[rest[0].text], "factor", kind="fold"), None
    found = numeral(rest)
    if found is not None:
        yield from _with_unit(found, sign, unit, rest[found.end :])
    part = fraction(rest, 0)
    if part is not None and unit is None:
        named = _is(rest, part[1] - 1, "half")
        yield from _fractions(part[0], sign, rest[part[1] :], half=named)


def _sign(tokens: _Tokens, at: int) -> tuple[int, int]:
    if at < len(tokens) and tokens[at].text in _SIGNS:
        return _SIGNS[tokens[at].text], at + 1
    return 1, at


def _fractions(
    part: Fraction, sign: int, rest: _Tokens, *, half: bool
) -> Iterator[tuple[Amount, Reading | None]]:
    at = int(_is(rest, 0, "of"))
    at += _is(rest, at, "a")
    unit = _unit(rest[at:])
    if unit is not None and at + unit[2] == len(rest) and (unit[0] or "").startswith("percent"):
        yield Amount(sign * part, unit[0]), None
    after = _suffix(rest)
    if after[1] == len(rest):
        kind: Reading = "half" if half and part == Fraction(1, 2) and sign == 1 else "exactly"
        yield Amount(sign * part * 100, "percent", part=True, kind=kind), after[0]


def _suffix(tokens: _Tokens) -> tuple[Reading | None, int]:
    return _phrase(_after(), tokens) or (None, 0)


def _with_unit(
    found: Numeral, sign: int, leading: str | None, rest: _Tokens
) -> Iterator[tuple[Amount, Reading | None]]:
    """Yield the amount of a number and of what follows it."""
    amount = Amount(
        sign * found.value,
        leading,
        leading=leading is not None,
        bare=found.scale == 1,
        shares=_shares(found),
    )
    after, at = _suffix(rest)
    if [token.text for token in rest] == [":", "1"]:
        yield attrs.evolve(amount, unit="factor"), None
    if _is(rest, 0, ":"):
        return
    if at == len(rest) and not (found.short and leading is None):
        yield amount, after
    if rest and rest[-1].text in _LEVELS and amount.value >= _LOWEST_LEVEL:
        end = len(rest) - 1 - _is(rest, len(rest) - 2, "-")
        unit = _unit(rest[:end]) if end else None
        if not end or (unit and unit[2] == end and unit[1] == 1):
            named = leading if unit is None else narrowed(leading, unit[0])
            yield attrs.evolve(amount, unit=named, kind="level"), None
        return
    options: tuple[tuple[Reading | None, int], ...] = ((after, at), (None, 0))
    for comparator, skipped in dict.fromkeys(options):
        unit = _unit(rest[skipped:])
        if unit is None:
            continue
        code, scale, length = unit
        if found.short and not (code in CODES or _is_measured(code)):
            continue
        value, end = amount.value * scale, skipped + length
        code = narrowed(leading, code) or code
        if code is None:
            ending, last = (comparator, 0) if comparator else _suffix(rest[end:])
            if end + last == len(rest):
                yield attrs.evolve(amount, value=value), ending
            continue
        value, end = _subunit(value, code, rest, end)
        ending, last = (comparator, 0) if comparator else _suffix(rest[end:])
        if end + last == len(rest):
            kind: Reading = "fold" if code == "factor" else "exactly"
            yield attrs.evolve(amount, value=value, unit=code, leading=False, kind=kind), ending


def _is_measured(unit: str | None) -> bool:
    """Return whether `22m` of the unit can be nothing but 22 million."""
    known = None if unit is None else known_unit(unit)
    return known is not None and known.dimension in {"mass", "energy", "power", "volume", "area"}


def _subunit(value: Fraction, code: str, rest: _Tokens, at: int) -> tuple[Fraction, int]:
    """Return the value with the cents after it, and their end."""
    start = at + _is(rest, at, "and")
    cents = numeral(rest[start:])
    if cents is None or not 0 < cents.value < _CENTS:
        return value, at
    end = start + cents.end
    fits = (_is(rest, end, "cent", "cents") and code in DOLLARS | {"EUR"}) or (
        _is(rest, end, "pence", "penny") and code == "GBP"
    )
    return (value + cents.value / _CENTS, end + 1) if fits else (value, at)


def _shares(found: Numeral) -> tuple[Fraction, ...]:
    """Return the scales that a bare number before this one may share, the largest first."""
    if found.scale == 1 and not found.hundred:
        return ()
    return (*((found.scale * 100,) if found.hundred else ()), found.scale)


def _both(tokens: _Tokens) -> Figure | None:
    """Return two comparators joined by `and` or `but`, as one set."""
    for at in range(len(tokens)):
        if not _is(tokens, at, "and", "but", ","):
            continue
        first = _single(tokens[:at])
        second = _single(tokens[at + 1 + _is(tokens, at + 1, "and", "but") :])
        if first and second and (met := both(first, second)):
            return met
    return None


def _range(tokens: _Tokens) -> Figure | None:
    """Return a range of two amounts."""
    first = tokens[0].text if tokens else ""
    links = _LINKS.get(first, _LINKS[""])
    tokens = tokens[first in _LINKS :]
    found: list[Figure] = []
    for at in range(1, len(tokens) - 1):
        if not _is(tokens, at, *links):
            continue
        link = tokens[at].text
        after = at + 1
        if link == "+":
            if not (_is(tokens, after, "/") and _is(tokens, after + 1, "-")):
                continue
            after += 2
        if link == "-" and _may_be_one(tokens[at - 1].text, tokens[after].text):
            continue
        low, high = _amount(tokens[:at]), _amount(tokens[after:])
        if low is None or high is None:
            continue
        if link in {"±", "+"}:
            found.append(tolerance(low, high))
            continue
        figure = between(low, high, dashed=link == "-")
        if link == "or" and not _next_to(low, high):
            continue
        found.append(figure)
    if len(found) > 1 and len(set(found)) > 1:
        raise Refused("is a range that can be split in two ways, write its numbers in digits")
    return found[0] if found else None


def _may_be_one(last: str, first: str) -> bool:
    """Return whether a dash may join one number: twenty-twenty four is a year and a range."""
    return (last.isalpha() and first.isalpha()) or not SPELLED.isdisjoint((last, first))


def _next_to(low: Amount, high: Amount) -> bool:
    """Return whether two whole numbers are one apart, as in `two or three hundred`."""
    return low.value.denominator == 1 and any(
        high.value - low.value * scale == scale for scale in (*high.shares, Fraction(1))
    )
