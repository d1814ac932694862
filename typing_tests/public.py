"""Every public call of the package with the type that comes back; it also runs.

`tests/test_typing.py` holds this file against the package: no public function, method or property
is missing here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, Required, TypedDict, assert_type

import altair as alt
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

import npf_corpus as npf
from npf_corpus import comparison, drafting, engine, explorer, export, plot, strategies, tables
from npf_corpus.anchoring import NORMALISATIONS, Normalisation, anchor_of, digest, normalise
from npf_corpus.attaching import Grade, Left, Summary, Unaccounted, attach, attach_folder, read_text
from npf_corpus.intervals import bounds_of, plain_number, verdict
from npf_corpus.records import Aim, Aspect, Depth, Precision, Record, Theme
from npf_corpus.validation import LAWS, Law

CLAIM = "ecns-2025-03-08-ningxia.c3"
NINGXIA = "ecns-2025-03-08-ningxia"


class Bounds(TypedDict, total=False):
    """Bounds that a program keeps and gives on."""

    unit: Required[str]
    at_least: Decimal
    less_than: Decimal


class Words(TypedDict, total=False):
    """Bounds as texts, which carry their unit."""

    more_than: str
    at_most: str


def releases() -> npf.Corpus:
    """Load a release in every way there is."""
    assert_type(npf.__version__, str)
    assert_type(npf.releases(), tuple[npf.Release, ...])
    release = npf.releases()[0]
    assert_type(release.version, str)
    assert_type(release.pin, str)
    assert_type(release.date, date)
    assert_type(release.schema, int)
    corpus = npf.load("1.0.0")
    assert_type(corpus, npf.Corpus)
    assert_type(npf.load("~=1.0"), npf.Corpus)
    assert_type(corpus.name, str)
    assert_type(corpus.version, str)
    assert_type(corpus.digest, str)
    assert_type(corpus.pin, str)
    assert_type(corpus.schema, int)
    assert_type(corpus.normalisation, Normalisation)
    assert_type(corpus.readings, str)
    assert_type(next(iter(corpus.claims)).aspect, Aspect)
    assert_type(next(iter(corpus.claims)).hedged, bool)
    assert_type(next(iter(corpus.documents)).region, npf.RegionId | None)
    assert_type(next(iter(corpus.documents)).depth, Depth)
    assert_type(next(iter(corpus.measures)).theme, Theme | None)
    assert_type(next(iter(corpus.measures)).aim, Aim | None)
    assert_type(next(iter(corpus.statements)).gist, str | None)
    assert_type(npf.Period.parse("2021/2025").start_precision, Precision)
    assert_type(corpus.licence, str)
    assert_type(corpus.citation, str)
    assert_type(corpus.notes, tuple[str, ...])
    assert_type(corpus.whole, npf.Corpus)
    assert_type(corpus.verify, Callable[[], None])
    corpus.verify()
    assert_type(corpus["CN-NX"], Record)
    assert_type(corpus == corpus.whole, bool)
    assert_type(str(corpus), str)
    return corpus


def collections(corpus: npf.Corpus) -> None:
    """Look into each table; iteration, brackets and ids are of its own kind of record."""
    assert_type(corpus.documents, tables.Documents)
    assert_type(corpus.documents["scio-2024-06-25-ningxia"], npf.Document)
    assert_type(corpus.documents.ids, tuple[npf.DocumentId, ...])
    assert_type(corpus.regions, tables.Regions)
    assert_type(corpus.regions["Ningxia"], npf.Region)
    assert_type(corpus.regions.ids, tuple[npf.RegionId, ...])
    assert_type(corpus.sectors, tables.Sectors)
    assert_type(corpus.sectors["coal"], npf.Sector)
    assert_type(corpus.sectors.ids, tuple[npf.SectorId, ...])
    assert_type(corpus.tiers, tables.Tiers)
    assert_type(next(iter(corpus.tiers)), npf.Tier)
    assert_type(corpus.tiers.ids, tuple[npf.TierId, ...])
    assert_type(corpus.organizations, tables.Organizations)
    assert_type(corpus.organizations["NPC"], npf.Organization)
    assert_type(corpus.organizations.ids, tuple[npf.OrganizationId, ...])
    assert_type(corpus.people, tables.People)
    assert_type(corpus.people["Wang Wei"], npf.Person)
    assert_type(corpus.people.ids, tuple[npf.PersonId, ...])
    assert_type(corpus.initiatives, tables.Initiatives)
    assert_type(corpus.initiatives["NPF"], npf.Initiative)
    assert_type(corpus.initiatives.ids, tuple[npf.InitiativeId, ...])
    assert_type(corpus.measures, tables.Measures)
    assert_type(corpus.measures["clusters"], npf.Measure)
    assert_type(corpus.measures.ids, tuple[npf.MeasureId, ...])
    assert_type(corpus.units, tables.Units)
    assert_type(corpus.units["CNY"], npf.Unit)
    assert_type(corpus.units.ids, tuple[npf.UnitId, ...])
    assert_type(corpus.statements, tables.Statements)
    assert_type(next(iter(corpus.statements)), npf.Statement)
    assert_type(corpus.statements.ids, tuple[npf.StatementId, ...])
    assert_type(corpus.claims, tables.Claims)
    assert_type(next(iter(corpus.claims)), npf.NumericClaim)
    assert_type(corpus.claims.ids, tuple[npf.ClaimId, ...])
    assert_type(corpus.mentions, tables.Mentions)
    assert_type(next(iter(corpus.mentions)), npf.Mention)
    assert_type(corpus.mentions.ids, tuple[npf.MentionId, ...])
    assert_type(iter(corpus.claims), Iterator[npf.NumericClaim])
    assert_type(list(corpus.regions), list[npf.Region])
    assert_type(len(corpus.claims), int)
    assert_type("CN-NX" in corpus.regions, bool)
    positions(corpus)
    assert_type(corpus.regions.find("kwangtung"), tuple[npf.Match[npf.Region], ...])
    match = corpus.people.find("Wang")[0]
    assert_type(match.record, npf.Person)
    assert_type(match.alias, str)
    assert_type(match.how, Literal["id", "name", "alias", "prefix", "part", "similar"])
    assert_type(match.score, float)


def positions(corpus: npf.Corpus) -> None:
    """Take records by position, and slices, which are tables of the same kind."""
    assert_type("CN-NX" in corpus, bool)
    assert_type(corpus.claims[0], npf.NumericClaim)
    assert_type(corpus.claims[corpus.claims[0]], npf.NumericClaim)
    assert_type(corpus.claims[:5], tables.Claims)
    assert_type(corpus.regions.head(), tables.Regions)
    assert_type(corpus.claims.head(3), tables.Claims)


def any_table(table: npf.Table[npf.Region]) -> list[str]:
    """Take any table of a kind by its general name."""
    assert_type(table.ids, tuple[npf.RegionId, ...])
    return [region.name for region in table]


def any_evidence(table: tables.Evidence[npf.NumericClaim] | tables.Evidence[npf.Tier]) -> int:
    """Take any table that narrows."""
    return len(table.by_region("Ningxia"))


def comparing(claims: tables.Claims) -> None:
    """Lay claims side by side; each answer has rows of its own kind."""
    series, outcomes, agreements = claims.series(), claims.outcomes(), claims.agreements()
    assert_type(series, comparison.Series)
    assert_type(outcomes, comparison.Outcomes)
    assert_type(agreements, comparison.Agreements)
    assert_type(outcomes[:1], comparison.Outcomes)
    assert_type(outcomes.by_met("impossible", npf.Verdict.POSSIBLE), comparison.Outcomes)
    assert_type([each.claims for each in agreements], list[tuple[npf.NumericClaim, ...]])
    for each in agreements:
        assert_type(each.verdict, comparison.Agreed)
    assert_type(series[0], comparison.SeriesRow)
    assert_type(series[0].year, int)
    assert_type(series[0].figures + series[0].caveats, tuple[str, ...])
    assert_type(outcomes[0].caveats, tuple[str, ...])
    assert_type(outcomes[0].repeats, npf.NumericClaim | None)
    assert_type(series[0].interval, npf.Interval)
    assert_type(outcomes[0], comparison.Outcome)
    assert_type(outcomes[0].met, npf.Verdict | None)
    assert_type(outcomes[0].positions, tuple[comparison.Position, ...])
    assert_type(outcomes[0].reason, comparison.Reason | None)
    assert_type(outcomes[0].derived, tuple[comparison.Derived, ...])
    account = outcomes.explain()
    assert_type(account, comparison.Account)
    assert_type(account.counts, tuple[tuple[str, int], ...])
    assert_type(outcomes.columns(), tuple[str, ...])
    assert_type(outcomes.cells(), tuple[tuple[str, ...], list[tuple[str, ...]]])
    assert_type(outcomes.to_records(), list[dict[str, object]])
    assert_type(outcomes.to_pandas(labels=True), pd.DataFrame)
    assert_type(series.to_polars(), pl.DataFrame)
    assert_type(agreements.to_arrow(), pa.Table)


def narrowing(corpus: npf.Corpus) -> None:
    """Narrow and combine; each verb gives the kind of table that it was asked of."""
    assert_type(corpus.by_region("Ningxia"), npf.Corpus)
    assert_type(corpus.by_region("Ningxia", certainty="possible"), npf.Corpus)
    assert_type(corpus.by_sector("coal"), npf.Corpus)
    assert_type(corpus.by_document("scio-2024-06-25-ningxia"), npf.Corpus)
    assert_type(corpus.by_speaker("Wang Wei"), npf.Corpus)
    facts(corpus)
    claims = corpus.claims
    assert_type(claims.by_region("Ningxia", certainty="possible"), tables.Claims)
    assert_type(claims.by_sector("coal").by_document("scio-2024-06-25-ningxia"), tables.Claims)
    assert_type(claims.by_speaker("Wang Wei").by_initiative("NPF"), tables.Claims)
    assert_type(claims.by_measure("clusters").by_modality("targeted"), tables.Claims)
    assert_type(claims.by_value(more_than=5_000, unit="project"), tables.Claims)
    assert_type(claims.by_value(at_least=Decimal("0.5"), at_most=1.5, unit="count"), tables.Claims)
    assert_type(claims.by_value(at_least="100 billion CNY", inferred=True), tables.Claims)
    assert_type(claims.by_value(less_than="65%", certainty="possible"), tables.Claims)
    assert_type(claims.by_value(at_least="5", unit="percent"), tables.Claims)
    stored = Bounds(unit="CNY", less_than=Decimal(10))
    assert_type(claims.by_value(**stored), tables.Claims)
    assert_type(claims.by_value(**stored, inferred=True, certainty="possible"), tables.Claims)
    assert_type(claims.by_value(**Words(more_than="5 percent")), tables.Claims)
    assert_type(corpus.statements.by_initiative("NPF"), tables.Statements)
    assert_type(corpus.documents.by_region("Ningxia"), tables.Documents)
    assert_type(corpus.initiatives.by_speaker("Wang Wei"), tables.Initiatives)
    assert_type(corpus.tiers.by_sector("hydrogen"), tables.Tiers)
    assert_type(corpus.mentions.by_sector("hydrogen"), tables.Mentions)
    assert_type(claims & claims.by_region("Hubei"), tables.Claims)
    assert_type(claims | claims.by_region("Hubei"), tables.Claims)
    assert_type(corpus.regions - corpus.regions, tables.Regions)
    assert_type(claims == claims.by_sector("coal"), bool)
    assert_type(claims.by_region("Zhejiang", corpus.regions["Jiangsu"]), tables.Claims)
    assert_type(claims.by_sector("coal", corpus.sectors["wine"]), tables.Claims)
    assert_type(claims.by_measure(corpus.measures["clusters"]), tables.Claims)
    assert_type(claims.by_modality("targeted", "proposed"), tables.Claims)
    assert_type(claims.by_value(at_least=5, unit=corpus.units["CNY"]), tables.Claims)
    assert_type(corpus.by_speaker("Wang Wei", corpus.organizations["NPC"]), npf.Corpus)
    assert_type(corpus.cite(), str)
    assert_type(corpus.cite("apa", record=CLAIM), str)
    assert_type(corpus.cite(record=claims[0]), str)
    assert_type(corpus.cite("bibtex"), str)
    assert_type(claims.cite("text"), str)
    why = assert_type(claims.by_region("Qinghai").explain(), npf.Explanation)
    assert_type(why.table, str)
    assert_type(why.corpus, str)
    assert_type(why.total, int)
    assert_type(why.kept, int)
    assert_type(why.steps, tuple[npf.Step, ...])
    assert_type(why.steps[0].incomparable, tuple[tuple[str, int], ...])
    assert_type(why.steps[0].removed, int)
    assert_type(why.steps[0].remarks, tuple[str, ...])


def facts(corpus: npf.Corpus) -> None:
    """Narrow by what records have: a year, a publisher, a genre, a tier, a unit, words."""
    comparing(corpus.claims)
    assert_type(corpus.by_year(2024, 2025), npf.Corpus)
    assert_type(corpus.by_publisher(corpus.organizations["Global Times"]), npf.Corpus)
    assert_type(corpus.by_genre("news", "新闻发布会"), npf.Corpus)
    assert_type(corpus.by_tier("future industries"), npf.Corpus)
    assert_type(corpus.matching("hydrogen", "氢能"), npf.Corpus)
    assert_type(corpus.claims.by_year(*range(2021, 2026)).by_genre("news"), tables.Claims)
    assert_type(corpus.claims.by_aspect("growth", "level").by_theme("energy"), tables.Claims)
    assert_type(corpus.measures.by_theme("innovation", "talent"), tables.Measures)
    assert_type(corpus.claims.by_unit("CNY", corpus.units["percent"]), tables.Claims)
    assert_type(corpus.documents.by_publisher("Global Times"), tables.Documents)
    assert_type(corpus.tiers.by_tier("future"), tables.Tiers)
    assert_type(corpus.sectors.by_tier("future", "high-tech"), tables.Sectors)
    assert_type(corpus.statements.matching("hydrogen"), tables.Statements)
    assert_type(corpus.regions.matching("宁"), tables.Regions)


def records(corpus: npf.Corpus) -> None:
    """Read records; what refers to another is an id of its kind."""
    claim = corpus.claims[CLAIM]
    assert_type(claim.id, npf.ClaimId)
    assert_type(claim.document, npf.DocumentId)
    assert_type(claim.statement, npf.StatementId)
    assert_type(claim.measure, npf.MeasureId)
    assert_type(claim.regions, tuple[npf.RegionId, ...])
    assert_type(claim.sectors, tuple[npf.SectorId, ...])
    assert_type(claim.initiative, npf.InitiativeId | None)
    assert_type(claim.item_of, npf.ClaimId | None)
    assert_type(
        claim.modality, Literal["achieved", "under-way", "targeted", "proposed", "forecast"]
    )
    assert_type(claim.as_of, npf.Period | None)
    assert_type(claim.anchor, npf.Anchor | None)
    assert_type(claim.quantity, npf.Quantity)
    assert_type(
        corpus.statements[claim.statement].speakers, tuple[npf.PersonId | npf.OrganizationId, ...]
    )
    assert_type(corpus.documents[claim.document].skipped, tuple[npf.Skipped, ...])
    assert_type(corpus.documents[claim.document].text, npf.Text | None)
    assert_type(corpus.documents[claim.document].published, date)
    assert_type(corpus.regions["Northwest China"].members, tuple[npf.Member, ...])
    assert_type(corpus.people["Wang Wei"].roles, tuple[npf.Role, ...])
    assert_type(corpus.sectors["new materials"].codes, tuple[npf.SectorCode, ...])
    assert_type(corpus.initiatives["NPF"].components, tuple[npf.Component, ...])
    assert_type(corpus.initiatives["NPF"].anchors, tuple[npf.Anchored, ...])
    assert_type(corpus.measures["clusters"].domain, npf.Interval)
    assert_type(corpus.units["CNY"].factor, Decimal | Fraction)
    assert_type(npf.Period.parse("../2025-03-08"), npf.Period)
    assert_type(npf.Period.parse("../2025-03-08").end, date | None)


def figures(claim: npf.NumericClaim) -> None:
    """Ask a figure what it proves, and read figures of one's own."""
    quantity = claim.quantity
    assert_type(quantity.surface, str)
    assert_type(quantity.interval, npf.Interval)
    assert_type(quantity.nominal, Decimal | None)
    assert_type(quantity.unit, npf.UnitId | None)
    assert_type(quantity.unit_basis, Literal["stated", "inferred"] | None)
    assert_type(quantity.whole, bool)
    assert_type(quantity.verdict(more_than=5_000, at_most=Decimal(9_000)), npf.Verdict)
    assert_type(quantity.verdict(more_than="5,000"), npf.Verdict)
    assert_type(npf.parse_quantity("more than 2,000"), npf.Quantity)
    assert_type(npf.draft("增长5%", year=2026), npf.Draft)
    assert_type(npf.find_quantities("增长5%"), tuple[npf.FoundQuantity, ...])
    assert_type(npf.parse_quantity("超过2000项", language="zh").unit, npf.UnitId | None)
    assert_type(npf.parse_quantity("超过2000项", language="zh-Hans"), npf.Quantity)
    assert_type(npf.Verdict("certain"), npf.Verdict)
    interval = npf.Interval.parse("(2000,)")
    assert_type(interval, npf.Interval)
    assert_type(interval.lower, Decimal | None)
    assert_type(interval.lower_closed, bool)
    assert_type(interval.contains(2_001), bool)
    assert_type(interval.clip(npf.Interval.parse("[0,10000]")), npf.Interval)
    assert_type(interval.scaled(Decimal("0.1")), npf.Interval)
    assert_type(interval.worlds(whole=True), npf.Interval)
    assert_type(verdict(interval, interval, whole=True), npf.Verdict)
    assert_type(bounds_of(at_least=1, less_than=2.5), npf.Interval)
    assert_type(plain_number(Decimal("1.50")), str)


