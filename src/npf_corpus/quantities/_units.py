"""Units: which words stand for which, what they measure, and how they convert."""

# ruff: noqa: FBT003, SIM905 - rows of a table; letters read best as one line

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from npf_corpus.quantities._currencies import ALSO_WORDS, CODES, MONEY_EN, MONEY_ZH
from npf_corpus.quantities._readings import Refused
from npf_corpus.quantities._unit_table import (
    CLASSIFIERS_1,
    CLASSIFIERS_ZH,
    COUNTED,
    MEASURED,
    PREFIXES,
)

PLAIN_COUNT: Final = "count"
"""The unit of a number of things that are not named."""

CLASSIFIER: Final = "~"
"""Mark before a unit that only version 1 of the readings gave a classifier, such as `~person`."""

_PER: Final = "-per-"

_SCALE: Final = "[1-9][0-9]{0,17}"
"""How many things a rate may be per: a whole number of at most 18 digits."""

_LAST_PLACE: Final = 1000
"""No ranking in the reports has so many places."""

_LETTERS: Final = frozenset("b b/s bps g h j m v w".split())
"""Letters that mean two things where they stand alone: 5 m is metres or million."""


class KnownUnit(NamedTuple):
    """A unit that figures are read in.

    Attributes:
        id: Id, as `Quantity.unit` has it.
        dimension: What it measures; units of one dimension convert.
        factor: Multiplies a value into the base unit of its dimension, exactly.
        whole: Whether it admits whole numbers only.
        code: ISO 4217 code of money, else UCUM code, where there is one.
        english: English words and signs, in lower case.
        chinese: Chinese words and signs as they stand after a number.
    """

    id: str
    dimension: str
    factor: Fraction
    whole: bool
    code: str | None
    english: tuple[str, ...]
    chinese: tuple[str, ...]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split("|") if word and word not in _LETTERS)


def _rows(table: str, sign: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split(sign)]


def _measured() -> Iterator[KnownUnit]:
    prefixes = {row[0]: row[1:] for row in _rows(PREFIXES, ";")}
    for name, dimension, factor, code, english, chinese in _rows(MEASURED, ";"):
        base, _, listed = name.removeprefix("*").removesuffix("]").partition("[")
        # A letter that means two things alone, such as `w`, means one after a prefix: `kw`.
        words = [tuple(filter(None, cell.split("|"))) for cell in (english, chinese)]
        unit = KnownUnit(base, dimension, _fraction(factor), False, code or None, *words)
        kept = [tuple(word for word in each if word not in _LETTERS) for each in words]
        yield KnownUnit(*unit[:5], *kept)
        for prefix in listed.split():
            by, letter, character = prefixes[prefix]
            yield _prefixed(unit, prefix, _fraction(by), letter, character)


_fraction = cache(Fraction)


_SPELT: Final = frozenset(
    "metre metres meter meters litre litres liter liters gram grams watt watts joule joules volt "
    "volts hertz pascal pascals byte bytes bit bits electronvolt electronvolts".split()
)
"""The names of units before which a prefix is spelt out; before other words it is a letter."""


def _prefixed(unit: KnownUnit, prefix: str, by: Fraction, letter: str, character: str) -> KnownUnit:
    """Return a unit with an SI prefix; `kW` is in lower case, as all words of the table are."""
    signs = "uμ" if letter == "u" else letter.lower()
    spelt = [word for word in unit.english if word in _SPELT or " " in word]
    english = [f"{prefix}{word}" for word in spelt]
    english += [f"{prefix}flops"] if unit.id == "flops" else []
    english += [f"{sign}{word}" for word in unit.english if word not in spelt for sign in signs]
    chinese = [f"{character}{word}" for word in unit.chinese if not word.isascii()]
    chinese += [f"{sign}{word}" for word in unit.chinese if word.isascii() for sign in signs]
    code = None if unit.code is None else f"{letter}{unit.code}"
    factor = by if unit.factor == 1 else unit.factor * by
    words = tuple(dict.fromkeys(english)), tuple(chinese)
    return KnownUnit(f"{prefix}{unit.id}", unit.dimension, factor, False, code, *words)


@cache
def _money_words(table: str) -> dict[str, tuple[str, ...]]:
    """Return the words of each currency in a table, without its code."""
    words: dict[str, tuple[str, ...]] = {}
    for code, listed in _rows(table, ":"):
        words[code] = words.get(code, ()) + _listed(listed)
    return words


def _money(code: str) -> KnownUnit:
    english, chinese = (_money_words(table).get(code, ()) for table in (MONEY_EN, MONEY_ZH))
    english += () if code in ALSO_WORDS else (code.lower(),)
    return KnownUnit(code, "money", _fraction(1), False, code, english, chinese)


def _counted() -> Iterator[KnownUnit]:
    things = ("count", "counts", "number", "numbers", "thing", "things", "pieces", "units", "unit")
    yield KnownUnit(PLAIN_COUNT, "count", _fraction(1), True, None, things, ("数量",))
    for name, english, chinese in _rows(COUNTED, ";"):
        yield KnownUnit(name, "count", _fraction(1), True, None, _listed(english), _listed(chinese))
    yield KnownUnit("rank", "rank", _fraction(1), True, None, (), ())


