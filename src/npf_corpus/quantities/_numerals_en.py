"""English number words, alone or mixed with digits, as exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import attrs

from npf_corpus.intervals._value import Value
from npf_corpus.quantities._numerals import from_digits, number_pattern
from npf_corpus.quantities._words import (
    FRACTION_SIGNS,
    NOUGHTS,
    ONES,
    PARTS,
    SCALE_WORDS,
    SCALES,
    TENS,
)


class Token(NamedTuple):
    """A word, a sign or a number in digits."""

    text: str
    value: Fraction | None = None


@attrs.frozen(eq=False, repr=False)
class Numeral(Value):
    """A number and how its words end, so that a range can share them.

    `scale` is the product of the scale words at its end, `hundred` says that its last word
    before them is one, `short` that a one-letter scale needs a currency to be sure of.
    """

    value: Fraction
    end: int
    scale: Fraction = Fraction(1)
    hundred: bool = False
    short: bool = False


_TEN, _HUNDRED = 10, 100

SPELLED = frozenset(ONES) | frozenset(TENS)
"""The words of numbers below a hundred."""

_ZEROS = {word: Fraction(0) for word in (*NOUGHTS, "oh", "o")}

_LETTERS = {"m": Fraction(10**6), "b": Fraction(10**9), "t": Fraction(10**12)}


@cache
def _lexer() -> re.Pattern[str]:
    return re.compile(r"\s*(?:(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>\S))")


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and signs of normalised text.

    Raises:
        Refused: If digits can be read in two ways.
    """
    found: list[Token] = []
    if text.isascii() and text.replace(" ", "").isalpha():  # most of the word tables
        for word in text.split():
            _add_word(found, word)
        return tuple(found)
    if "." in text:
        text = re.sub(r"\b([a-z])\.([a-z])\b\.?", r"\1\2", text)
    at = 0
    while other := _lexer().match(text, at):
        start = at + (text[at] == " ")
        number = number_pattern().match(text, start)
        if number:
            found.append(Token(number[0], from_digits(number)))
            at = number.end()
            continue
        _add_word(found, other[0].strip())
        at = other.end()
    return tuple(found)


def _add_word(found: list[Token], word: str) -> None:
    if word.endswith("fold") and word != "fold":
        found.append(Token(word[: -len("fold")]))
        word = "fold"
    found.append(Token(word, FRACTION_SIGNS.get(word)))


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _after_dash(tokens: tuple[Token, ...], at: int) -> int:
    return at + (_text(tokens, at) == "-")


def _below_hundred(tokens: tuple[Token, ...], at: int) -> tuple[Fraction, int] | None:
    word = _text(tokens, at)
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    after = _after_dash(tokens, at + 1)
    unit = ONES.get(_text(tokens, after), Fraction(0))
    if 0 < unit < _TEN:
        return TENS[word] + unit, after + 1
    return TENS[word], at + 1


def _group(tokens: tuple[Token, ...], at: int) -> tuple[Fraction, int, bool] | None:
    """Return a number up to its scale words, its end, and whether it ends in hundred."""
    value = tokens[at].value if at < len(tokens) else None
    plain: tuple[Fraction, int] | None = None
    if value is not None:
        plain = value, at + 1
        sign = tokens[at + 1].value if at + 1 < len(tokens) else None
        mixed = sign is not None and tokens[at + 1].text in FRACTION_SIGNS
        if sign is not None and mixed and value.denominator == 1:
            plain = value + sign, at + 2
    else:
        plain = _below_hundred(tokens, at)
    if plain is None:
        article = _text(tokens, at) in {"a", "an"}
        after = at + article
        if _text(tokens, after) == "hundred":
            plain = Fraction(1), after
        elif _text(tokens, after) in SCALE_WORDS:
            return Fraction(1), after, False
        else:
            return None
    amount, end = plain
    if _text(tokens, _after_dash(tokens, end)) != "hundred":
        return amount, end, False
    end = _after_dash(tokens, end) + 1
    amount *= _HUNDRED
    after = _after_dash(tokens, end)
    after += _text(tokens, after) == "and"
    rest = _below_hundred(tokens, after)
    digits = tokens[after].value if after < len(tokens) else None
    if rest is None and digits is not None and digits < _HUNDRED:
        rest = digits, after + 1
    if rest is None:
        return amount, end, True
    return amount + rest[0], rest[1], False


