"""What a stranger writes with the package: every public call, and lines that must not check.

Each line of `wrong` is refused by mypy and by pyright, both in strict mode; an ignore comment that
covers nothing is itself an error there. The rest also runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, assert_type

import npf_corpus as npf
from npf_corpus import tables
from npf_corpus.anchoring import anchor_of, digest, normalise
from npf_corpus.records import Record


def releases() -> npf.Corpus:
    """Load a release in every way there is."""
    assert_type(npf.releases(), tuple[npf.Release, ...])
    release = npf.releases()[0]
    assert_type(release.pin, str)
    assert_type(release.date, date)
    assert_type(release.schema, int)
    corpus = npf.load()
    assert_type(corpus, npf.Corpus)
    assert_type(npf.load("~=1.0"), npf.Corpus)
    assert_type(corpus.version, str)
    assert_type(corpus.digest, str)
    assert_type(corpus.pin, str)
    assert_type(corpus.notes, tuple[str, ...])
    assert_type(corpus.whole, npf.Corpus)
    assert_type(corpus["CN-NX"], Record)
    return corpus


def collections(corpus: npf.Corpus) -> None:
    """Look into each table; iteration and brackets give its own kind of record."""
    assert_type(corpus.documents["scio-2024-06-25-ningxia"], npf.Document)
    assert_type(corpus.regions["Ningxia"], npf.Region)
    assert_type(corpus.sectors["coal"], npf.Sector)
    assert_type(next(iter(corpus.tiers)), npf.Tier)
    assert_type(corpus.organizations["NPC"], npf.Organization)
    assert_type(corpus.people["Wang Wei"], npf.Person)
    assert_type(corpus.initiatives["NPF"], npf.Initiative)
    assert_type(corpus.measures["clusters"], npf.Measure)
    assert_type(corpus.units["CNY"], npf.Unit)
    assert_type(next(iter(corpus.statements)), npf.Statement)
    assert_type(next(iter(corpus.claims)), npf.NumericClaim)
    assert_type(next(iter(corpus.mentions)), npf.Mention)
    assert_type(iter(corpus.claims), Iterator[npf.NumericClaim])
    assert_type(list(corpus.regions), list[npf.Region])
    assert_type(len(corpus.claims), int)
    assert_type("CN-NX" in corpus.regions, bool)
    assert_type(corpus.claims.ids, tuple[str, ...])
    assert_type(corpus.cite("bibtex"), str)
    assert_type(corpus.people.cite("text"), str)
    assert_type(corpus.regions.find("kwangtung"), tuple[npf.Match[npf.Region], ...])
    match = corpus.people.find("Wang")[0]
    assert_type(match.record, npf.Person)
    assert_type(match.alias, str)
    assert_type(match.how, Literal["id", "name", "alias", "prefix", "part", "similar"])
    assert_type(match.score, float)


def narrowing(corpus: npf.Corpus) -> None:
    """Narrow and combine; each verb gives the kind of table that it was asked of."""
    assert_type(corpus.by_region("Ningxia"), npf.Corpus)
    assert_type(corpus.by_region("Ningxia", certainty="possible"), npf.Corpus)
    assert_type(corpus.by_sector("coal"), npf.Corpus)
    assert_type(corpus.by_document("scio-2024-06-25-ningxia"), npf.Corpus)
    assert_type(corpus.by_speaker("Wang Wei"), npf.Corpus)
    claims = corpus.claims
    assert_type(claims, tables.Claims)
    assert_type(claims.by_region("Ningxia", certainty="possible"), tables.Claims)
    assert_type(claims.by_sector("coal").by_document("scio-2024-06-25-ningxia"), tables.Claims)
    assert_type(claims.by_speaker("Wang Wei").by_initiative("NPF"), tables.Claims)
    assert_type(claims.by_measure("clusters").by_modality("targeted"), tables.Claims)
    assert_type(claims.by_value(more_than=5_000, unit="project"), tables.Claims)
    assert_type(claims.by_value(at_least=Decimal("0.5"), at_most=1.5, unit="count"), tables.Claims)
    assert_type(claims.by_value(at_least="100 billion CNY", inferred=True), tables.Claims)
    assert_type(claims.by_value(less_than="65%", certainty="possible"), tables.Claims)
    assert_type(claims.by_value(at_least="5", unit="percent"), tables.Claims)
    assert_type(corpus.statements.by_initiative("NPF"), tables.Statements)
    assert_type(corpus.documents.by_region("Ningxia"), tables.Documents)
    assert_type(corpus.initiatives.by_speaker("Wang Wei"), tables.Initiatives)
    assert_type(corpus.tiers.by_sector("hydrogen"), tables.Tiers)
    assert_type(corpus.mentions.by_sector("hydrogen"), tables.Mentions)
    assert_type(claims & claims.by_region("Hubei"), tables.Claims)
    assert_type(claims | claims.by_region("Hubei"), tables.Claims)
    assert_type(corpus.regions - corpus.regions, tables.Regions)
    why = claims.by_region("Qinghai").explain()
    assert_type(why, npf.Explanation)
    assert_type(why.steps, tuple[npf.Step, ...])
    assert_type(why.steps[0].incomparable, tuple[tuple[str, int], ...])
    assert_type(why.steps[0].removed, int)


def any_table(table: npf.Table[npf.Region]) -> list[str]:
    """Take any table of a kind by its general name."""
    return [region.name for region in table]


def values(corpus: npf.Corpus) -> None:
    """Read a claim, and figures of one's own."""
    claim = corpus.claims["ecns-2025-03-08-ningxia.c3"]
    assert_type(claim.regions, tuple[npf.RegionId, ...])
    assert_type(claim.sectors, tuple[npf.SectorId, ...])
    assert_type(claim.initiative, npf.InitiativeId | None)
    assert_type(
        claim.modality, Literal["achieved", "under-way", "targeted", "proposed", "forecast"]
    )
    assert_type(claim.as_of, npf.Period | None)
    assert_type(claim.anchor, npf.Anchor | None)
    assert_type(claim.quantity, npf.Quantity)
    assert_type(claim.quantity.interval, npf.Interval)
    assert_type(claim.quantity.nominal, Decimal | None)
    assert_type(claim.quantity.verdict(more_than=5_000, at_most=Decimal(9_000)), npf.Verdict)
    assert_type(npf.parse_quantity("more than 2,000"), npf.Quantity)
    assert_type(npf.parse_quantity("超过2000项", language="zh").unit, str | None)
    interval = npf.Interval.parse("(2000,)")
    assert_type(interval.lower, Decimal | None)
    assert_type(interval.contains(2_001), bool)
    assert_type(interval.clip(npf.Interval.parse("[0,10000]")), npf.Interval)
    assert_type(npf.Period.parse("../2025-03-08").end, date | None)
    assert_type(
        corpus.statements[claim.statement].speakers, tuple[npf.PersonId | npf.OrganizationId, ...]
    )
    assert_type(normalise("新 能 源"), str)
    assert_type(digest("新能源"), str)
    assert_type(anchor_of("over 60%", 0, 8), npf.Anchor)


