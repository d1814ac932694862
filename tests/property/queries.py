"""Small linked corpora for the laws of queries, sealed in memory: nothing here touches a disk.

Hypothesis draws the sizes, which shrink, and a seed for all that links them.
"""

# ruff: noqa: S311 - links need no secrecy

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import strategies as st
from made_up import (
    at,
    body,
    claim,
    document,
    initiative,
    measure,
    mention,
    person,
    region,
    sector,
    statement,
    tier,
)  # fmt: skip

from npf_corpus import records as r
from npf_corpus.corpus import Corpus, of_files
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.query import _values
from npf_corpus.records._kinds import MENTIONED
from npf_corpus.release._manifest import Retired
from npf_corpus.release._write import seal

Rows = dict[str, tuple[Any, ...]]
"""Table name to records, in dataset order."""

UNITS = tuple(
    r.Unit(r.UnitId(key), name, (), dimension, key, Decimal(factor), integral, code)
    for key, name, dimension, factor, integral, code in (
        ("count", "count", "count", "1", True, None),
        ("project", "project", "count", "1", True, None),
        ("dozen-project", "dozen projects", "count", "12", True, None),
        ("person", "person", "count", "1", True, None),
        ("CNY", "yuan", "money", "1", False, "CNY"),
        ("CNY-wan", "ten thousand yuan", "money", "10000", False, "CNY"),
        ("USD", "dollar", "money", "1", False, "USD"),
        ("shell", "shell", "money", "1", False, None),
        ("bead", "bead", "money", "1", False, None),
        ("percent", "percent", "ratio", "1", False, "%"),
        ("permille", "permille", "ratio", "0.1", False, None),
        ("percentage-point", "percentage point", "percentage-point", "1", False, None),
        ("day", "day", "duration", "1", True, "d"),
        ("week", "week", "duration", "7", True, "wk"),
        ("hour", "hour", "duration", "0.0417", False, "h"),
    )
)
"""Several dimensions, factors above and below one, money with and without a code."""

WORDS = (
    "alpha", "Alpha", "alphabet", "R&D", "R", "2.5", "2", "5", "2,000", "6G", "café", "CAFE",
    "新材料", "材料", "AI技术", "ＡＩ", "低空经济", "水",
)  # fmt: skip
"""Words of which some hold others, as whole words or not."""

_ENDS = [Decimal(tenths) / 4 for tenths in range(-8, 80)] + [Decimal(10) ** 30, Decimal("0.1")]


@frozen
class Case:
    """A corpus and the records that it was made of."""

    corpus: Corpus
    rows: Rows = field(repr=False)


def interval(chance: Random, *, whole: bool) -> Interval:
    """Return an interval, open, closed or missing at either end, that has an admissible value."""
    while True:
        low, high = sorted((chance.choice(_ENDS), chance.choice(_ENDS)))
        if chance.random() < 0.2:
            high = low
        lower = None if chance.random() < 0.25 else low
        upper = None if chance.random() < 0.25 else high
        closed = (chance.random() < 0.5, chance.random() < 0.5)
        try:
            made = Interval(
                lower, upper, closed[0] and lower is not None, closed[1] and upper is not None
            )
            made.worlds(whole=whole)
        except ValueError:
            continue
        return made


def _some(chance: Random, among: list[Any], most: int = 2) -> tuple[Any, ...]:
    return tuple(chance.sample(among, chance.randint(0, min(most, len(among)))))


def _one(chance: Random, among: list[Any]) -> Any:
    return chance.choice(among) if among and chance.random() < 0.5 else None


SIZES = {
    "regions": 6,
    "sectors": 6,
    "organizations": 2,
    "people": 2,
    "measures": 2,
    "documents": 3,
    "initiatives": 4,
    "statements": 6,
    "tiers": 4,
    "claims": 8,
    "mentions": 8,
}
"""Records of each kind in a corpus of ordinary size."""


