"""Sentences to draw, in English and Chinese, with all that they name and count, at their places."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from attrs import evolve

from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, Reading, UnitBasis, UnitId
from npf_corpus.records import Aspect, MentionKind, NumberClass, OrganizationId, PersonId, SectorId
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._figures import Language, quantity
from npf_corpus.strategies._names import MEASURES, UNITS, Names


class Body(NamedTuple):
    """What a sentence says of a region.

    Attributes:
        language: Language of its words.
        words: Its words, with `{R}` for the region and `{F}` for each figure.
        measure: What the figures measure, None where it has none.
        figures: Units of the figures, as the words state or suggest them.
        aspect: What the figures are of the measure.
        since: The first schema that has such sentences.
    """

    language: Language
    words: str
    measure: str | None = None
    figures: tuple[str, ...] = ()
    aspect: Aspect = "level"
    since: int = 1


BODIES: Mapping[str, Body] = {
    "plain": Body("en", "{R} rests"),
    "works": Body("en", "{R} has {F} projects", "works", ("project",)),
    "share": Body("en", "{R} makes {F} of it", "share", ("percent",)),
    "worth": Body("en", "{R} sold goods worth {F}", "worth", ("CNY",)),
    "guests": Body("en", "{R} saw {F} come", "works", ("count",)),
    "growth": Body("en", "{R} {F} its output", "growth", ("factor",), "growth"),
    "parks": Body("en", "{R} will build {F} {F} parks", "works", ("park", "level")),
    "plain-zh": Body("zh", "{R}在休息"),
    "firms-zh": Body("zh", "{R}有{F}企业", "works", ("enterprise",)),
    "worth-zh": Body("zh", "{R}产值{F}", "worth", ("CNY",)),
    "share-zh": Body("zh", "{R}占{F}", "share", ("percent",)),
    "term": Body("en", "{R} speaks of new quality productive forces", since=2),
    "rise": Body("en", "Output of {R} grew {F}", "worth", ("percent",), "growth", 2),
    "fall": Body("en", "Output of {R} fell {F}", "worth", ("percent",), "decline", 2),
    "yearly": Body("en", "Output of {R} grew {F} a year", "worth", ("percent",),
                   "average-growth", 2),
    "gain": Body("en", "Its share in {R} rose {F}", "share", ("percentage-point",), "increase", 2),
    "place": Body("en", "{R} is {F} by output", "worth", ("rank",), "rank", 2),
    "ratio": Body("en", "{R} makes {F} of the average", "worth", ("percent",), "relative", 2),
    "rise-zh": Body("zh", "{R}产值增长{F}", "worth", ("percent",), "growth", 2),
    "fall-zh": Body("zh", "{R}产值下降{F}", "worth", ("percent",), "decline", 2),
    "yearly-zh": Body("zh", "{R}产值年均增长{F}", "worth", ("percent",), "average-growth", 2),
}  # fmt: skip
TAILS = ("date", "sector", "plan", "speaker", "threshold")
"""Tails of a sentence; a Chinese one takes only a date, one of schema 1 no threshold."""


class Figure(NamedTuple):
    """A figure at its place, with what it measures; `each` where it holds of each of the last."""

    start: int
    end: int
    quantity: Quantity
    measure: str
    each: bool
    aspect: Aspect


class Named(NamedTuple):
    """A name or a date at its place."""

    start: int
    end: int
    kind: MentionKind
    entity: str | None
    number_class: NumberClass | None


class Sentence(NamedTuple):
    """A sentence at its place in a text, without the white space around it."""

    start: int
    end: int
    body: str
    figures: list[Figure]
    named: list[Named]
    sectors: tuple[SectorId, ...]
    speakers: tuple[PersonId | OrganizationId, ...]
    plan: bool


class Writer:
    """Writes a text from its start, and notes what stands where."""

    def __init__(self, chance: Chance, known: Names, schema: int) -> None:
        self.text = ""
        self._schema = schema
        self._chance = chance
        self._known = known
        self._figures: list[Figure] = []
        self._named: list[Named] = []

    def write(self, words: str) -> tuple[int, int]:
        """Add words, and return their place."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def _name(self, words: str, kind: MentionKind, entity: str) -> None:
        self._named.append(Named(*self.write(words), kind, entity, None))

    def sentence(self, name: str, tails: frozenset[str]) -> Sentence:
        """Add a sentence with that body and those tails, and return it."""
        self._figures, self._named = [], []
        start, chance = len(self.text), self._chance
        body = BODIES[name]
        if "date" in tails:
            self._date(body.language)
        region = chance.pick(self._known.regions)
        before, _, words = body.words.partition("{R}")
        head, *pieces = words.split("{F}")
        self.write(before)
        own = region.name if body.language == "en" else region.name_zh or region.name
        self._name(own, "region", region.id)
        self.write(head)
        for piece, unit in zip(pieces, body.figures, strict=True):
            self._figure(body, unit)
            self.write(piece)
        sectors: tuple[SectorId, ...] = ()
        speakers: tuple[PersonId | OrganizationId, ...] = ()
        if "sector" in tails and body.language == "en":
            sector = chance.pick(self._known.sectors)
            sectors = (sector.id,)
            self.write(" in ")
            self._name(sector.name, "sector", sector.id)
        plan = "plan" in tails and body.language == "en"
        if plan:
            self.write(" for ")
            self._name(self._known.initiatives[0].name, "initiative", self._known.initiatives[0].id)
        if "speaker" in tails and body.language == "en":
            speakers = self._speaker()
        if "threshold" in tails and body.language == "en":
            self.write(", not counting firms with a staff of ")
            self._named.append(Named(*self.write("50"), "number", None, "threshold"))
        self.write("." if body.language == "en" else "。")
        return Sentence(
            start, len(self.text), name, self._figures, self._named, sectors, speakers, plan
        )

    def _date(self, language: Language) -> None:
        year = self._chance.number(2020, 2030)
        self.write("In " if language == "en" else "")
        place = self.write(str(year) if language == "en" else f"{year}年")
        self._named.append(Named(*place, "number", None, "date"))
        self.write(", " if language == "en" else "，")

    def _speaker(self) -> tuple[PersonId | OrganizationId, ...]:
        bodies, people = self._known.organizations, self._known.people
        self.write(", said ")
        if people and not self._chance.maybe():
            person = self._chance.pick(people)
            self._name(person.name, "person", person.id)
            return (person.id,)
        body = self._chance.pick(bodies)
        self._name(body.name, "organization", body.id)
        return (body.id,)

    def _figure(self, body: Body, unit: str) -> None:
        read = _read(self._chance, body.language, unit)
        place = self.write(read.surface)
        level = unit == "level"
        measure = "worth" if level else str(body.measure)
        interval = read.interval
        if level or body.aspect == "level" or self._schema == 1:
            interval = interval.clip(MEASURES[measure].domain)
        read = evolve(read, interval=interval)
        self._figures.append(Figure(*place, read, measure, level, body.aspect))


