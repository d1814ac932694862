"""Small releases for tests: the plainest record of each kind, and a whole release to spoil.

Keys are ids, and each record is named like its id. A claim belongs to the document in its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import evolve

import npf_corpus as npf
from npf_corpus import records as r
from npf_corpus.anchoring import Normalisation, anchor_of
from npf_corpus.corpus import Corpus, of_files
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, parse_quantity
from npf_corpus.records._kinds import KIND_OF
from npf_corpus.release._converter import dump, plain
from npf_corpus.release._manifest import parse_manifest, sha256
from npf_corpus.release._write import seal
from npf_corpus.strategies._draft import Sketch, sealed

ABSENT: Any = object()

FORM: Normalisation = "npf-1"
"""The normal form of these releases, which are of schema 1."""

# The plainest record of each kind


def at(start: int, end: int) -> r.Anchor:
    """Return a place whose digests nobody looks at."""
    return r.Anchor(start, end, 1, "0" * 32, None, None)


def words(text: str, span: str) -> r.Anchor:
    """Return the true anchor of words of a text."""
    start = text.index(span)
    return anchor_of(text, start, start + len(span), form=FORM)


def document(key: str = "d", text: str | None = None, **fields: Any) -> r.Document:
    """Return a document, with a text if one is given."""
    held = (
        None if text is None else r.Text(sha256(text.encode("utf-8", "surrogatepass")), len(text))
    )
    plain = r.Document(
        id=r.DocumentId(key), title=None, label="D", publisher=r.OrganizationId("press"),
        authors=(), url="https://example.org/d", published=date(2024, 5, 20), asserted=None,
        language="en", genre="news", fidelity="original", derived_from=None, text=held,
        skipped=(), caveats=(),
    )  # fmt: skip
    return evolve(plain, **fields)


def region(key: str, kind: Any = "province", parent: str | None = None, **fields: Any) -> r.Region:
    """Return a region named like its id."""
    above = None if parent is None else r.RegionId(parent)
    return evolve(r.Region(r.RegionId(key), key, None, kind, above, (), (), None), **fields)


def sector(key: str, *broader: str, **fields: Any) -> r.Sector:
    """Return a sector named like its id."""
    above = tuple(map(r.SectorId, broader))
    return evolve(r.Sector(r.SectorId(key), key, None, above, (), "It."), **fields)


def tier(key: str = "d.t1", **fields: Any) -> r.Tier:
    """Return a tier of steel."""
    place = r.DocumentId("d")
    return evolve(r.Tier(r.TierId(key), r.SectorId("steel"), "future", place, None), **fields)


def body(key: str, **fields: Any) -> r.Organization:
    """Return an organization named like its id."""
    return evolve(r.Organization(r.OrganizationId(key), key, "body", None, None, ()), **fields)


def person(key: str, *roles: r.Role, **fields: Any) -> r.Person:
    """Return a person named like the id."""
    return evolve(r.Person(r.PersonId(key), key, (), roles), **fields)


def initiative(key: str = "plan", **fields: Any) -> r.Initiative:
    """Return an initiative named like its id."""
    plain = r.Initiative(
        r.InitiativeId(key), key, None, (), "plan", "planned", "A plan.", (), (), None, None, (), ()
    )
    return evolve(plain, **fields)


def measure(
    key: str, dimension: str = "count", domain: str = "[0,)", denominator: str | None = None
) -> r.Measure:
    """Return a measure named like its id."""
    held = Interval.parse(domain)
    return r.Measure(r.MeasureId(key), key, (), dimension, held, denominator, "It.")


def unit(key: str, dimension: str = "count", *aliases: str, factor: str = "1") -> r.Unit:
    """Return a unit named like its id."""
    counts = dimension == "count"
    return r.Unit(r.UnitId(key), key, aliases, dimension, key, Decimal(factor), counts, None)


def statement(key: str = "d.s1", **fields: Any) -> r.Statement:
    """Return a narrator's statement of the document in its id."""
    plain = r.Statement(
        r.StatementId(key), r.DocumentId(key.partition(".")[0]), None, "context", "Ours.", (), None,
        "narrator", (), (), (),
    )  # fmt: skip
    return evolve(plain, **fields)


def figure(surface: str = "2", name: str | None = ABSENT, basis: Any = ABSENT) -> Quantity:
    """Return the figure of some words, with another unit where one is given."""
    read = parse_quantity(surface)
    if name is not ABSENT:
        read = evolve(read, unit=None if name is None else npf.UnitId(name))
    return read if basis is ABSENT else evolve(read, unit_basis=basis)


def claim(key: str = "d.c1", **fields: Any) -> r.NumericClaim:
    """Return a claim of the document in its id: that there are two firms."""
    owner = key.partition(".")[0]
    plain = r.NumericClaim(
        id=r.ClaimId(key), document=r.DocumentId(owner), statement=r.StatementId(f"{owner}.s1"),
        anchor=None, measure=r.MeasureId("firms"), quantity=figure("2", "firm", "stated"),
        regions=(), sectors=(), initiative=None, modality="achieved", as_of=None, deadline=None,
        distribution="single", item_of=None, disputed=False, caveats=(),
    )  # fmt: skip
    return evolve(plain, **fields)