def attaching(corpus: npf.Corpus, claim: npf.NumericClaim) -> None:
    """Attach a text, and a folder of texts."""
    attached = corpus.attach(NINGXIA, "Quite another text.")
    assert_type(attached, npf.Attached)
    assert_type(attach(corpus, NINGXIA, "No text."), npf.Attached)
    assert_type(corpus.attach(NINGXIA, Path(__file__)), npf.Attached)
    assert_type(npf.Attached(corpus, NINGXIA, "No text."), npf.Attached)
    assert_type(attached.corpus, npf.Corpus)
    assert_type(attached.document, npf.Document)
    assert_type(attached.text, str)
    assert_type(attached.grades, Mapping[str, Grade])
    assert_type(attached.records, Mapping[str, Record | npf.Skipped])
    assert_type(
        attached.grade(claim), Literal["exact", "relocated", "ambiguous", "changed", "missing"]
    )
    assert_type(attached.grade(CLAIM), Grade)
    assert_type(attached.span(claim), tuple[int, int] | None)
    assert_type(attached.quote(claim), str | None)
    assert_type(attached.quote(claim, context=20), str | None)
    assert_type(attached.summary(), Summary)
    assert_type(attached.summary().places, int)
    assert_type(attached.summary().is_another_text, bool)
    assert_type(attached.unaccounted(), tuple[Unaccounted, ...])
    assert_type(attached.unaccounted()[0].kind, Literal["number", "sentence"])
    assert_type(attached.to_html(), str)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "notes.txt").write_text("Quite another text.", "utf-8")
        assert_type(read_text(Path(folder, "notes.txt")), str)
        found = corpus.attach_folder(folder)
        assert_type(found, npf.Folder)
        assert_type(attach_folder(corpus, folder), npf.Folder)
    assert_type(found.attached, tuple[npf.Attached, ...])
    assert_type(found.paths, tuple[Path, ...])
    assert_type(found.left, tuple[Left, ...])
    assert_type(found.left[0].error, npf.InvalidText | None)
    assert_type(found.missing, tuple[str, ...])
    assert_type(normalise("新 能 源"), str)
    assert_type(normalise("新 能 源", form="npf-2"), str)
    assert_type(NORMALISATIONS, tuple[Normalisation, ...])
    assert_type(anchor_of("over 60%", 0, 8, form="npf-2"), npf.Anchor)
    assert_type(digest("新能源"), str)
    assert_type(anchor_of("over 60%", 0, 8), npf.Anchor)


