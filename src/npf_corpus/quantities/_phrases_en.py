"""English units after a number: phrases of tokens, rates, and codes of currencies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeVar

from npf_corpus.quantities._choices import Reading
from npf_corpus.quantities._currencies import CODES
from npf_corpus.quantities._numerals_en import Token, numeral, tokens_of
from npf_corpus.quantities._readings import PREFIXES_EN, SUFFIXES_EN
from npf_corpus.quantities._unit_table import KINDS_EN
from npf_corpus.quantities._units import counts, known_unit, money_en, rate, units_en

_READY = {"bpd": "barrel-per-day", "mph": "mile-per-hour", "kph": "kilometre-per-hour",
          "kmh": "kilometre-per-hour"}  # fmt: skip
"""Rates of one word."""

UNDER = {"capita": "person", "head": "person", "h": "hour", "d": "day", "s": "second",
         "second": "second", "annum": "year", "household": "household"}  # fmt: skip
"""Words that are units only below a line."""

_SPANS = ("day", "week", "month", "year", "hour", "person", "head", "household")
"""What `a` stands before where it means per: 100 yuan a month."""

_FOR_CODES = {
    "k": Fraction(10**3),
    "m": Fraction(10**6),
    "b": Fraction(10**9),
    "bn": Fraction(10**9),
}
"""The letters of `120 MEUR`."""

_To = TypeVar("_To")
Tokens = tuple[Token, ...]


@lru_cache(256)
def _starting(words: Callable[[], Mapping[str, _To]], first: str) -> dict[tuple[str, ...], _To]:
    """Return the phrases of a table that start with a character, so that a figure cuts up few."""
    return {tuple(_texts(each)): to for each, to in words().items() if each.startswith(first)}


def _texts(words: str) -> list[str]:
    if words.isascii() and words.isalpha() and "fold" not in words:
        return [words]
    return [token.text for token in tokens_of(words)]


@cache
def _units() -> dict[str, tuple[str | None]]:
    # In a tuple, since `units` is a word that names no unit and not an unknown word.
    return {words: (unit,) for words, unit in units_en().items()}


def words_before() -> Mapping[str, Reading]:
    """Return the comparators that stand before a number."""
    return PREFIXES_EN


def words_after() -> Mapping[str, Reading]:
    """Return the comparators that stand after one."""
    return SUFFIXES_EN


def phrase(words: Callable[[], Mapping[str, _To]], tokens: Tokens) -> tuple[_To, int] | None:
    """Return what the longest phrase at the start of `tokens` means, and its length."""
    if not tokens:
        return None
    table = _starting(words, tokens[0].text[:1])
    said = tuple(token.text for token in tokens[:6])
    for length in range(len(said), 0, -1):
        if (found := table.get(said[:length])) is not None:
            return found, length
    return None


def _named(tokens: Tokens) -> tuple[tuple[str | None], int] | None:
    """Return the unit that the start of `tokens` names; money first, which needs no other table."""
    money = phrase(money_en, tokens)
    return phrase(_units, tokens) if money is None else ((money[0],), money[1])


def is_at(tokens: Tokens, at: int, *words: str) -> bool:
    """Return whether the token at a place is one of some words."""
    return 0 <= at < len(tokens) and tokens[at].text in words


def unit_at(tokens: Tokens) -> tuple[str | None, Fraction, int] | None:
    """Return the unit at the start of `tokens`, the scale before its code, and its length."""
    skipped = int(is_at(tokens, 0, "-", "of"))
    if is_at(tokens, skipped, *_READY):
        return _READY[tokens[skipped].text], Fraction(1), skipped + 1
    at, found = skipped, _named(tokens[skipped:])
    end = skipped + found[1] if found else 0
    while length := _kind(tokens, at):
        at += length
        counted = _named(tokens[at:])
        if counted is not None and counts(counted[0][0]) and at + counted[1] > end:
            found, end = counted, at + counted[1]  # gigabit users are users
    if found is not None:
        return _rated(tokens, found[0][0], end)
    if (rated := _rated(tokens, None, skipped))[0] is not None:
        return rated
    word = tokens[skipped].text if skipped < len(tokens) else ""
    letter, code = word[:-3], word[-3:].upper()
    if letter in _FOR_CODES and code in CODES:
        return code, _FOR_CODES[letter], skipped + 1
    return None


def _kind(tokens: Tokens, at: int) -> int:
    """Return how many tokens say which kind of thing is counted: key, state-owned, 5G."""
    for length in (3, 2, 1):
        words = [token.text for token in tokens[at : at + length]]
        if len(words) == length and "".join(words) in KINDS_EN:
            return length
    return 0


def _rated(tokens: Tokens, over: str | None, at: int) -> tuple[str | None, Fraction, int]:
    """Return the unit, and what it is per where a line or `per` follows it."""
    spoken = is_at(tokens, at, "a", "an", "every", "each") and is_at(tokens, at + 1, *_SPANS)
    if not (spoken or is_at(tokens, at, "/", "per")):
        return over, Fraction(1), at
    scale = numeral(tokens[at + 1 :])
    start = at + 1 + (scale.end if scale else 0)
    named = _named(tokens[start:])
    under = UNDER.get(tokens[start].text if start < len(tokens) else "")
    length = 1 if under else named[1] if named else 0
    under = under or (named[0][0] if named else None)
    if under is None or over in {"percent", "factor"}:
        return over, Fraction(1), at
    return rate(over, under, scale.value if scale else Fraction(1)), Fraction(1), start + length


def is_measured(unit: str | None) -> bool:
    """Return whether `22m` of the unit can be nothing but 22 million."""
    known = None if unit is None else known_unit(unit)
    return known is not None and known.dimension in {"mass", "energy", "power", "volume", "area"}
