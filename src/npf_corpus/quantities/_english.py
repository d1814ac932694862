"""The English grammar of figures: comparators, amounts with units, ranges and changes."""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import attrs

from npf_corpus.quantities._amounts_en import amount_of, single
from npf_corpus.quantities._currencies import CODES
from npf_corpus.quantities._numerals_en import SPELLED, Token, numeral, tokens_of
from npf_corpus.quantities._phrases_en import Tokens, is_at, phrase, unit_at, words_before
from npf_corpus.quantities._ranges import Amount, between, both, compared, tolerance
from npf_corpus.quantities._readings import Bounds, Figure, Refused
from npf_corpus.quantities._units import counts
from npf_corpus.quantities._vague_en import ranked, vague
from npf_corpus.quantities._words import ONES

_MOST_TOKENS = 60
_YEARS = range(1900, 2101)

_GROWTH = frozenset(
    "rose grew grown rise rises rising increased increase increases increasing growth climbed up "
    "gained expanded expand jumped surged surge soared growing grow gain gains went advanced "
    "advance edged ticked climbing climb surging soaring jumping jump expanding expansion widened "
    "widening".split()
)
_FALL = frozenset(
    "fell dropped declined decreased shrank decline drop cut down reduced decrease reduction fall "
    "slid slipped deceleration falling lowered contracted contraction plunged slumped tumbled "
    "eased dipped narrowed dropping declining decreasing shrinking".split()
)
_PACE = frozenset("annual average yearly monthly quarterly slight further rate".split())
"""Words beside a change that say over which time or how it went."""

_ASIDE = {
    first: frozenset(words.split())
    for first, words in {
        "from compared over": "a the year years month quarter period earlier ago previous last "
        "same of in with to before one",
        "of": "the total gdp them all country's nation's world's national global",
        "in by": "",
        "that": "of the last year",
        "the": "level levels national global average figure size of in",
        "as": "many much large high big as in",
    }.items()
}
"""What may stand after a figure and only says what it is compared with, by its first word."""

_AFTER_CHANGE = tuple(
    tuple(words.split())
    for words in (
        "year on year|year - on - year|year over year|yoy|higher|lower|- strong|on average"
        "|annually|each year|every year|a year|per year|per annum|a month"
    ).split("|")
)
"""Words that may follow a figure and do not change its value."""

_WORTH = frozenset("industry project cluster fund plan programme program market".split())
"""What an amount of money may say the size of: a 200-billion-yuan industry."""

_DIGITS = {"single": 0, "double": 1, "triple": 2}
_LINKS = {
    "between": frozenset({"and", "-", "to"}),
    "from": frozenset({"to", "-", "through", "till", "until"}),
    "": frozenset({"to", "-", "~", "through", "or", "±", "+"}),
}
"""What joins the two ends of a range, by the word that opens it."""


def _raised(match: re.Match[str]) -> str:
    """Return m² for m2, which would be read as a million and a two."""
    return "m²" if match[1] == "2" else "m³"


def read_english(text: str) -> Figure | None:
    """Return the figure that normalised text states, `None` if it states none.

    Raises:
        Refused: If the words are a figure of which the grammar knows why it is not read.
    """
    text = text.replace("twenty-foot equivalent unit", "teu")
    if "m2" in text or "m3" in text:
        text = re.sub(r"(?<=[0-9 ])m([23])(?![0-9])", _raised, text)
    if "a $" in text:  # an article; A$5 is Australian money
        text = re.sub(r"\ba \$", "a us$", text)
    if text.endswith(" t") and text[-3:-2].isdecimal():  # 5t may be trillions, 5 t is tonnes
        text = f"{text}onnes"
    if text.startswith(("ranging from ", "a range of ", "in the range of ")):
        text = text.partition(" ")[2].removeprefix("range of ").removeprefix("the range of ")
    tokens = tokens_of(text)
    if len(tokens) > _MOST_TOKENS:
        raise Refused("has more words than a figure, write the figure alone")
    if is_at(tokens, 0, "(") and is_at(tokens, len(tokens) - 1, ")"):
        tokens = tokens[1:-1]
    if is_at(tokens, len(tokens) - 1, ")"):
        opened = next((at for at, token in enumerate(tokens) if token.text == "("), 0)
        # A gloss gives the same money again in another currency; it is no second figure.
        main, gloss = _figure(tokens[:opened]), _figure(tokens[opened + 1 : -1])
        if main is None or gloss is None or main.unit == gloss.unit:
            return None
        return main if {main.unit, gloss.unit} <= CODES else None
    return _with_asides(tokens)