def own_releases(known: npf.Corpus) -> None:
    """Make a release, write it, read it, and compare it with the next one."""
    first = assert_type(
        npf.Corpus.from_records([], version="1.0.0", vocabularies=known, notes=("Mine.",)),
        npf.Corpus,
    )
    body = npf.Organization(npf.OrganizationId("me"), "Me", "press", None, None, ())
    second = npf.Corpus.from_records([body], version="1.1.0", vocabularies=known)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "1.0.0")
        first.write(path)
        assert_type(npf.validate(path), tuple[npf.Problem, ...])
        assert_type(npf.validate(f"{folder}/none", sources=folder)[0].code, str)
        assert_type(npf.read_release(path), npf.Corpus)
        assert_type(npf.read_release(str(path), pin=first.pin, sources=folder), npf.Corpus)
        assert_type(
            npf.seal_release(second, f"{folder}/1.1.0", previous=first, retired=()), npf.Release
        )
    assert_type(npf.merge(known, first, name="Mine"), npf.Corpus)
    difference = assert_type(npf.diff(first, second), npf.Diff)
    assert_type(len(difference), int)
    assert_type(list(difference), list[npf.Change])
    assert_type(difference.added, tuple[npf.Change, ...])
    assert_type(difference.corrected, tuple[npf.Change, ...])
    assert_type(difference.retired, tuple[npf.Change, ...])
    assert_type(difference.added[0].kind, Literal["added", "corrected", "retired"])
    assert_type(difference.added[0].field, str | None)
    assert_type(difference.bump, Literal["major", "minor", "patch"] | None)
    assert_type(difference.apply(first), npf.Corpus)
    assert_type(difference.to_json(), str)
    assert_type(npf.Diff.from_json(difference.to_json()), npf.Diff)
    assert_type(npf.Retired("me", "2.0.0", "gone", ()), npf.Retired)
    assert_type(LAWS, tuple[Law, ...])


