"""English words that name no number of their own: dozens, several, multiple, most, top, ranked."""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

from fractions import Fraction

from npf_corpus.quantities._numerals_en import Token, numeral
from npf_corpus.quantities._readings import Bounds, Figure
from npf_corpus.quantities._words import MAGNITUDES, ORDINALS, SCALES

_PLURALS = ("multiple", "a number of", "a batch of", "batches of")
_MAJORITIES = (
    "the vast majority", "the overwhelming majority", "an overwhelming majority", "majority",
    "a majority", "the majority", "most", "a majority of", "the majority of",
)  # fmt: skip

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_RANKS = frozenset("rank ranks ranked ranking placed came stood stands standing listed".split())
_AMOUNTS = "stood at", "stands at", "came in at"
"""Verbs of a rank before an ordinal, of an amount before a number: stood at 5th, stood at 40."""
_LINKS = frozenset("in at as the a number no . up placing".split())
_PLACES = frozenset("place position spot nationwide nationally globally worldwide overall".split())
_WHERE = frozenset("in among across".split())
_WORLD = frozenset("china country nation world province region asia globe the list west of".split())


def _starts(words: tuple[str, ...], *phrases: str) -> int:
    """Return the length of the longest phrase that the words start with, 0 for none."""
    lengths = [len(phrase.split()) for phrase in phrases if words[: len(phrase.split())]
               == tuple(phrase.split())]  # fmt: skip
    return max(lengths, default=0)


def vague(tokens: tuple[Token, ...]) -> tuple[Figure, int] | None:
    """Return a figure without its unit, and where its words end."""
    words = tuple(token.text for token in tokens)
    if end := _starts(words, *_MAJORITIES):
        majority = Bounds(Fraction(50), Fraction(100), upper_closed=True)
        return Figure("half", majority, None, "percent"), end
    if end := _starts(words, *_PLURALS):
        return Figure("plural", Bounds(Fraction(2), None, lower_closed=True)), end
    end = _starts(words, "a couple of", "a couple", "a handful of", "a handful")
    if end and (end == len(words) or words[end - 1] == "of"):
        return Figure("few", Bounds(Fraction(2), Fraction(10), lower_closed=True)), end
    if words[:2] == ("a", "pair"):
        two = Bounds(Fraction(2), Fraction(2), lower_closed=True, upper_closed=True)
        return Figure("exactly", two, Fraction(2)), _starts(words, "a pair of", "a pair")
    if words and words[0].startswith("multi"):
        scale = SCALES.get(words[0].removeprefix("multi") or (words[2:3] or ("",))[0])
        if scale is not None and scale >= SCALES["thousand"]:
            at = 1 if words[0] != "multi" else 3
            return Figure("plural", Bounds(2 * scale, None, lower_closed=True)), at
    if end := _starts(words, "several", "a few"):
        scale, end = _magnitude(words, end)
        bounds = Bounds(2 * scale, 10 * scale, lower_closed=True)
        return Figure("few", bounds), end
    scale, end = _magnitude(words, 0)
    if end and words[0].endswith("s") and words[end - 1].endswith("s"):
        end += words[end:] == ("of",)
        return Figure("magnitude", Bounds(scale, 10 * scale, lower_closed=True)), end
    return None


def _magnitude(words: tuple[str, ...], at: int) -> tuple[Fraction, int]:
    """Return the product of `tens of thousands` or `hundred million`, and its end."""
    value = Fraction(1)
    while at < len(words):
        word = words[at]
        if word == "of" and at + 1 < len(words) and words[at + 1] in MAGNITUDES and value > 1:
            word, at = words[at + 1], at + 1
        factor = MAGNITUDES.get(word) or MAGNITUDES.get(f"{word}s") or Fraction(0)
        if not factor or (value > 1 and factor <= value):
            return value, at
        value *= factor
        at += 1
    return value, at


def ranked(tokens: tuple[Token, ...]) -> Figure | None:
    """Return the rank that all the words name, `None` if they name none."""
    words = tuple(token.text for token in tokens)
    at = _starts(words, "the", "among the", "in the")
    if words[at : at + 1] == ("top",):
        found = numeral(tokens[at + 1 :])
        if found is None or found.scale != 1 or not _where(words[at + 1 + found.end :]):
            return None
        if found.value < 1 or found.value.denominator != 1:
            return None
        top = Bounds(Fraction(1), found.value, lower_closed=True, upper_closed=True)
        return Figure("rank", top, found.value, "rank")
    if number := _starts(words[at:], "no .", "number"):
        found = numeral(tokens[at + number :])
        if found is not None and _tail(words, at + number + found.end):
            words, at = ("ranked", *words[at:]), 0  # No. 1 in the world ranks, No. 1 may be a label
            tokens = (Token("ranked"), *tokens[len(tokens) - len(words) + 1 :])
    verb = at < len(words) and words[at] in _RANKS
    amount = bool(_starts(words[at:], *_AMOUNTS))
    at += verb
    while verb and at < len(words) and words[at] in _LINKS:
        at += 1
    rank, end = _ordinal(tokens, at)
    if rank is None and verb and not amount and (found := numeral(tokens[at:])) is not None:
        rank, end = found.value, at + found.end
    if rank is None or rank < 1 or rank.denominator != 1 or not (_tail(words, end) or verb):
        return None
    if verb and end < len(words) and not _tail(words, end):
        return None
    return Figure("rank", Bounds(rank, rank, lower_closed=True, upper_closed=True), rank, "rank")


def _ordinal(tokens: tuple[Token, ...], at: int) -> tuple[Fraction | None, int]:
    if at >= len(tokens):
        return None, at
    value = tokens[at].value
    if value is not None and at + 1 < len(tokens) and tokens[at + 1].text in _ENDINGS:
        return value, at + 2
    return ORDINALS.get(tokens[at].text), at + 1


def _tail(words: tuple[str, ...], at: int) -> bool:
    """Return whether the words after an ordinal say that it ranks."""
    rest = words[at + (words[at : at + 1] == ("-",)) :]
    if not rest:
        return False
    if rest[0] in _PLACES or (rest[0].endswith("est") and len(rest[0]) > len("west")):
        rest = rest[1:]
    if rest and rest[0] in _PLACES:
        rest = rest[1:]
    return _where(rest)


def _where(rest: tuple[str, ...]) -> bool:
    """Return whether words only say among whom something ranks; no words do too."""
    return not rest or (rest[0] in _WHERE and len(rest) > 1 and set(rest[1:]) <= _WORLD | _WHERE)