@cache
def known_units() -> dict[str, KnownUnit]:
    """Return all units but rates by id; rows of one id are one unit."""
    found: dict[str, KnownUnit] = {}
    for unit in (*_measured(), *map(_money, sorted(CODES)), *_counted()):
        old = found.get(unit.id)
        found[unit.id] = unit if old is None else old._replace(
            english=tuple(dict.fromkeys((*old.english, *unit.english))),
            chinese=tuple(dict.fromkeys((*old.chinese, *unit.chinese))),
        )  # fmt: skip
    return found


@cache
def known_unit(unit_id: str) -> KnownUnit | None:
    """Return the unit of an id, a rate too; `None` for an id that no figure has.

    The dimension of a rate names those of both its units. Money and things stand there by id, since
    they do not convert: `CNY-per-person` does not compare with `USD-per-person`.

    Example:
        >>> from npf_corpus.quantities._units import known_unit
        >>> known_unit("kilometre-per-hour").factor
        Fraction(5, 18)
    """
    if unit_id in CODES:  # an answer about money costs no table of units
        return _money(unit_id)
    if (unit := known_units().get(unit_id)) is not None:
        return unit
    over, per, under = unit_id.rpartition(_PER)
    if not per:
        return None
    number, _, name = under.partition("-")
    scaled = re.fullmatch(_SCALE, number) is not None
    scale = int(number) if scaled else 1
    one, other = known_unit(over), known_unit(name if scaled else under)
    if one is None or other is None:
        return None
    dimensions = [
        each.id if each.dimension in {"money", "count"} else each.dimension
        for each in (one, other)
    ]  # fmt: skip
    codes = None
    if one.code and other.code and scale == 1:
        codes = f"{one.code}/{other.code}"
    factor = one.factor / other.factor / scale
    return KnownUnit(unit_id, _PER.join(dimensions), factor, False, codes, (), ())


def rate(over: str | None, under: str, scale: Fraction) -> str:
    """Return the id of a rate such as `item-per-10000-person`.

    Raises:
        Refused: It is per no whole number of things.
    """
    if re.fullmatch(_SCALE, str(scale)) is None:
        raise Refused("is per no whole number of things, write how many it is per")
    over = None if over is None else over.removeprefix(CLASSIFIER)
    number = "" if scale == 1 else f"{scale}-"
    return f"{over or PLAIN_COUNT}{_PER}{number}{under}"


def is_whole(unit: str | None) -> bool:
    """Return whether the unit admits whole numbers only."""
    known = None if unit is None else known_unit(unit)
    return known is not None and known.whole


def counts(unit: str | None) -> bool:
    """Return whether a figure in the unit may count things."""
    return unit is None or unit.startswith(CLASSIFIER) or (is_whole(unit) and unit != "rank")


@cache
def money_en() -> dict[str, str]:
    """Return English currency words, symbols and codes, in lower case, and their codes."""
    words = {word: code for code, each in _money_words(MONEY_EN).items() for word in each}
    return words | {code.lower(): code for code in CODES - ALSO_WORDS}


@cache
def units_en() -> dict[str, str | None]:
    """Return all English words and symbols that may stand after a number, and their units.

    A word that only says that things are counted, as `units` does, names no unit.
    """
    table: dict[str, str | None] = {"‱": "permyriad"}
    table.update(dict.fromkeys(("‰", "per mille", "permille", "per mil"), "permille"))
    for unit in known_units().values():
        said = None if unit.id == PLAIN_COUNT else unit.id
        table |= dict.fromkeys(unit.english, said)
    return table


@cache
def units_zh() -> dict[str, str | None]:
    """Return the Chinese words after a number and their units.

    A counted noun stands after a classifier or without one: 5个项目, 5项目. A classifier that
    version 1 of the readings took for a unit has that unit after `CLASSIFIER`.
    """
    table: dict[str, str | None] = dict.fromkeys(CLASSIFIERS_ZH)
    for unit in known_units().values():
        said = None if unit.id == PLAIN_COUNT else unit.id
        for word in unit.chinese:
            table[word] = said
            if unit.dimension == "count":
                table |= {f"{each}{word}": said for each in _BEFORE_NOUNS}
    table |= {word: f"{CLASSIFIER}{unit}" for word, unit in CLASSIFIERS_1.items()}
    return table | {"‰": "permille", "‱": "permyriad"}


def stated(unit: str | None, least: Fraction | None, readings: str) -> str | None:
    """Return the unit that words state, by a version of the readings.

    In version 2 a classifier states no unit. But 名 and 位 state persons where the number is too
    large for a place in a ranking.
    """
    if unit is None or not unit.startswith(CLASSIFIER):
        return unit
    named = unit.removeprefix(CLASSIFIER)
    if readings == "1":
        return named
    large = least is not None and least >= _LAST_PLACE
    return named if large and named == "person" else None


_BEFORE_NOUNS: Final = "个家项名位户所座条台辆套件处种列艘颗枚头"