class _Maker:
    """Makes each table after those that it refers to."""

    def __init__(
        self, seed: int, sizes: dict[str, int], units: tuple[r.Unit, ...], schema: int = 1
    ) -> None:
        self.schema = schema
        self.chance = Random(seed)
        self.facts = Random(seed + 1)  # drawn apart, so that a seed links as it always did
        self.sizes = sizes
        self.units = units
        self.rows: dict[str, list[Any]] = {table: [] for table in r.TABLES}
        self.rows["units"] = list(UNITS)
        for table in ("regions", "sectors", "organizations", "people", "measures", "documents"):
            for number in range(sizes[table]):
                self.rows[table].append(getattr(self, f"_{table}")(number))
        for table in ("initiatives", "statements", "tiers", "claims", "mentions"):
            for number in range(sizes[table]):
                self.rows[table].append(getattr(self, f"_{table}")(number))

    def _of_schema_2(self, **choices: tuple[str, ...]) -> dict[str, Any]:
        """Return one of the choices for each field that schema 1 does not have."""
        if self.schema == 1:
            return {}
        return {name: self.facts.choice(among) for name, among in choices.items()}

    def _words(self, most: int = 3) -> str:
        """Return some words, Chinese and others, together or apart."""
        count = self.facts.randint(0, most)
        return "".join(
            self.facts.choice(WORDS) + self.facts.choice((" ", "-", "", "，")) for _ in range(count)
        )

    def _time(self) -> r.Period | None:
        """Return a day, some days, or a time open at one end."""
        days = sorted(date(self.facts.randint(2023, 2027), month, 31) for month in (1, 12))
        start, end = self.facts.choice(
            ((days[0], days[1]), (None, days[1]), (days[0], None), (days[0], days[0]))
        )
        return r.Period(start, end) if self.facts.random() < 0.8 else None

    def ids(self, table: str) -> list[Any]:
        return [record.id for record in self.rows[table]]

    def _regions(self, number: int) -> r.Region:
        names = [f"r{other}" for other in range(self.sizes["regions"]) if other != number]
        parent = _one(self.chance, self.ids("regions"))
        members = tuple(
            r.Member(r.RegionId(name), self.chance.choice(("full", "partial")))
            for name in _some(self.chance, names)
        )
        return region(f"r{number}", "group", parent, name=f"Region {number}", members=members)

    def _sectors(self, number: int) -> r.Sector:
        broader = _some(self.chance, self.ids("sectors"))
        name, aliases = f"Sector {number} {self._words()}", (self._words(), "x")
        chinese = self._words() or None
        return sector(f"k{number}", *broader, name=name, name_zh=chinese, aliases=aliases)

    def _organizations(self, number: int) -> r.Organization:
        where = _one(self.chance, self.ids("regions"))
        return body(f"o{number}", name=f"Body {number}", region=where)

    def _people(self, number: int) -> r.Person:
        return person(f"p{number}", name=f"Person {number}")

    def _measures(self, number: int) -> r.Measure:
        fields = self._of_schema_2(theme=("energy", "talent"))
        made = measure(f"m{number}", "any", "(,)")
        return evolve(made, name=f"Measure {number}", definition="", **fields)

    def _documents(self, number: int) -> r.Document:
        return document(
            f"d{number}",
            label=f"Document {number} {self._words()}".strip(),
            publisher=self.facts.choice(self.ids("organizations")),
            published=date(self.facts.randint(2024, 2026), 1, 1),
            asserted=self.facts.choice((None, date(self.facts.randint(2023, 2025), 12, 31))),
            genre=self.facts.choice(("news", "transcript", "essay")),
        )

    def _initiatives(self, number: int) -> r.Initiative:
        part = r.Component("part", None, "representative", _some(self.chance, self.ids("sectors")))
        places = _some(self.chance, self.ids("documents"))
        return initiative(
            f"i{number}",
            name=f"Initiative {number}",
            summary="",
            regions=_some(self.chance, self.ids("regions")),
            sectors=_some(self.chance, self.ids("sectors")),
            part_of=_one(self.chance, self.ids("initiatives")),
            components=(part,),
            anchors=tuple(r.Anchored(key, at(0, 1)) for key in places),
        )

    def _statements(self, number: int) -> r.Statement:
        start = number * 100
        return statement(
            f"s{number}",
            document=self.chance.choice(self.ids("documents")),
            anchor=at(start, start + 80) if self.chance.random() < 0.8 else None,
            gist=self._words(4),
            speakers=_some(self.chance, self.ids("people") + self.ids("organizations")),
            attribution="reported",
            regions=_some(self.chance, self.ids("regions")),
            sectors=_some(self.chance, self.ids("sectors")),
            initiatives=_some(self.chance, self.ids("initiatives")),
        )

    def _place(self) -> r.Anchor | None:
        """Return a place that lies in a statement, between two or nowhere."""
        start = self.chance.randrange(0, 100 * (self.sizes["statements"] + 1), 10)
        return at(start, start + 5) if self.chance.random() < 0.8 else None

    def _tiers(self, number: int) -> r.Tier:
        about = self.chance.choice(self.ids("sectors"))
        owner = self.chance.choice(self.ids("documents"))
        told: r.TierName = self.facts.choice(("future", "future", "traditional"))
        return tier(f"t{number}", sector=about, document=owner, tier=told, anchor=self._place())

    def _claims(self, number: int) -> r.NumericClaim:
        said = self.chance.choice(self.rows["statements"])
        unit = self.chance.choice(self.units)
        quantity = Quantity(
            self.facts.choice(("words", *WORDS)),
            "exactly",
            interval(self.chance, whole=unit.integral),
            None,
            unit.id,
            "stated" if self.chance.random() < 0.7 else "inferred",
        )
        return claim(
            f"c{number}",
            document=said.document,
            statement=said.id,
            anchor=self._place(),
            measure=self.chance.choice(self.ids("measures")),
            quantity=quantity,
            regions=_some(self.chance, self.ids("regions")),
            sectors=_some(self.chance, self.ids("sectors")),
            initiative=_one(self.chance, self.ids("initiatives")),
            modality=self.chance.choice(("achieved", "targeted", "forecast")),
            as_of=self._time(),
            deadline=self._time(),
            **self._of_schema_2(aspect=("level", "growth", "rank")),
        )

    def _mentions(self, number: int) -> r.Mention:
        named = [kind for kind, table in MENTIONED.items() if self.rows[table]]
        kind = self.chance.choice(["number", *named])
        entity = None if kind == "number" else self.chance.choice(self.ids(MENTIONED[kind]))
        return mention(
            f"n{number}",
            document=self.chance.choice(self.ids("documents")),
            anchor=self._place(),
            kind=kind,
            entity=entity,
            number_class="claim" if kind == "number" else None,
            claims=_some(self.chance, self.ids("claims")) if kind == "number" else (),
        )