def testing(corpus: npf.Corpus) -> None:
    """Draw corpora, records and questions for tests of one's own."""
    assert_type(strategies.CODES, tuple[str, ...])
    assert_type(strategies.corpora(max_documents=1), SearchStrategy[npf.Corpus])
    assert_type(strategies.releases(texts=True), SearchStrategy[strategies.Draft])
    assert_type(strategies.records(npf.NumericClaim), SearchStrategy[npf.NumericClaim])
    assert_type(strategies.quantities(language="zh"), SearchStrategy[npf.Quantity])
    assert_type(strategies.figures(), SearchStrategy[str])
    assert_type(strategies.intervals(), SearchStrategy[npf.Interval])
    assert_type(strategies.queries(corpus, max_verbs=1), SearchStrategy[strategies.Query])
    assert_type(strategies.broken("E405"), SearchStrategy[strategies.Draft])

    @settings(max_examples=1, database=None)
    @given(strategies.releases(max_documents=1), strategies.queries(corpus))
    def one(draft: strategies.Draft, query: strategies.Query) -> None:
        assert_type(draft.corpus, npf.Corpus)
        assert_type(len(query.ask(corpus)), int)
        assert_type(strategies.Verb("by_region", ("Ningxia",), {}).axis, str)
        with tempfile.TemporaryDirectory() as folder:
            assert_type(draft.write(Path(folder)), tuple[Path, Path])

    one()


