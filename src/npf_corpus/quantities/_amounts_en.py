"""English amounts: a number, its sign, its unit, and at most one comparator."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from npf_corpus.quantities._choices import Reading
from npf_corpus.quantities._currencies import CODES, DOLLARS
from npf_corpus.quantities._numerals_en import Numeral, fraction, numeral
from npf_corpus.quantities._phrases_en import (
    Tokens,
    is_at,
    is_measured,
    phrase,
    unit_at,
    words_after,
    words_before,
)
from npf_corpus.quantities._ranges import Amount, compared, doubly_compared, narrowed
from npf_corpus.quantities._readings import ADVERBS_EN, Figure
from npf_corpus.quantities._units import money_en
from npf_corpus.quantities._words import FOLDS

_SIGNS = {"-": -1, "minus": -1, "negative": -1, "+": 1, "plus": 1}
_LOWEST_LEVEL = 100
"""A smaller number before `level` or `class` is a grade."""

_CENTS = 100

_LEVELS = frozenset({"level", "scale", "class"})


def single(tokens: Tokens) -> Figure | None:
    """Return one amount with at most one comparator, before or after it."""
    at, found = 0, phrase(words_before, tokens)
    while found is None and is_at(tokens, at, *ADVERBS_EN):
        at += 1
        found = phrase(words_before, tokens[at:])
    if found is None:
        rest, before = tokens, None
    else:
        before, rest = found[0], tokens[at + found[1] :]
    if before in {"more-than", "less-than"}:
        for length, ending in ((3, ("or", "equal", "to")), (2, ("or", "equal"))):
            if tuple(token.text for token in rest[-length:]) == ending:
                rest = rest[:-length]
                before = "at-least" if before == "more-than" else "at-most"
    if before == "more-than" and is_at(rest, len(rest) - 1, "mark", "milestone", "threshold"):
        rest = rest[is_at(rest, 0, "the") : -1]  # surpassing the 10-million mark
    for amount, after in _amounts(rest):
        if after is None or before is None:
            return compared(before or after, amount)
        if before == "exactly" or after == "some-over":
            return compared(after, amount)
        return doubly_compared(before, after, amount)
    if before == "exactly" and (found or rest != tokens):
        return single(rest) if rest != tokens else None
    return None


def amount_of(tokens: Tokens) -> Amount | None:
    """Return the amount that all the tokens say, or None."""
    return next((amount for amount, after in _amounts(tokens) if after is None), None)


def _amounts(tokens: Tokens) -> Iterator[tuple[Amount, Reading | None]]:
    """Yield the amounts that all the tokens can be read as, with a comparator after them."""
    sign, at = _sign(tokens, 0)
    leading = phrase(money_en, tokens[at:])
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
        named = is_at(rest, part[1] - 1, "half")
        yield from _fractions(part[0], sign, rest[part[1] :], half=named)


def _sign(tokens: Tokens, at: int) -> tuple[int, int]:
    if at < len(tokens) and tokens[at].text in _SIGNS:
        return _SIGNS[tokens[at].text], at + 1
    return 1, at


def _fractions(
    part: Fraction, sign: int, rest: Tokens, *, half: bool
) -> Iterator[tuple[Amount, Reading | None]]:
    at = int(is_at(rest, 0, "of"))
    at += is_at(rest, at, "a")
    unit = unit_at(rest[at:])
    if unit is not None and at + unit[2] == len(rest) and (unit[0] or "").startswith("percent"):
        yield Amount(sign * part, unit[0]), None
    if len(rest) == 1 and is_at(rest, 0, "of"):
        rest = ()  # more than half of: what it is of stands outside
    after = _suffix(rest)
    if after[1] == len(rest):
        kind: Reading = "half" if half and part == Fraction(1, 2) and sign == 1 else "exactly"
        yield Amount(sign * part * 100, "percent", part=True, kind=kind), after[0]


def _suffix(tokens: Tokens) -> tuple[Reading | None, int]:
    return phrase(words_after, tokens) or (None, 0)


def _with_unit(
    found: Numeral, sign: int, leading: str | None, rest: Tokens
) -> Iterator[tuple[Amount, Reading | None]]:
    """Yield the amount of a number and of what follows it."""
    amount = Amount(
        sign * found.value,
        leading,
        leading=leading is not None,
        bare=found.scale == 1,
        shares=_shares(found),
    )
    if [token.text for token in rest] == [":", "1"]:
        yield attrs.evolve(amount, unit="factor"), None
    if is_at(rest, 0, ":"):
        return
    after, at = _suffix(rest)
    if at == len(rest) and not (found.short and leading is None):
        yield amount, after
    if rest and rest[-1].text in _LEVELS and amount.value >= _LOWEST_LEVEL:
        yield from _level(amount, rest)
        return
    options: tuple[tuple[Reading | None, int], ...] = ((after, at), (None, 0))
    for comparator, skipped in dict.fromkeys(options):
        unit = unit_at(rest[skipped:])
        if unit is None or (found.short and not (unit[0] in CODES or is_measured(unit[0]))):
            continue
        value, end = amount.value * unit[1], skipped + unit[2]
        code = narrowed(leading, unit[0]) or unit[0]
        if code is not None:
            value, end = _subunit(value, code, rest, end)
        ending, last = (comparator, 0) if comparator else _suffix(rest[end:])
        if end + last == len(rest):
            kind: Reading = "fold" if code == "factor" else "exactly"
            yield attrs.evolve(amount, value=value, unit=code, leading=False, kind=kind), ending


def _level(amount: Amount, rest: Tokens) -> Iterator[tuple[Amount, Reading | None]]:
    """Yield `200 billion yuan level`, which names a class by its floor."""
    end = len(rest) - 1 - is_at(rest, len(rest) - 2, "-")
    unit = unit_at(rest[:end]) if end else None
    if not end or (unit and unit[2] == end and unit[1] == 1):
        named = amount.unit if unit is None else narrowed(amount.unit, unit[0])
        yield attrs.evolve(amount, unit=named, kind="level"), None


def _subunit(value: Fraction, code: str, rest: Tokens, at: int) -> tuple[Fraction, int]:
    """Return the value with the cents after it, and their end."""
    start = at + is_at(rest, at, "and")
    cents = numeral(rest[start:])
    if cents is None or not 0 < cents.value < _CENTS:
        return value, at
    end = start + cents.end
    fits = (is_at(rest, end, "cent", "cents") and code in DOLLARS | {"EUR"}) or (
        is_at(rest, end, "pence", "penny") and code == "GBP"
    )
    return (value + cents.value / _CENTS, end + 1) if fits else (value, at)


def _shares(found: Numeral) -> tuple[Fraction, ...]:
    """Return the scales that a bare number before this one may share, the largest first."""
    if found.scale == 1 and not found.hundred:
        return ()
    return (*((found.scale * 100,) if found.hundred else ()), found.scale)
