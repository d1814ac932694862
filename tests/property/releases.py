"""Whole small releases, drawn at random, and releases that may follow them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from npf_corpus import (
    Anchor,
    Anchored,
    ClaimId,
    Component,
    Corpus,
    Document,
    DocumentId,
    Initiative,
    InitiativeId,
    Interval,
    Measure,
    MeasureId,
    Member,
    Mention,
    MentionId,
    NumericClaim,
    Organization,
    OrganizationId,
    Period,
    Person,
    PersonId,
    Quantity,
    Region,
    RegionId,
    Role,
    Sector,
    SectorId,
    Skipped,
    Statement,
    StatementId,
    Text,
    Tier,
    TierId,
    Unit,
    UnitId,
    parse_quantity,
)
from npf_corpus._manifest import Retired
from npf_corpus.anchoring import anchor_of
from npf_corpus.records import Record, TierName

_WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
_LISTS = st.lists(_WORDS, max_size=2, unique=True).map(tuple)
_DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))

_UNITS = (
    Unit(UnitId("count"), "count", (), "count", "things", Decimal(1), integral=True, code=None),
    Unit(
        UnitId("project"),
        "project",
        ("项目",),
        "count",
        "projects",
        Decimal(1),
        integral=True,
        code=None,
    ),
    Unit(UnitId("percent"), "percent", ("%",), "ratio", "%", Decimal(1), integral=False, code="%"),
    Unit(UnitId("CNY"), "yuan", ("元",), "money", "CNY", Decimal(1), integral=False, code="CNY"),
)
_MEASURES = (
    Measure(
        MeasureId("projects"), "Projects", (), "count", Interval.parse("[0,)"), None, "Things done."
    ),
    Measure(
        MeasureId("share"), "Share", (), "ratio", Interval.parse("[0,100]"), "all of it", "A part."
    ),
    Measure(MeasureId("value"), "Value", (), "money", Interval.parse("[0,)"), None, "Its worth."),
)


class _Figure(NamedTuple):
    sentence: str
    surface: str
    measure: str
    unit: str


_FIGURES = (
    _Figure("They carried out more than 2,000 projects.", "more than 2,000", "projects", "project"),
    _Figure("Over 60% of it is new.", "Over 60%", "share", "percent"),
    _Figure("It is worth nearly 1 trillion yuan.", "nearly 1 trillion yuan", "value", "CNY"),
    _Figure("Some 300 of them came.", "300", "projects", "count"),
    _Figure("合作完成十几个项目。", "十几个", "projects", "project"),
    _Figure("产值近300亿元。", "近300亿元", "value", "CNY"),
)
_PLAIN = ("Nothing is counted here.", "这里没有数字。")


@st.composite
def releases(draw: st.DrawFn) -> list[Record]:
    """Draw the records of a valid release, in any order."""
    names = _vocabularies(draw)
    keys = draw(st.lists(st.sampled_from("abc"), unique=True, max_size=2))
    records: list[Record] = [*_UNITS, *_MEASURES, *names]
    for key in keys:
        records += _document(draw, f"doc-{key}", names)
    records += _initiatives(draw, records)
    return draw(st.permutations(records))


def _ids(records: Sequence[Any], kind: type[Any]) -> st.SearchStrategy[Any]:
    """Choose some of the ids of one kind of record."""
    known = sorted(record.id for record in records if type(record) is kind)
    if not known:
        return st.just(())
    return st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple)


def _one(records: Sequence[Any], kind: type[Any]) -> st.SearchStrategy[Any]:
    """Choose the id of a record, or none."""
    return _ids(records, kind).map(lambda keys: next(iter(keys), None))


def _vocabularies(draw: st.DrawFn) -> list[Record]:
    country = Region(RegionId("XA"), draw(_WORDS), None, "country", None, (), draw(_LISTS), None)
    regions = [country]
    for place in range(draw(st.integers(0, 2))):
        key = RegionId(f"XA-{place}")
        name = draw(_WORDS)
        regions.append(Region(key, name, name, "province", country.id, (), draw(_LISTS), None))
    members = tuple(
        Member(key, draw(st.sampled_from(("full", "partial"))))
        for key in draw(_ids(regions, Region))
    )
    regions.append(
        Region(RegionId("some-of-them"), draw(_WORDS), None, "group", None, members, (), None)
    )
    records: list[Record] = [*regions]
    for place in range(draw(st.integers(1, 3))):
        broader = draw(_ids(records, Sector))
        sector = SectorId(f"sector-{place}")
        records.append(Sector(sector, draw(_WORDS), None, broader, draw(_LISTS), draw(_WORDS)))
    for place in range(draw(st.integers(1, 2))):
        parent, region = draw(_one(records, Organization)), draw(_one(records, Region))
        body = OrganizationId(f"body-{place}")
        records.append(Organization(body, draw(_WORDS), "press", parent, region, draw(_LISTS)))
    return records


def _document(draw: st.DrawFn, key: str, names: Sequence[Record]) -> list[Record]:
    """Draw a document with its statements, claims, mentions and tiers, and one who speaks in it."""
    document = DocumentId(key)
    pool = st.sampled_from(_FIGURES) | st.sampled_from(_PLAIN)
    parts = draw(st.lists(pool, min_size=1, max_size=3))
    sentences = [part.sentence if isinstance(part, _Figure) else part for part in parts]
    text = "DATELINE\n\n" + draw(st.sampled_from((" ", "\n", "\n\n"))).join(sentences) + "\n"
    at_hand = draw(st.booleans())

    def anchor(start: int, length: int) -> Anchor | None:
        return anchor_of(text, start, start + length) if at_hand else None

    title = Role(draw(_WORDS), draw(_one(names, Organization)), document, None)
    person = Person(PersonId(f"speaker-{key}"), draw(_WORDS), draw(_LISTS), (title,))
    found: list[Record] = [person]
    start = 0
    for place, (part, sentence) in enumerate(zip(parts, sentences, strict=True), 1):
        start = text.index(sentence, start)
        regions, sectors = draw(_ids(names, Region)), draw(_ids(names, Sector))
        speaking = draw(st.booleans())
        statement = Statement(
            id=StatementId(f"{key}.s{place}"),
            document=document,
            anchor=anchor(start, len(sentence)),
            kind=draw(st.sampled_from(("goal", "context"))),
            gist=draw(_WORDS),
            speakers=(person.id,) if speaking else (),
            speaker_label=None,
            attribution="quoted" if speaking else "narrator",
            regions=regions,
            sectors=sectors,
            initiatives=(),
        )
        found.append(statement)
        if isinstance(part, _Figure):
            at = start + sentence.index(part.surface)
            found += _claim(draw, statement, part, anchor(at, len(part.surface)), place)
        if sectors:
            tier: TierName = draw(st.sampled_from(("future", "traditional")))
            named = TierId(f"{key}.t{place}")
            found.append(Tier(named, sectors[0], tier, document, statement.anchor))
            found.append(
                Mention(
                    MentionId(f"{key}.m{place}n"),
                    document,
                    statement.anchor,
                    "sector",
                    sectors[0],
                    None,
                    (),
                )
            )
        start += len(sentence)
    dateline = anchor(0, len("DATELINE"))
    published = draw(_DAYS)
    found.append(
        Document(
            id=document,
            title=draw(st.none() | _WORDS),
            label=draw(_WORDS),
            publisher=OrganizationId("body-0"),
            authors=draw(_LISTS),
            url=f"https://example.org/{key}",
            published=published,
            asserted=None,
            language=draw(st.sampled_from(("en", "zh-Hans"))),
            genre="report",
            fidelity="original",
            derived_from=None,
            text=Text(sha256(text.encode()).hexdigest(), len(text)) if at_hand else None,
            skipped=(Skipped(dateline, "dateline"),) if dateline else (),
            caveats=draw(_LISTS),
        )
    )
    return found


def _claim(
    draw: st.DrawFn, statement: Statement, figure: _Figure, anchor: Anchor | None, place: int
) -> list[Record]:
    """Draw the claim of a figure, and the mention of its number."""
    read = parse_quantity(figure.surface)
    measure = next(each for each in _MEASURES if each.id == figure.measure)
    inferred = figure.unit == "count"
    later = draw(st.booleans())
    claim = NumericClaim(
        id=ClaimId(f"{statement.document}.c{place}"),
        document=statement.document,
        statement=statement.id,
        anchor=anchor,
        measure=measure.id,
        quantity=Quantity(
            surface=figure.surface,
            reading=read.reading,
            interval=read.interval.clip(measure.domain),
            nominal=read.nominal,
            unit=figure.unit,
            unit_basis="inferred" if inferred else "stated",
        ),
        regions=statement.regions,
        sectors=statement.sectors,
        initiative=None,
        modality="targeted" if later else "achieved",
        as_of=None,
        deadline=Period(None, draw(_DAYS)) if later else None,
        distribution="single",
        item_of=None,
        disputed=False,
        caveats=("What is counted is inferred.",) if inferred else draw(_LISTS),
    )
    mention = Mention(
        MentionId(f"{statement.document}.m{place}"),
        statement.document,
        anchor,
        "number",
        None,
        "claim",
        (claim.id,),
    )
    return [claim, mention]


def _initiatives(draw: st.DrawFn, records: list[Record]) -> list[Record]:
    found: list[Record] = []
    places = [
        Anchored(record.document, record.anchor)
        for record in records
        if isinstance(record, Statement) and record.anchor
    ]
    for place in range(draw(st.integers(0, 2))):
        sectors = draw(_ids(records, Sector))
        parts = (Component(draw(_WORDS), Decimal(3), "representative", sectors),)
        found.append(
            Initiative(
                id=InitiativeId(f"plan-{place}"),
                name=draw(_WORDS),
                name_zh=draw(st.none() | _WORDS),
                aliases=draw(_LISTS),
                kind="plan",
                status="planned",
                summary=draw(_WORDS),
                regions=draw(_ids(records, Region)),
                sectors=sectors,
                lead=draw(_one(records, Organization)),
                part_of=draw(_one(found, Initiative)),
                components=parts if sectors else (),
                anchors=(places[0],) if places else (),
            )
        )
    return found


class Step(NamedTuple):
    """What makes one release of another.

    Attributes:
        records: The records of the later release.
        retired: Ids that only the earlier one has.
        added: Ids that only the later one has.
        corrected: Ids of records that both have, with other fields.
    """

    records: list[Record]
    retired: frozenset[str]
    added: frozenset[str]
    corrected: frozenset[str]


@st.composite
def steps(draw: st.DrawFn, before: list[Record]) -> Step:
    """Draw a release that may follow another: documents come and go, words change."""
    found: list[Any] = list(before)
    if draw(st.booleans()):
        names = [record for record in found if isinstance(record, Region | Sector | Organization)]
        found += _document(draw, "doc-new", names)
    for key in draw(_ids(before, Document).map(lambda keys: keys[:1])):
        found = _without(found, key)
    for place in draw(st.lists(st.integers(0, len(found) - 1), max_size=3, unique=True)):
        found[place] = _corrected(found[place], draw(_WORDS))
    was, now = ({record.id: record for record in records} for records in (before, found))
    corrected = frozenset(key for key in was.keys() & now.keys() if was[key] != now[key])
    return Step(
        found, frozenset(was.keys() - now.keys()), frozenset(now.keys() - was.keys()), corrected
    )


def _without(records: list[Any], key: str) -> list[Any]:
    """Return the records without a document and all that rests on it."""
    found: list[Any] = []
    for record in records:
        if key in (record.id, getattr(record, "document", None)):
            continue
        if isinstance(record, Person):
            roles = tuple(role for role in record.roles if role.document != key)
            found.append(evolve(record, roles=roles))
        elif isinstance(record, Initiative):
            anchors = tuple(each for each in record.anchors if each.document != key)
            found.append(evolve(record, anchors=anchors))
        else:
            found.append(record)
    return found


def _corrected(record: Any, word: str) -> Any:
    """Return a record with another word in a field that any law leaves alone."""
    for field in ("gist", "definition", "label", "name"):
        if hasattr(record, field) and not isinstance(record, Unit):
            return evolve(record, **{field: word})
    return evolve(record, caveats=(word,)) if isinstance(record, NumericClaim) else record


def corpus_of(records: list[Record], version: str = "1.0.0") -> Corpus:
    """Return the corpus of records, made on a fixed day."""
    return Corpus.from_records(
        records, version=version, date=date(2030, 1, 2), licence="CC0-1.0", citation="Drawn."
    )


def tombstones(step: Step, since: str) -> tuple[Retired, ...]:
    """Return the tombstones of what a step retires, in some order."""
    successors = tuple(sorted(step.added))[:1]
    return tuple(Retired(key, since, "withdrawn", successors) for key in sorted(step.retired))
