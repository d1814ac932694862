"""A small release of two made-up documents, one of them Chinese, with every kind of record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

from attrs import evolve

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
from npf_corpus.anchoring import anchor_of
from npf_corpus.records import Record

PORT, BAO = DocumentId("gazette-2031-harbour"), DocumentId("bao-2031-gangkou")

TEXTS = {
    PORT: (
        "HARBOUR GAZETTE\n\n"
        "The port of Wharfton runs more than 40 laboratories with schools. Its managers want "
        "nearly 3 billion yuan for new quays by 2035. “We build ships,” said Ann Quay.\n\n"
        "Over 60% of the cranes are electric. Nothing else is counted; Wharfton is calm.\n"
    ),
    BAO: (
        "港口日报\n\n沃夫顿港已建成十几个联合实验室。投资近300亿元，占全省两成以上。\n"
        "新能源船舶将成为未来产业。\n"
    ),
}


def _place(key: DocumentId, words: str) -> Anchor:
    start = TEXTS[key].index(words)
    return anchor_of(TEXTS[key], start, start + len(words))


def _unit(
    key: str, dimension: str, *words: str, integral: bool = False, code: str | None = None
) -> Unit:
    return Unit(UnitId(key), key, words, dimension, words[-1], Decimal(1), integral, code)


def _vocabularies() -> list[Record]:
    home, port = RegionId("XA"), RegionId("XA-1")
    ships, industry = SectorId("ships"), SectorId("industry")
    press = OrganizationId("harbour-gazette")
    office = Role("manager", OrganizationId("port-authority"), PORT, None)
    counts, shares = Interval.parse("[0,)"), Interval.parse("[0,100]")
    return [
        Region(home, "Farland", "远国", "country", None, (), (), None),
        Region(port, "Wharfton", "沃夫顿", "province", home, (), ("Wharf-ton", "沃夫顿港"), None),
        Region(RegionId("XA-2"), "Inland", None, "province", home, (), (), None),
        Region(
            RegionId("coast"),
            "The Coast",
            None,
            "group",
            None,
            (Member(port, "partial"),),
            (),
            None,
        ),
        Sector(industry, "Industry", "工业", (), (), "Making things."),
        Sector(ships, "Ships", "船舶", (industry,), ("shipping",), "Things that float."),
        Organization(press, "Harbour Gazette", "press", None, port, ("港口日报",)),
        Organization(OrganizationId("port-authority"), "Port Authority", "body", press, port, ()),
        Person(PersonId("ann-quay"), "Ann Quay", (), (office,)),
        Measure(
            MeasureId("labs"), "Laboratories", (), "count", counts, None, "Places of research."
        ),
        Measure(MeasureId("money"), "Investment", (), "money", counts, None, "Money put in."),
        Measure(MeasureId("share"), "Share", (), "ratio", shares, "all of it", "A part."),
        _unit("count", "count", "things", integral=True),
        _unit("laboratory", "count", "laboratories", "实验室", integral=True),
        _unit("CNY", "money", "元", code="CNY"),
        _unit("percent", "ratio", "%", code="%"),
    ]


def _document(key: DocumentId, language: str, skipped: str) -> Document:
    text = Text(sha256(TEXTS[key].encode()).hexdigest(), len(TEXTS[key]))
    return Document(
        id=key,
        title=None,
        label=f"Harbour news in {language}",
        publisher=OrganizationId("harbour-gazette"),
        authors=(),
        url=f"https://example.org/{key}",
        published=date(2031, 5, 6),
        asserted=None,
        language=language,
        genre="report",
        fidelity="original",
        derived_from=None,
        text=text,
        skipped=(Skipped(_place(key, skipped), "name of the paper"),),
        caveats=(),
    )


def _statement(key: DocumentId, number: int, words: str, *, speaker: str = "") -> Statement:
    return Statement(
        id=StatementId(f"{key}.s{number}"),
        document=key,
        anchor=_place(key, words),
        kind="achievement",
        gist="Something is so.",
        speakers=(PersonId(speaker),) if speaker else (),
        speaker_label=None,
        attribution="quoted" if speaker else "narrator",
        regions=(RegionId("XA-1"),),
        sectors=(SectorId("ships"),),
        initiatives=(InitiativeId("quays"),),
    )


def _claim(
    statement: Statement, number: int, words: str, measure: str, unit: str, *, later: bool = False
) -> list[Record]:
    key, anchor = statement.document, _place(statement.document, words)
    claim = NumericClaim(
        id=ClaimId(f"{key}.c{number}"),
        document=key,
        statement=statement.id,
        anchor=anchor,
        measure=MeasureId(measure),
        quantity=evolve(parse_quantity(words), unit=UnitId(unit), unit_basis="stated"),
        regions=statement.regions,
        sectors=(),
        initiative=InitiativeId("quays"),
        modality="targeted" if later else "achieved",
        as_of=None if later else Period(None, date(2031, 5, 6)),
        deadline=Period(None, date(2035, 12, 31)) if later else None,
        distribution="single",
        item_of=None,
        disputed=False,
        caveats=(),
    )
    if measure == "share":
        claim = evolve(claim, quantity=_clipped(claim))
    named = MentionId(f"{key}.m{number}")
    return [claim, Mention(named, key, anchor, "number", None, "claim", (claim.id,))]


def _clipped(claim: NumericClaim) -> Quantity:
    interval = claim.quantity.interval.clip(Interval.parse("[0,100]"))
    return evolve(claim.quantity, interval=interval)


def corpus() -> Corpus:
    """Return the release."""
    labs = _statement(PORT, 1, "The port of Wharfton runs more than 40 laboratories with schools.")
    want = _statement(PORT, 2, "Its managers want nearly 3 billion yuan for new quays by 2035.")
    said = _statement(PORT, 3, "“We build ships,” said Ann Quay.", speaker="ann-quay")
    cranes = _statement(PORT, 4, "Over 60% of the cranes are electric.")
    calm = _statement(PORT, 5, "Nothing else is counted; Wharfton is calm.")
    built = _statement(BAO, 1, "沃夫顿港已建成十几个联合实验室。")
    spent = _statement(BAO, 2, "投资近300亿元，占全省两成以上。")
    ships = _statement(BAO, 3, "新能源船舶将成为未来产业。")
    part = Component("Quays", Decimal(12), "representative", (SectorId("ships"),))
    return Corpus.from_records(
        [
            *_vocabularies(),
            _document(PORT, "en", "HARBOUR GAZETTE"),
            _document(BAO, "zh-Hans", "港口日报"),
            *(labs, want, said, cranes, calm, built, spent, ships),
            *_claim(labs, 1, "more than 40", "labs", "laboratory"),
            *_claim(want, 2, "nearly 3 billion yuan", "money", "CNY", later=True),
            *_claim(cranes, 3, "Over 60%", "share", "percent"),
            *_claim(built, 1, "十几个", "labs", "laboratory"),
            *_claim(spent, 2, "近300亿元", "money", "CNY"),
            *_claim(spent, 3, "两成以上", "share", "percent"),
            Mention(
                MentionId(f"{PORT}.m4"), PORT, _place(PORT, "2035"), "number", None, "date", ()
            ),
            Mention(
                MentionId(f"{PORT}.n1"),
                PORT,
                _place(PORT, "Wharfton"),
                "region",
                RegionId("XA-1"),
                None,
                (),
            ),
            Tier(TierId(f"{BAO}.t1"), SectorId("ships"), "future", BAO, _place(BAO, "未来产业")),
            Initiative(
                id=InitiativeId("quays"),
                name="New Quays",
                name_zh=None,
                aliases=("quays",),
                kind="project",
                status="planned",
                summary="Quays are to be built.",
                regions=(RegionId("XA-1"),),
                sectors=(SectorId("ships"),),
                lead=OrganizationId("port-authority"),
                part_of=None,
                components=(part,),
                anchors=(Anchored(PORT, _place(PORT, "new quays")),),
            ),
        ],
        version="1.0.0",
        date=date(2031, 7, 1),
        licence="CC0-1.0",
        citation="Somebody (2031). Harbour news.",
    )