def mention(key: str = "d.m1", **fields: Any) -> r.Mention:
    """Return a mention of a year in the document in its id."""
    owner = r.DocumentId(key.partition(".")[0])
    return evolve(r.Mention(r.MentionId(key), owner, None, "number", None, "date", ()), **fields)


# Files


def tables_of(records: Iterable[r.Record]) -> dict[str, list[r.Record]]:
    """Return records by the names of their tables, in the order given."""
    tables: dict[str, list[r.Record]] = {name: [] for name in r.TABLES}
    for record in records:
        tables[KIND_OF[type(record)].table].append(record)
    return tables


def files_of(*records: r.Record, version: str = "1.0.0", **facts: Any) -> dict[str, bytes]:
    """Return the files of a release of records, whatever laws they break."""
    stated: dict[str, Any] = {"schema": 1, "licence": "CC0-1.0", "citation": "Me."}
    stated["day"] = date(2030, 1, 2)
    return seal(tables_of(records), version=version, **{**stated, **facts})


def resealed(files: Mapping[str, bytes], **tables: bytes) -> dict[str, bytes]:
    """Return a release with other bytes for some tables, and a manifest that states them."""
    manifest = parse_manifest("m", files["manifest.json"])
    rows = tuple(
        evolve(row, bytes=len(tables[row.name]), sha256=sha256(tables[row.name]))
        if row.name in tables
        else row
        for row in manifest.tables
    )
    head = dump(evolve(manifest, tables=rows)).encode().rpartition(b',"digest":"')[0]
    changed = {f"{name}.json": data for name, data in tables.items()}
    return {**files, **changed, "manifest.json": sealed(head)}


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder, which is made if it is not there, and return it."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


# A valid release of three made-up documents

NEWS = (
    "Valley News\n"
    "In 2023 Amber Province had more than 1,200 workshops, said Ann Lee. "
    "Over 60% of its output is glass.\n\n"
    "The province will build two 3-billion-level parks by 2030; their output shall double.\n"
)
PAPER = "安徽省有近300家企业，全省产值增长两倍。\n"
TEXTS = {"news": NEWS, "paper": PAPER}


def anchored(key: str, span: str) -> r.Anchor:
    """Return the anchor of words of the document in an id."""
    return words(TEXTS[key.partition(".")[0]], span)


def _document(key: str, **fields: Any) -> r.Document:
    text = TEXTS.get(key)
    return document(key, text, label=f"The made-up document {key}", authors=("Bo",),
                    publisher="valley-press", **fields)  # fmt: skip


def _said(key: str, span: str | None, **fields: Any) -> r.Statement:
    anchor = None if span is None else anchored(key, span)
    return statement(key, **{"anchor": anchor, "kind": "achievement", "regions": ("CN-AH",),
                             "gist": f"What {key} says, told in our way.",
                             "sectors": ("glass",), **fields})  # fmt: skip


def _counted(
    key: str, number: int, span: str, of: str, name: str, basis: str = "stated", **fields: Any
) -> r.NumericClaim:
    """Return a claim of a document's statement of that number, in the words at its place."""
    domain = Interval.parse("[0,100]" if of == "added-share" else "[0,)")
    read = figure(span, name, basis)
    plain = claim(
        key, statement=f"{key.partition('.')[0]}.s{number}", measure=of, regions=("CN-AH",),
        anchor=None if key.startswith("lost") else anchored(key, span),
        quantity=evolve(read, interval=read.interval.clip(domain)),
        as_of=r.Period.parse("../2024-05-20"),
    )  # fmt: skip
    return evolve(plain, **fields)


def _named(key: str, kind: Any, span: str, what: str, *claims: str) -> r.Mention:
    number = kind == "number"
    named = {"entity": None, "number_class": what} if number else {"entity": what}
    plain = mention(key, kind=kind, anchor=anchored(key, span), number_class=None)
    return evolve(plain, claims=tuple(map(r.ClaimId, claims)), **named)


