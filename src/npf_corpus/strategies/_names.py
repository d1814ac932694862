"""Made-up vocabularies to draw corpora from: places, trades, bodies, people, units, measures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, get_args

from attrs import evolve

from npf_corpus.intervals import Interval
from npf_corpus.records import (
    Aim,
    Initiative,
    InitiativeId,
    Match,
    Measure,
    MeasureId,
    Member,
    Organization,
    OrganizationId,
    Person,
    PersonId,
    Record,
    Region,
    RegionId,
    Sector,
    SectorCode,
    SectorId,
    Theme,
    Unit,
    UnitId,
)
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._figures import interval


def _unit(key: str, dimension: str, *aliases: str, code: str | None = None) -> Unit:
    whole = dimension == "count"
    return Unit(UnitId(key), key, aliases, dimension, key, Decimal(1), integral=whole, code=code)


UNITS: Mapping[str, Unit] = {
    unit.id: unit
    for unit in (
        _unit("count", "count"),
        _unit("project", "count", "projects"),
        _unit("park", "count", "parks"),
        _unit("enterprise", "count", "家"),
        _unit("CNY", "money", "yuan", "元", code="CNY"),
        _unit("percent", "ratio", "%", code="%"),
        _unit("factor", "factor", "doubled"),
        _unit("percentage-point", "percentage-point", "points"),
        _unit("rank", "rank"),
    )
}
"""The units of schema 1; since schema 2 a classifier is no name of one."""

_ALIASES_2: Mapping[str, tuple[str, ...]] = {"enterprise": ("企业",)}


def units(schema: int) -> list[Unit]:
    """Return the units of a schema."""
    if schema == 1:
        return list(UNITS.values())
    return [evolve(each, aliases=_ALIASES_2.get(each.id, each.aliases)) for each in UNITS.values()]


def measures(chance: Chance, schema: int) -> list[Measure]:
    """Return the measures of a schema, since schema 2 with what they are about."""
    if schema == 1:
        return list(MEASURES.values())
    return [
        evolve(
            each,
            name_zh=chance.one((f"造{each.name}",)),
            theme=chance.pick(get_args(Theme)),
            aim=chance.one(get_args(Aim)),
        )
        for each in MEASURES.values()
    ]


def _measure(key: str, dimension: str, domain: str, denominator: str | None = None) -> Measure:
    return Measure(
        MeasureId(key), key, (), dimension, Interval.parse(domain), denominator, f"made-up {key}"
    )


MEASURES: Mapping[str, Measure] = {
    measure.id: measure
    for measure in (
        _measure("works", "count", "[0,)"),
        _measure("share", "ratio", "[0,100]", "all there is"),
        _measure("worth", "money", "[0,)"),
        _measure("growth", "factor", "[0,)"),
    )
}


def more_units(chance: Chance, schema: int) -> list[Record]:
    """Return at times a unit of another size, and a measure of which nothing is said."""
    if not chance.maybe():
        return []
    factor: Decimal | Fraction = Decimal(chance.number(2, 99)) / chance.pick((1, 10))
    if schema > 1 and chance.maybe():
        factor = Fraction(chance.pick((2000, 1, 10)), 3)
    crate = Unit(
        id=UnitId("crate"),
        name="crate",
        aliases=chance.few(chance.words),
        dimension=chance.pick(("count", "money", "ratio")),
        symbol="crates",
        factor=factor,
        integral=chance.maybe(),
        code=None,
    )
    weight = Measure(
        id=MeasureId("stock"),
        name="stock",
        aliases=chance.few(chance.words),
        dimension="count",
        domain=interval(chance),
        denominator=None,
        definition=chance.words(),
        theme=None if schema == 1 else "economy",
    )
    return [crate, weight]


COUNTRY = RegionId("XA")
"""A code that ISO 3166 leaves to its users."""

_PLACES = (
    ("Amber", "琥珀"), ("Birch", "桦树"), ("Cedar", "雪松"), ("Dune", "沙丘"), ("Elm", "榆树"),
)  # fmt: skip
_TRADES = ("glass", "silk", "tea", "timber")
_BODIES = ("Valley Press", "Glass Guild", "Tea House")
_PEOPLE = ("Ann Lee", "Bo Chen", "Cy Wu")
_PLANS = ("Valley Plan", "River Plan")


_IN_CHINESE = {
    "Valley Press": "谷报", "Glass Guild": "玻璃会", "Tea House": "茶馆",
    "Ann Lee": "李安", "Bo Chen": "陈波", "Cy Wu": "吴思",
}  # fmt: skip


def _codes(chance: Chance, place: int, *, full: bool) -> tuple[SectorCode, ...]:
    """Return, at times, a code from a list of industries; no two sectors get the same."""
    if not (full or chance.maybe()):
        return ()
    return (SectorCode("gbt4754-2017", f"C{13 + place}", chance.pick(get_args(Match))),)


def _key(name: str) -> str:
    return name.lower().replace(" ", "-")


class Names(NamedTuple):
    """What documents may speak of. Sequences shrink to their first."""

    regions: list[Region]
    sectors: list[Sector]
    organizations: list[Organization]
    people: list[Person]
    initiatives: list[Initiative]

    def records(self) -> list[Record]:
        """Return all of them except people and initiatives, which documents complete."""
        return [*self.regions, *self.sectors, *self.organizations]


def names(chance: Chance, schema: int, *, full: bool = False) -> Names:
    """Return names to speak of; with `full`, at least two of each kind, which are linked."""
    regions, sectors = _regions(chance, full=full), _sectors(chance, schema, full=full)
    spelt = {} if schema == 1 else _IN_CHINESE
    bodies = [
        Organization(
            id=OrganizationId(_key(name)),
            name=name,
            name_zh=chance.one((spelt[name],)) if spelt else None,
            kind="press",
            parent=None if not place else OrganizationId(_key(_BODIES[0])),
            region=COUNTRY if full else chance.one([each.id for each in regions]),
            aliases=chance.few(chance.words),
        )
        for place, name in enumerate(_BODIES[: chance.number(1 + full, 3)])
    ]
    people = [
        Person(
            PersonId(_key(name)),
            name,
            chance.few(chance.words),
            (),
            name_zh=chance.one((spelt[name],)) if spelt else None,
        )
        for name in _PEOPLE[: chance.number(int(full), 3)]
    ]
    plans: list[Initiative] = []
    for name in _PLANS[: chance.number(2 * full, 2)]:
        part_of = plans[0].id if plans and (full or chance.maybe()) else None
        plans.append(
            Initiative(
                id=InitiativeId(_key(name)),
                name=name,
                name_zh=None,
                aliases=chance.few(chance.words),
                kind=chance.pick(("plan", "programme")),
                status=chance.pick(("planned", "under-way", "unstated")),
                summary=chance.words(),
                regions=chance.some([each.id for each in regions]),
                sectors=chance.some([each.id for each in sectors]),
                lead=chance.one([each.id for each in bodies]),
                part_of=part_of,
                components=(),
                anchors=(),
            )
        )
    return Names(regions, sectors, bodies, people, plans)


def _regions(chance: Chance, *, full: bool) -> list[Region]:
    """Return a country, provinces, and at times a town and a group of some of them."""
    provinces = [
        Region(
            id=RegionId(f"{COUNTRY}-{name[:2].upper()}"),
            name=name,
            name_zh=name_zh,
            kind="province",
            parent=COUNTRY,
            members=(),
            aliases=chance.few(chance.words),
            adcode=None,
        )
        for name, name_zh in _PLACES[: chance.number(1 + full, len(_PLACES))]
    ]
    country = Region(COUNTRY, "Woodland", "林国", "country", None, (), (), None)
    found = [*provinces, country]
    if chance.maybe():
        parent = chance.pick(provinces).id
        found.append(
            Region(RegionId("ford-town"), "Ford Town", "渡口", "city", parent, (), (), None)
        )
    if full or chance.maybe():
        members = tuple(
            Member(region.id, chance.pick(("full", "partial")))
            for region in chance.some(found, most=3) or provinces[:1]
        )
        found.append(
            Region(RegionId("river-belt"), "River Belt", "河带", "group", None, members, (), None)
        )
    return found


def _sectors(chance: Chance, schema: int, *, full: bool) -> list[Sector]:
    found: list[Sector] = []
    for place, name in enumerate(_TRADES[: chance.number(1 + full, len(_TRADES))]):
        above = chance.some([each.id for each in found], most=1)
        if full and found:
            above = (found[0].id,)
        found.append(
            Sector(
                SectorId(name),
                name,
                None,
                above,
                chance.few(chance.words),
                f"our word for {name}",
                codes=_codes(chance, place, full=full) if schema > 1 else (),
            )
        )
    return found