def faults(corpus: npf.Corpus) -> None:
    """Catch what can go wrong, with its facts."""
    try:
        corpus.regions["Ninxia"]
    except npf.UnknownName as error:
        assert_type(error.suggestions, tuple[str, ...])
        assert_type(error.message, str)
    try:
        corpus.regions["Shan-hsi"]
    except npf.AmbiguousName as error:
        assert_type(error.candidates, tuple[str, ...])
    try:
        npf.load("9")
    except npf.ReleaseNotFound as error:
        assert_type(error.available, tuple[str, ...])


def wrong(corpus: npf.Corpus, claim: npf.NumericClaim, sector: npf.SectorId) -> None:
    """Write what a type checker must refuse; never called."""
    npf.Member(sector, "full")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Member("CN-NX", "full")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Member(npf.RegionId("CN-NX"), "most")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.regions.by_value(at_least=5, unit="count")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.regions.by_region("Ningxia")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.statements.by_measure("clusters")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.tiers.by_initiative("NPF")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.claims.find("c3")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    claim.quantity.verdict(more_than="5,000")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    claim.quantity.verdict(5_000)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    corpus.claims.by_modality("achived")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_region("Ningxia", "possible")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    corpus.claims.by_region("Ningxia", certainty="likely")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_least=5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_least=5, unit=None)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_leats=5, unit="count")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    corpus.claims & corpus.statements  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    corpus.cite("apa")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims[3]  # type: ignore[index]  # pyright: ignore[reportArgumentType]
    claim.disputed = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    claim.quantity.unit = "CNY"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    corpus.version = "2.0"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    any_table(corpus.sectors)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.parse_quantity("5", language="fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


if __name__ == "__main__":
    loaded = releases()
    collections(loaded)
    narrowing(loaded)
    values(loaded)
    faults(loaded)
    any_table(loaded.regions)