def valley() -> list[r.Record]:
    """Return the records of a valid release: two documents with texts, and one without."""
    head = r.Role("head", r.OrganizationId("glass-guild"), r.DocumentId("news"), None)
    parts = (r.Component("two parks", Decimal(2), "exhaustive", (r.SectorId("glass"),)),)
    plan: dict[str, Any] = {"regions": ("CN-AH",), "sectors": ("glass",), "lead": "glass-guild",
                            "summary": "A made-up plan."}  # fmt: skip
    place = r.Anchored(r.DocumentId("news"), anchored("news", "parks"))
    later: dict[str, Any] = {"modality": "targeted"}
    return [
        _document("lost", asserted=date(2024, 5, 1), derived_from="a lost paper"),
        _document("news", skipped=(r.Skipped(anchored("news", "Valley News"), "navigation"),)),
        _document("paper", language="zh-Hans"),
        region("CN", "country"),
        region("CN-340100", "city", "CN-AH", adcode="340100"),
        region("CN-AH", parent="CN", aliases=("Amber Province",), adcode="340000"),
        region("inner", "group", "CN", members=(r.Member(r.RegionId("CN-AH"), "full"),)),
        region("outer", "group", members=(r.Member(r.RegionId("inner"), "partial"),)),
        sector("glass", "materials"),
        sector("materials"),
        tier("news.t1", sector="glass", tier="traditional", document="news",
             anchor=anchored("news", "glass")),
        body("glass-guild", name="Glass Guild", parent="valley-press", region="CN-AH"),
        body("valley-press", name="Valley Press", kind="media", aliases=("Valley News",)),
        person("ann-lee", head, name="Ann Lee"),
        initiative("park-plan", name="parks", part_of="valley-plan", components=parts,
                   anchors=(place,), **plan),
        initiative("valley-plan", name="valley plan", **plan),
        measure("added-share", "ratio", "[0,100]", "all output"),
        measure("firms"),
        measure("growth", "factor"),
        measure("park-output", "money"),
        unit("CNY", "money", "yuan", "元"),
        unit("enterprise", "count", "家"),
        unit("factor", "factor", "倍"),
        unit("park", "count", "parks"),
        unit("percent", "ratio", "%"),
        unit("permille", "ratio", "‰"),
        unit("workshop", "count", "workshops"),
        _said("lost.s1", None, attribution="reported", speaker_label="a clerk"),
        _said("news.s1", "In 2023 Amber Province had more than 1,200 workshops, said Ann Lee.",
              attribution="reported", speakers=("ann-lee", "glass-guild")),
        _said("news.s2", "Over 60% of its output is glass."),
        _said("news.s3", "The province will build two 3-billion-level parks by 2030;", kind="goal",
              initiatives=("park-plan",)),
        _said("news.s4", "their output shall double.", kind="goal"),
        _said("paper.s1", "安徽省有近300家企业，"),
        _said("paper.s2", "全省产值增长两倍。"),
        _counted("lost.c1", 1, "about 20 percent", "added-share", "percent"),
        _counted("news.c1", 1, "more than 1,200", "firms", "workshop"),
        _counted("news.c2", 2, "Over 60%", "added-share", "percent", sectors=("glass",),
                 disputed=True, caveats=("It may be more.",)),
        _counted("news.c3", 3, "two", "firms", "park", distribution="collective",
                 deadline=r.Period.parse("../2030-12-31"), initiative="park-plan", **later),
        _counted("news.c4", 3, "3-billion-level", "park-output", "CNY", "inferred",
                 distribution="each", item_of="news.c3", caveats=("No currency is named.",),
                 **later),
        _counted("news.c5", 4, "double", "growth", "factor", **later),
        _counted("paper.c1", 1, "近300家", "firms", "enterprise"),
        _counted("paper.c2", 2, "增长两倍", "growth", "factor"),
        _named("news.m1", "number", "2023", "date"),
        _named("news.m2", "region", "Amber Province", "CN-AH"),
        _named("news.m3", "number", "more than 1,200", "claim", "news.c1"),
        _named("news.m4", "person", "Ann Lee", "ann-lee"),
        _named("news.m5", "number", "Over 60%", "claim", "news.c2"),
        _named("news.m6", "sector", "glass", "glass"),
        _named("news.m7", "number", "two", "claim", "news.c3"),
        _named("news.m8", "number", "3-billion-level", "claim", "news.c4"),
        _named("news.m9", "initiative", "parks", "park-plan"),
        _named("news.m10", "number", "2030", "date"),
        _named("news.m11", "number", "double", "claim", "news.c5"),
        _named("news.m12", "organization", "Valley News", "valley-press"),
        _named("paper.m1", "number", "近300家", "claim", "paper.c1"),
        _named("paper.m2", "number", "增长两倍", "claim", "paper.c2"),
    ]  # fmt: skip


def rows_of(*records: r.Record) -> list[dict[str, Any]]:
    """Return records as JSON has them."""
    return [plain(record, 1) for record in records]


def sketch() -> Sketch:
    """Return that release as rows, to be spoilt; it has a note and a tombstone."""
    made = Sketch({name: rows_of(*held) for name, held in tables_of(valley()).items()},
                  TEXTS.values(), schema=1)  # fmt: skip
    tomb = {"id": "old-glass", "since": "1.1.0", "reason": "split", "successors": ["glass"]}
    made.facts |= {"version": "1.1.0", "date": "2024-06-01", "licence": "CC-BY-4.0",
                   "citation": "Nobody (2024)", "notes": ["A made-up release."],
                   "supersedes": "1.0.0", "retired": [tomb]}  # fmt: skip
    return made


def corpus() -> Corpus:
    """Return the corpus of those records."""
    return of_files(files_of(*valley()))