def _point(tokens: tuple[Token, ...], at: int) -> tuple[Fraction, int]:
    """Return the decimals that words spell after `point`, and their end."""
    value, place, end = Fraction(0), Fraction(1), at + 1
    while (digit := (ONES | _ZEROS).get(_text(tokens, end))) is not None and digit < _TEN:
        place /= 10
        value += digit * place
        end += 1
    return (value, end) if end > at + 1 else (value, at)


def _scales(tokens: tuple[Token, ...], at: int) -> tuple[Fraction, int, bool]:
    """Return the product of the scale words from `at`, their end, whether one is a letter."""
    scale, short = Fraction(1), False
    while (word := _text(tokens, after := _after_dash(tokens, at))) in SCALES:
        scale *= SCALES[word]
        at = after + 1
    if word in _LETTERS and scale == 1 and after == at:
        return _LETTERS[word], after + 1, True
    return scale, at, short


def fraction(tokens: tuple[Token, ...], at: int) -> tuple[Fraction, int] | None:
    """Return the fraction that words such as `three quarters` name from `at`, and their end."""
    value = tokens[at].value if at < len(tokens) else None
    if value is not None and tokens[at].text in FRACTION_SIGNS:
        return value, at + 1
    if _text(tokens, at) == "half":
        return Fraction(1, 2), at + 1
    if _text(tokens, at) in {"a", "an"}:
        over, after = Fraction(1), at + 1
    else:
        counted = _below_hundred(tokens, at)
        if counted is None:
            return None
        over, after = counted
    word = _text(tokens, _after_dash(tokens, after))
    one = over == 1
    if not one:
        word = "half" if word == "halves" else word[:-1] if word.endswith("s") else ""
    under = PARTS.get(word)
    return None if under is None else (over / under, _after_dash(tokens, after) + 1)


def _fraction_of_scale(tokens: tuple[Token, ...]) -> Numeral | None:
    """Return half a million, a quarter million, three quarters of a million."""
    part = fraction(tokens, 0)
    if part is None and _text(tokens, 0) == "quarter":
        part = Fraction(1, 4), 1
    if part is None:
        return None
    after = part[1] + (_text(tokens, part[1]) == "of")
    after += _text(tokens, after) == "a"
    scale, end, short = _scales(tokens, after)
    return None if scale == 1 or short else Numeral(part[0] * scale, end, scale)


def _nothing(tokens: tuple[Token, ...]) -> tuple[Fraction, int, bool] | None:
    """Return the zero of nought, and of words that may stand before `point five`."""
    first, second = _text(tokens, 0), _text(tokens, 1)
    if first == "point":
        return Fraction(0), 0, False
    return (
        (Fraction(0), 1, False)
        if first in NOUGHTS or (first in _ZEROS and second == "point")
        else None
    )


def numeral(tokens: tuple[Token, ...]) -> Numeral | None:
    """Return the number that the tokens begin with, `None` if they begin with none."""
    if found := _fraction_of_scale(tokens):
        return found
    total, limit, at = Fraction(0), None, 0
    best: Numeral | None = None
    while True:
        group = _group(tokens, at)
        if group is None and at == 0:
            group = _nothing(tokens)
        if group is None:
            return best
        value, end, hundred = group
        if _text(tokens, end) == "point":
            part, end = _point(tokens, end)
            value += part
        elif _text(tokens, end) == "and" and (part_of := fraction(tokens, end + 1)):
            value, end = value + part_of[0], part_of[1]
        scale, end, short = _scales(tokens, end)
        if limit is not None and (value * scale >= limit or value <= 0):
            return best
        total += value * scale
        if scale > 1 and _text(tokens, end) == "point":
            part, after = _point(tokens, end)
            return Numeral(total + part, after)
        best = Numeral(total, end, scale, hundred, short)
        if scale < SCALES["thousand"] or short:
            return best
        limit = scale
        at = _after_dash(tokens, end)
        at += _text(tokens, at) == ","
        at += _text(tokens, at) == "and"