def pictures(corpus: npf.Corpus) -> None:
    """Draw claims."""
    chart = assert_type(plot.claims(corpus.claims.by_region("Hubei")), alt.VConcatChart)
    claims = corpus.claims
    with suppress(npf.QueryError):  # of several measures
        assert_type(plot.claims(claims, language="zh"), alt.VConcatChart)
        assert_type(plot.tile_map(claims, language="zh", size="slide"), alt.LayerChart)
    with suppress(npf.QueryError):
        assert_type(plot.outcomes(claims.outcomes(), size="page"), alt.LayerChart)
    with suppress(npf.QueryError):
        assert_type(plot.series(claims.series(), language="en"), alt.LayerChart)
    with suppress(npf.QueryError):
        assert_type(plot.tiers(corpus.tiers), alt.LayerChart)
    with tempfile.TemporaryDirectory() as folder:
        plot.write(chart, f"{folder}/claims.json")
        plot.write(chart, Path(folder, "claims.json"), overwrite=True)
        assert_type(explorer.write(corpus, f"{folder}/explorer.html"), Path)


def exports(corpus: npf.Corpus) -> None:
    """Take claims into other tools' tables, and a corpus into files, and back."""
    claims = corpus.claims.by_region("Hubei")
    kind = npf.NumericClaim
    rows = assert_type(claims.to_records(), list[dict[str, object]])
    assert_type(export.from_records(rows, kind), tuple[npf.NumericClaim, ...])
    assert_type(claims.to_pandas(), pd.DataFrame)
    assert_type(export.from_pandas(claims.to_pandas(), kind), tuple[npf.NumericClaim, ...])
    assert_type(claims.to_polars(), pl.DataFrame)
    assert_type(export.from_polars(claims.to_polars(), kind), tuple[npf.NumericClaim, ...])
    assert_type(claims.to_arrow(), pa.Table)
    assert_type(export.from_arrow(claims.to_arrow(), kind), tuple[npf.NumericClaim, ...])
    assert_type(claims.to_pandas(labels=True), pd.DataFrame)
    assert_type(corpus.regions.to_polars(labels=True), pl.DataFrame)
    assert_type(corpus.documents.to_arrow(labels=True), pa.Table)
    with tempfile.TemporaryDirectory() as folder:
        path = assert_type(corpus.export(f"{folder}/npf", format="jsonl"), Path)
        assert_type(corpus.export(f"{folder}/excel", format="excel-csv"), Path)
        assert_type(export.read_records(path), dict[str, tuple[Record, ...]])
        assert_type(export.read_export(path), npf.Corpus)