def _figure(tokens: Tokens) -> Figure | None:
    if changed := _change(tokens):
        return changed
    return (
        ranked(tokens)
        or _worded(tokens)
        or _vague(tokens)
        or single(tokens)
        or _both(tokens)
        or _range(tokens)
    )


def _with_asides(tokens: Tokens, depth: int = 0) -> Figure | None:
    """Return the figure of the tokens, or of those before words that only compare it."""
    if (plain := _figure(tokens)) is not None or depth == _MOST_ASIDES:
        return plain
    for length in islice(_asides(tokens), _MOST_TRIED):
        found = _with_asides(tokens[:-length], depth + 1)
        if found is not None:
            # Ten times higher is ten or eleven times as high.
            odd = found.unit == "factor" and tokens[-1].text in {"higher", "lower"}
            return None if odd else found
    return None


_MOST_ASIDES, _MOST_TRIED = 2, 4


def _asides(tokens: Tokens) -> Iterator[int]:
    """Yield how many tokens at the end do not change the figure before them."""
    words = tuple(token.text for token in tokens)
    for ending in _AFTER_CHANGE:
        if words[-len(ending) :] == ending and len(ending) < len(words):
            yield len(ending)
    for at in range(len(words) - 1, 0, -1):
        known = next((rest for first, rest in _ASIDE.items() if words[at] in first.split()), None)
        rest = tokens[at + 1 :]
        if (
            known is not None
            and rest
            and all(
                each.text in known or (each.value is not None and each.value in _YEARS)
                for each in rest
            )
        ):
            yield len(words) - at


def _worded(tokens: Tokens) -> Figure | None:
    """Return what words without a number of their own say: halved, double digits, one in five."""
    words = tuple(token.text for token in tokens)
    if words in {("almost", "all"), ("nearly", "all")}:
        return compared("nearly", Amount(Fraction(100), "percent"))
    if words[:4] == ("by", "a", "factor", "of"):
        times = numeral(tokens[4:])
        if times is None or times.end + 4 != len(tokens):
            return None
        return compared(None, Amount(times.value, "factor", kind="fold"))
    if words[:1] == ("a",) and words[-1] in _WORTH:
        worth = single(tokens[1:-1])
        return worth if worth and worth.unit in CODES else None
    if words == ("halved",):
        half = Fraction(50)
        return compared(None, Amount(half, "percent", part=True, kind="half"))
    if (digits := _digits(words)) is not None:
        return digits
    if words == ("zero", "growth"):
        return compared(None, Amount(Fraction(0), "percent"))
    if words[-2:] == ("or", "two") and words[:1] in {("a",), ("an",)}:
        # a dozen or two, a day or two: once or twice what is named
        one = amount_of(tokens[:-2]) or amount_of((Token("one"), *tokens[1:-2]))
        return (
            None
            if one is None
            else between(one, attrs.evolve(one, value=2 * one.value, leading=False))
        )
    if words[:1] in {("a",), ("an",)}:
        unit = unit_at(tokens[1:])
        if unit is not None and 1 + unit[2] == len(tokens) and unit[0] in _ONE_OF:
            return compared(None, Amount(Fraction(1), unit[0]))
    return _one_in(tokens)


def _digits(words: tuple[str, ...]) -> Figure | None:
    """Return the bounds of double digits, a low single-digit rise, a seven-figure sum."""
    rest = [word for word in words if word not in {"-", "a", "an", "in", "the"}]
    grows = bool(rest) and rest[-1] in _GROWTH | _FALL
    rest = rest[bool(rest[:1] and rest[0] in {"low", "mid", "high"}) : len(rest) - grows]
    if len(rest) == _PAIR and rest[1] in {"digit", "digits"} and rest[0] in _DIGITS:
        power, unit = _DIGITS[rest[0]], "percent" if grows else None
    elif rest[1:] in (["figure"], ["figures"], ["figure", "sum"]) and rest[0] in ONES:
        power, unit = int(ONES[rest[0]]) - 1, None
    else:
        return None
    if power < 0 or power >= _MOST_DIGITS:
        return None
    return Figure(
        "digits",
        Bounds(Fraction(10**power), Fraction(10 ** (power + 1)), lower_closed=True),
        None,
        unit,
    )


_PAIR, _MOST_DIGITS = 2, 13

