"""Lines that must not check: mypy and pyright, both strict, refuse each for the reason it names.

An ignore comment that covers nothing is itself an error, so that a line which starts to check
fails. Never run.
"""

from __future__ import annotations

from typing import TypedDict

import npf_corpus as npf
from npf_corpus import comparison, quantities, records, tables
from npf_corpus.records import Coverage


class Typo(TypedDict):
    """Bounds with a misspelt name."""

    more_then: int
    unit: str


def names_of_modules() -> None:
    """A module has the names that it lists, also where they load on first use, and no others."""
    npf.Corpse  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    comparison.Outcomer  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    quantities.find_quantity  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    records.Documents  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    tables.Claim  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def kinds_of_ids(sector: npf.SectorId, region: npf.RegionId, word: str) -> None:
    """An id is of its kind, and a bare string is none."""
    npf.Member(region, "full")
    npf.Member(sector, "full")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Member("CN-NX", "full")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Member(region, "most")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Sector(sector, "Coal", None, (region,), (), "")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    coverage: Coverage = word  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    npf.Member(region, coverage)


def fields_of_records(
    claim: npf.NumericClaim, sector: npf.SectorId, unit: npf.UnitId, interval: npf.Interval
) -> None:
    """A record takes ids of the kind that its field has; a unit is the id of one, not any word."""
    npf.Quantity("5 bananas", "exactly", interval, None, unit, "stated")
    npf.Quantity("5 bananas", "exactly", interval, None, "bananas", "stated")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.Quantity("5 bananas", "exactly", interval, None, unit, "guessed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.NumericClaim(
        claim.id,
        claim.document,
        claim.statement,
        None,
        claim.measure,
        claim.quantity,
        (sector,),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        claim.sectors,
        None,
        "achieved",
        None,
        None,
        "single",
        None,
        False,  # noqa: FBT003
        (),
    )
    claim.disputed = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    claim.quantity.unit = unit  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    claim.regions.append("CN-NX")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    claim.regoins  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def verbs_of_tables(corpus: npf.Corpus) -> None:
    """A table has the verbs that its records support, and no others."""
    corpus.regions.by_value(at_least=5, unit="count")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.statements.by_value(at_least="5%")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.by_value(at_least="5%")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.regions.by_region("Ningxia")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.statements.by_measure("clusters")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.tiers.by_initiative("NPF")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.regions.by_tier("future")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.statements.by_unit("CNY")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.statements.by_aspect("growth")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.claims.by_aspect("grown")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.sectors.by_theme("energy")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.measures.by_theme("Energy")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.by_unit("CNY")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.sectors.by_year(2025)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.claims.by_year("2025")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_publisher(corpus.regions["Ningxia"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims.find("c3")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    corpus.claims & corpus.statements  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    corpus.claims[3.0]  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    corpus.claims[corpus.regions["Ningxia"]]  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    corpus.claims.by_region(corpus.sectors["coal"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.by_speaker(corpus.regions["Ningxia"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ids: tuple[npf.SectorId, ...] = corpus.regions.ids  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    for key in ids:
        any_table(corpus.sectors if key else corpus.regions)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def any_table(table: npf.Table[npf.Region]) -> None:
    """Take tables of regions alone."""


def bounds_and_units(corpus: npf.Corpus, quantity: npf.Quantity, typo: Typo) -> None:
    """A verdict reads its own unit, a bound that is a number has one, a name is no catch-all."""
    quantity.verdict(more_than=b"5,000")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    quantity.verdict(more_than=5_000, unit="bananas")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    quantity.verdict(5_000)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    corpus.claims.by_value(at_least=5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_least=5, unit=None)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_least=5, unit=3)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_value(at_leats=5, unit="count")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    corpus.claims.by_value(**typo)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    npf.Interval(1.5, None, True, False)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # noqa: FBT003


def choices(corpus: npf.Corpus) -> None:
    """A choice is one of those there are."""
    corpus.claims.by_modality("achived")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.claims.by_region(certainty="possible")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    corpus.claims.by_region("Ningxia", certainty="likely")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    npf.parse_quantity("5", language="fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.cite("mla")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.version = "2.0"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    npf.diff("1.0.0", corpus)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.attach("scio-2024-06-25-ningxia", b"bytes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