def engines(corpus: npf.Corpus) -> None:
    """An export asked in an engine."""
    with tempfile.TemporaryDirectory() as folder:
        path = corpus.export(f"{folder}/npf", format="parquet")
        assert_type(engine.merge([path], f"{folder}/all", name="All"), Path)
        assert_type(opened := engine.open(path, backend="duckdb"), engine.Engine)
        claims = opened.claims.by_region("Ningxia").by_measure("cooperation projects")
        assert_type(claims, engine.EngineClaims)
        assert_type(claims.ids(), tuple[str, ...])
        assert_type(claims.count(), int)
        assert_type(claims.expression, Any)
        assert_type(claims.to_arrow(), pa.Table)
        assert_type(claims.to_pandas(), pd.DataFrame)
        assert_type(claims.series(), comparison.Series)
        assert_type(claims.outcomes(), comparison.Outcomes)
        assert_type(opened.pin, str)
        for table in (opened.initiatives, opened.tiers, opened.mentions):
            assert_type(table, engine.EngineTable)
        assert_type(opened.documents.by_year(2024), engine.EngineTable)
        assert_type(opened.statements.by_initiative("NPF"), engine.EngineStatements)


def faults(corpus: npf.Corpus) -> None:
    """Catch what can go wrong, with its facts."""
    try:
        corpus.regions["Ninxia"]
    except npf.UnknownName as error:
        assert_type(error.kind, str)
        assert_type(error.name, str)
        assert_type(error.suggestions, tuple[str, ...])
        assert_type(error.hint, str)
    try:
        corpus.regions["Shan-hsi"]
    except npf.AmbiguousName as error:
        assert_type(error.candidates, tuple[str, ...])
    try:
        npf.load("9")
    except npf.ReleaseNotFound as error:
        assert_type(error.wanted, str)
        assert_type(error.available, tuple[str, ...])
    messages = [
        assert_type(npf.NpfCorpusError("no").message, str),
        assert_type(npf.ReleaseNotFound("9", ("1.0.0",)).message, str),
        assert_type(npf.DigestMismatch("a.json", "00", "ff").message, str),
        assert_type(npf.InvalidRelease("here", ()).message, str),
        assert_type(npf.InvalidRelease("here", ()).verdict, str),
        assert_type(npf.InvalidText("a.txt", "is not UTF-8").message, str),
        assert_type(npf.UnknownName("region", "Atlantis").message, str),
        assert_type(npf.AmbiguousName("region", "Shan-hsi", ("CN-SN",)).message, str),
        assert_type(npf.RetiredId("old", "2.0", "twice").message, str),
        assert_type(npf.InvalidBounds(None, "is no bound").message, str),
        assert_type(npf.InvalidQuantity("6G", "is a name").message, str),
        assert_type(npf.IncomparableUnits("percent", "CNY", "not alike").message, str),
        assert_type(npf.MixedCorpora("1.0@sha256:0", "1.1@sha256:1").message, str),
        assert_type(npf.MissingExtra("rich", "cli").message, str),
    ]
    assert all(messages)


