"""What pictures say, in English or Chinese: names of records, and numbers with their units."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args
from unicodedata import east_asian_width

from npf_corpus.errors import UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.plot._phrases import CHINESE, OF_ONE

if TYPE_CHECKING:
    from npf_corpus.query._store import Store
    from npf_corpus.records import Period, Region, Unit

Language = Literal["en", "zh"]
"""What language a picture's labels are in."""

_POWERS: dict[Language, tuple[tuple[int, str], ...]] = {
    "en": ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (0, "")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")),
}
_LEAST, _MOST = Decimal("0.01"), Decimal(10) ** 6
"""Numbers that are printed in full lie between these."""

_SUFFIXES = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_DIGEST = 12


def checked(name: str, value: str, known: Any) -> None:
    """Refuse a word that is not on a closed list.

    Raises:
        UnknownName: It is none.
    """
    if value not in get_args(known):
        raise UnknownName(name, value, get_args(known))


class Names:
    """What the records of a release are called in one language."""

    def __init__(self, store: Store, language: Language) -> None:
        """Take the release and the language.

        Raises:
            UnknownName: The language is none of ours.
        """
        checked("language", language, Language)
        self.store = store
        self.language: Language = language

    def say(self, english: str, **values: object) -> str:
        """Return a phrase in the language, its gaps filled."""
        text = CHINESE.get(english, english)
        if self.language == "en":
            text = OF_ONE.get(english, english) if values.get("count") in {1, "1"} else english
        return text.format(**values) if values else text

    def join(self, texts: Iterable[str]) -> str:
        """Return texts as a list in one line; empty ones are left out."""
        return (", " if self.language == "en" else "，").join(filter(None, texts))

    def of(self, table: str, key: str) -> str:
        """Return a record's name."""
        record: Any = self.store.record(table, key)
        chinese = getattr(record, "name_zh", None)
        if self.language == "en" or not chinese:
            return str(record.name)
        return _short(record) if table == "regions" else str(chinese)

    def all_of(self, table: str, keys: Iterable[str]) -> str:
        """Return the names of several records."""
        return ("、" if self.language == "zh" else ", ").join(self.of(table, key) for key in keys)

    def document(self, key: str) -> str:
        """Return what a document is called."""
        record: Any = self.store.record("documents", key)
        return str((self.language == "zh" and record.title) or record.label)

    def unit(self, unit: Unit) -> str:
        """Return a unit's symbol, in Chinese its word where it has one."""
        if self.language == "en":
            return str(unit.symbol)
        known = CHINESE.get(unit.symbol)
        wide = (each for each in unit.aliases if each and east_asian_width(each[0]) == "W")
        return known or next(wide, str(unit.symbol))

    def release(self) -> str:
        """Return which release the picture is of, with the first digits of its digest."""
        manifest = self.store.manifest
        return f"{manifest.title}, sha256:{manifest.digest[:_DIGEST]}"

    def sources(self, documents: Iterable[str]) -> str:
        """Return what a picture rests on: documents by name where they are few, and the release."""
        keys = list(dict.fromkeys(documents))
        if len(keys) <= 2:  # noqa: PLR2004 - more are no line
            named = self.join(self.document(key) for key in keys)
        else:
            genres = {self.store.record("documents", key).genre for key in keys}
            kind = "{count} work reports" if genres == {"work-report"} else "{count} documents"
            named = self.say(kind, count=len(keys))
        return self.say("Source: {named}; {release}.", named=named, release=self.release())

    def time(self, period: Period) -> str:
        """Return a period as a year, or from year to year, or as it is told."""
        return str(period).removeprefix("../").removesuffix("/..").replace("/", "–")


def _short(region: Region) -> str:
    """Return a province's Chinese name without what kind of unit it is."""
    name = str(region.name_zh)
    if str(region.id).startswith("CN-") and len(str(region.id)) == len("CN-AH"):
        for suffix in _SUFFIXES:
            if name.endswith(suffix):
                return name.removesuffix(suffix)
    return name


class Numbers:
    """Numbers of one picture, all in one unit and to one power of ten.

    `word` is what stands before the unit: million, or 万. With `floor` there is nothing below
    zero, so that what is from zero to five is told as five at most.
    """

    def __init__(
        self, values: Iterable[Decimal], language: Language, *, floor: bool = False
    ) -> None:
        """Take all values that are to be written."""
        self._floor = floor
        sizes = [abs(value) for value in values if value]
        least, most = min(sizes, default=Decimal(1)), max(sizes, default=Decimal(1))
        powers = _POWERS[language]
        power, self.word = next(
            (each for each in powers if least >= Decimal(10) ** each[0]), powers[-1]
        )
        if most / Decimal(10) ** power >= _MOST:
            power, self.word = next(
                each for each in (*reversed(powers), powers[0])
                if most / Decimal(10) ** each[0] < _MOST or each == powers[0]
            )  # fmt: skip
        self.factor = Decimal(10) ** power

    def one(self, value: Decimal) -> str:
        """Return a number with separators, and not more digits than a picture can use."""
        value = value / self.factor
        places = 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2  # noqa: PLR2004
        if value and abs(value) < _LEAST:
            return f"{value:.0e}".replace("-", "−")
        rounded = round(value, places)
        return f"{rounded.normalize():,f}".replace("-", "−")

    def bounds(self, interval: Interval) -> tuple[Decimal | None, Decimal | None]:
        """Return the bounds that tell something: zero tells nothing where all is above it."""
        low, high = interval.lower, interval.upper
        return (None, high) if self._floor and low == 0 and high else (low, high)

    def interval(self, interval: Interval) -> str:
        """Return an interval in few characters: `5`, `5–5.5`, `≥ 5`."""
        low, high = self.bounds(interval)
        if low is None and high is None:
            return "?"
        if low is None or high is None:
            bound, closed = (low, interval.lower_closed) if high is None else (
                high, interval.upper_closed
            )  # fmt: skip
            sign = (">" if high is None else "<") if not closed else ("≥" if high is None else "≤")
            return f"{sign} {self.one(bound or Decimal(0))}"
        if low == high:
            return self.one(low)
        dash = " to " if low < 0 else "–"
        return f"{self.one(low)}{dash}{self.one(high)}"