_FIXED: Mapping[str, tuple[str, Reading]] = {
    "park": ("two", "exactly"),
    "factor": ("doubled", "fold"),
    "percentage-point": ("2 percentage points", "exactly"),
    "rank": ("ranked second", "rank"),
}
"""Words that mean 2 of a unit, and how they are read."""


def _read(chance: Chance, language: Language, unit: str) -> Quantity:
    """Return a figure in a unit, which its words, the sentence or nothing states."""
    if unit == "level":
        number = chance.number(2, 9)
        floor = Decimal(number * 10**9)
        interval = Interval(floor, None, lower_closed=True, upper_closed=False)
        return Quantity(
            f"{number}-billion-level", "level", interval, floor, UnitId("CNY"), "inferred"
        )
    if unit in _FIXED:
        two = Decimal(2)
        interval = Interval(two, two, lower_closed=True, upper_closed=True)
        words, reading = _FIXED[unit]
        whole = UNITS[unit].integral
        return Quantity(words, reading, interval, two, UnitId(unit), "stated", whole=whole)
    stated = unit if unit in {"percent", "CNY"} else None
    read = quantity(chance, language, units=(stated,))
    basis: UnitBasis = "inferred" if unit == "count" else "stated"
    return evolve(read, unit=UnitId(unit), unit_basis=basis, whole=UNITS[unit].integral)