_ONE_OF = {"percentage-point", "percent", "basis-point", "decade"}
"""The units that `a` counts one of, where other nouns after it are no figure."""


def _one_in(tokens: Tokens) -> Figure | None:
    """Return the percent of `one in five`, `about nine out of ten` and `3 per 1,000`."""
    reading, start = phrase(words_before, tokens) or (None, 0)
    over = numeral(tokens[start:])
    if over is None:
        return None
    end = start + over.end
    for link in (("in", "every"), ("in",), ("out", "of", "every"), ("out", "of"), ("per",)):
        if tuple(token.text for token in tokens[end : end + len(link)]) != link:
            continue
        under = numeral(tokens[end + len(link) :])
        if under is None or end + len(link) + under.end != len(tokens):
            return None
        if not 0 <= over.value <= under.value or under.value <= 1:
            return None
        return compared(reading, Amount(over.value / under.value * 100, "percent", part=True))
    return None


def _change(tokens: Tokens) -> Figure | None:
    """Return what follows a verb of change: by how much, or to what."""
    at = int(is_at(tokens, 0, "a", "an"))
    while is_at(tokens, at, *_PACE):
        at += 1
    falls = is_at(tokens, at, *_FALL)
    compound = len(tokens) > 1 and (is_at(tokens, len(tokens) - 1, *_FALL, *_GROWTH))
    if compound and at and not is_at(tokens, at, *_GROWTH, *_FALL):
        return single(tokens[at:-1])  # a 5 percent increase
    yearly = ("year", "-", "on", "-", "year")
    if tuple(token.text for token in tokens[at : at + len(yearly)]) == yearly:
        return _change(tokens[at + len(yearly) :])
    if not (falls or is_at(tokens, at, *_GROWTH)) or (
        is_at(tokens, at, "up") and is_at(tokens, at + 1, "to")
    ):
        return None
    at += 1 + (is_at(tokens, at, "went", "edged", "ticked") and is_at(tokens, at + 1, "up"))
    at += is_at(tokens, at, "rate")
    rest = tokens[at:]
    if is_at(rest, 0, "from"):
        for middle in range(len(rest)):
            if is_at(rest, middle, "to") and single(rest[1:middle]):
                return single(rest[middle + 1 :])
        return None
    if is_at(rest, 0, "to"):
        return single(rest[1:])
    figure = _figure(rest[is_at(rest, 0, "by", "of", "at") :])
    if falls and figure and figure.unit == "factor":
        raise Refused("falls by a number of times, write by how many percent")
    if figure and not falls and rest and rest[-1].text == "times":
        raise Refused("may add to what there was or not, write 'three times as much' or 'tripled'")
    return figure


def _vague(tokens: Tokens) -> Figure | None:
    found = vague(tokens)
    if found is None:
        return None
    figure, end = found
    if end == len(tokens):
        return figure
    unit = unit_at(tokens[end:])
    if unit is None or end + unit[2] != len(tokens) or figure.unit is not None:
        return None
    if unit[1] != 1 or (_is_small_plural(figure) and not counts(unit[0])):
        return None
    return attrs.evolve(figure, unit=unit[0])


def _is_small_plural(figure: Figure) -> bool:
    """Return whether a figure is the plural of single things, unlike millions of yuan."""
    return figure.reading == "plural" and figure.bounds.lower == _PAIR


def _both(tokens: Tokens) -> Figure | None:
    """Return two comparators joined by `and` or `but`, as one set."""
    for at in range(len(tokens)):
        if not is_at(tokens, at, "and", "but", ","):
            continue
        first = single(tokens[:at])
        second = single(tokens[at + 1 + is_at(tokens, at + 1, "and", "but") :])
        if first and second and (met := both(first, second)):
            return met
    return None


def _range(tokens: Tokens) -> Figure | None:
    """Return a range of two amounts."""
    first = tokens[0].text if tokens else ""
    links = _LINKS.get(first, _LINKS[""])
    tokens = tokens[first in _LINKS :]
    found: list[Figure] = []
    for at in range(1, len(tokens) - 1):
        if not is_at(tokens, at, *links):
            continue
        link = tokens[at].text
        after = at + 1
        if link == "+":
            if not (is_at(tokens, after, "/") and is_at(tokens, after + 1, "-")):
                continue
            after += 2
        if link == "-" and _may_be_one(tokens[at - 1].text, tokens[after].text):
            continue
        low, high = amount_of(tokens[:at]), amount_of(tokens[after:])
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