def drafts(folder: Path) -> None:
    """Draft a text, write its sheet, read it back, and ask for the corpus of a folder of sheets."""
    made = npf.draft("新增企业5家。", year=2026)
    assert_type(made.claims, tuple[drafting.Figure, ...])
    assert_type(made.sentences, tuple[drafting.Sentence, ...])
    assert_type(drafting.sentences_of("甲。"), tuple[drafting.Sentence, ...])
    assert_type(drafting.write_draft(made, folder, "zj"), Path)
    assert_type(drafting.read_sheet(folder, "zj"), drafting.Sheet)
    assert_type(drafting.read_sheet(folder, "zj").mentions, tuple[drafting.Mentioned, ...] | None)
    with suppress(OSError):  # there is no vocabulary
        assert_type(drafting.corpus_of(folder, folder, previous=npf.load()), npf.Corpus)
    with suppress(npf.InvalidRelease):  # it is no folder of a corpus
        assert_type(drafting.review(folder, folder), tuple[drafting.Review, ...])
    reviewed = drafting.Review("zj", (), ())
    assert_type(reviewed.count("odd"), int)
    assert_type(reviewed.sentences, tuple[drafting.ReviewedSentence, ...])
    sentence = drafting.ReviewedSentence(1, "甲。", (), (drafting.Remark("odd", "far"),))
    assert_type(sentence.rows, tuple[drafting.ReviewedRow, ...])
    assert_type(sentence.remarks, tuple[drafting.Remark, ...])


def main() -> None:
    """Run it all."""
    loaded = releases()
    collections(loaded)
    any_table(loaded.regions)
    any_evidence(loaded.tiers)
    narrowing(loaded)
    records(loaded)
    figures(loaded.claims[CLAIM])
    attaching(loaded, loaded.claims[CLAIM])
    own_releases(loaded)
    testing(loaded)
    pictures(loaded)
    exports(loaded)
    engines(loaded)
    faults(loaded)
    with tempfile.TemporaryDirectory() as folder:
        drafts(Path(folder))


if __name__ == "__main__":
    main()