def _in_order(record: Any) -> tuple[str, int, int, str]:
    """Return what dataset order sorts by: reading order, or the id where there is no place."""
    anchor = getattr(record, "anchor", None)
    place = (anchor.start, anchor.end) if anchor else (-1, -1)
    return (getattr(record, "document", ""), *place, record.id)


def case(
    seed: int,
    sizes: dict[str, int],
    *,
    units: tuple[r.Unit, ...] = UNITS,
    version: str = "1.0",
    retired: tuple[Retired, ...] = (),
    schema: int = 1,
) -> Case:
    """Return a corpus of so many records of each kind, with claims in some of the units."""
    rows = _Maker(seed, sizes, units, schema).rows
    corpus = sealed(rows, version=version, retired=retired, schema=schema)
    ordered = {table: tuple(sorted(records, key=_in_order)) for table, records in rows.items()}
    return Case(corpus, ordered)


def figures(*given: tuple[str, str, str]) -> Corpus:
    """Return a corpus of claims of these intervals, units and bases of units: c0, c1 and on."""
    made = _Maker(0, {**SIZES, "claims": len(given), "mentions": 0}, UNITS)
    made.rows["claims"] = [
        evolve(each, anchor=at(place, place + 1), document="d0", quantity=_worth(*figure))
        for place, (each, figure) in enumerate(zip(made.rows["claims"], given, strict=True))
    ]
    return sealed(made.rows)


def _worth(notation: str, unit: str, basis: Any) -> Quantity:
    return Quantity("words", "exactly", Interval.parse(notation), None, r.UnitId(unit), basis)


def sealed(rows: Mapping[str, Sequence[Any]], version: str = "1.0", **facts: Any) -> Corpus:
    """Return the corpus of a release of these tables, whatever laws they break."""
    stated = {"day": date(2025, 1, 1), "licence": "MIT", "citation": "", "schema": 1}
    return of_files(seal(rows, version=version, **{**stated, **facts}))


@contextmanager
def in_order() -> Iterator[None]:
    """Ask by value in the order of the values, as large corpora are asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_values, "_LARGE", 0)
        patch.setattr(_values, "_OFTEN", 0)
        yield


_FEW_CLAIMS = st.integers(0, 12)
_ALL_UNITS = st.just(UNITS)


@st.composite
def cases(
    draw: st.DrawFn,
    *,
    claims: st.SearchStrategy[int] = _FEW_CLAIMS,
    units: st.SearchStrategy[tuple[r.Unit, ...]] = _ALL_UNITS,
) -> Case:
    """Draw a corpus with as many claims as asked for, in those units, and few of all else."""
    few, at_least_one = st.integers(0, 6), st.integers(1, 6)
    sizes = {
        "regions": draw(at_least_one),
        "sectors": draw(at_least_one),
        "organizations": draw(st.integers(1, 2)),
        "people": draw(st.integers(1, 2)),
        "measures": 2,
        "documents": draw(st.integers(1, 3)),
        "initiatives": draw(few),
        "statements": draw(at_least_one),
        "tiers": draw(few),
        "claims": draw(claims),
        "mentions": draw(st.integers(0, 10)),
    }
    seed, schema = draw(st.integers(0, 2**32)), draw(st.sampled_from((1, 2)))
    return case(seed, sizes, units=draw(units), schema=schema)
