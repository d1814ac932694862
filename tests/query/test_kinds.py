"""What readers see of each kind of record and of each verb: headings, cells, options, facts."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import npf_corpus as npf
from npf_corpus.cli import _tables
from npf_corpus.query._verb import WAYS, verb_of
from npf_corpus.records import TABLES, _kinds
from npf_corpus.records._kinds import KIND, MENTIONED, table_of_ids, title_of

CORPUS = npf.load("1.0.0")
LATER = npf.load("2.3.0")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"

HEADINGS = {
    "documents": "id label published fidelity",
    "regions": "id name name_zh kind parent",
    "sectors": "id name name_zh broader",
    "tiers": "id sector tier document",
    "organizations": "id name kind region",
    "people": "id name",
    "initiatives": "id name kind status regions",
    "measures": "id name dimension domain",
    "units": "id name dimension symbol",
    "statements": "id kind gist attribution speakers",
    "claims": "id measure figure interval regions sectors modality",
    "mentions": "id kind entity number_class claims",
}
"""The columns of each table in a notebook."""

CELLS: list[tuple[str, dict[str, str]]] = [
    ("documents", {
        "document": "cn-ah-gwr-2025\nwork-report\noriginal\nfigures alone",
        "label": "Report on the work of the government of Anhui, 20 January 2025",
        "publisher": "Anhui Provincial People's Government",
        "published": "2025-01-20",
    }),
    ("regions", {"region": "CN-AH", "name": "Anhui 安徽省", "kind": "province of China"}),
    ("sectors", {"sector": "5g", "name": "5G 5G", "part of": "Digital technologies"}),
    ("tiers", {
        "assertion": "cn-ah-gwr-2026.t1",
        "sector": "High-tech services",
        "tier": "modern-services",
        "said by": "Anhui, 2026",
    }),
    ("organizations", {
        "organization": "anhui-peoples-congress",
        "name": "Anhui Provincial People's Congress",
        "kind": "legislature",
        "region": "Anhui",
    }),
    ("people", {
        "person": "bao-gang",
        "name": "Bao Gang",
        "roles": "chairman, People's Government of Inner Mongolia Autonomous Region",
    }),
    ("initiatives", {
        "initiative": "advanced-manufacturing-clusters\nNational advanced manufacturing clusters"
        "\n国家先进制造业集群",
        "status": "cluster\nin-force",
        "about": "China\nAdvanced manufacturing",
        "summary": "Clusters that the state has picked as the country's most advanced in "
        "manufacturing.",
    }),
    ("measures", {
        "measure": "above-scale-digitalisation-rate",
        "name": "Digital transformation of industry above designated size",
        "dimension": "ratio\ndigital",
        "domain": "[0,100]",
        "share of": "industrial enterprises above designated size",
    }),
    ("units", {
        "unit": "CNY",
        "name": "Chinese yuan",
        "symbol": "CNY",
        "dimension": "money",
        "factor": "1",
    }),
    ("statements", {
        "statement": "cn-ah-gwr-2025.s116\ncommitment",
        "gist": "Following the Zhejiang model of village renewal, planning and governance of town "
        "and country are joined, the three sectors merged, and new quality productive forces of "
        "farming developed to suit each place.",
        "about": "Anhui\nAgriculture",
        "speaker": "Wang Qingxian",
    }),
    ("claims", {
        "claim": "cn-ah-gwr-2025.c196\nAir routes to Belt and Road countries",
        "figure": "5条左右\n[4.5,5.5] routes",
        "about": "Anhui\nCivil aviation",
        "modality": "targeted\nstriven for\nby Wang Qingxian",
    }),
    ("claims", {
        "claim": "exbulletin-2024-03-07-hubei.c2\nState laboratories",
        "figure": "10\n10 laboratories",
        "about": "Wuhan",
        "modality": "achieved\ndisputed\nby narrator",
    }),
    ("mentions", {
        "mention": "cn-ah-gwr-2025.m10",
        "kind": "number: claim",
        "of": "7100万",
        "place": "202-207",
    }),
    ("mentions", {
        "mention": "cn-ah-gwr-2025.m49",
        "kind": "initiative",
        "of": "new quality productive forces",
        "place": "1031-1036",
    }),
]  # fmt: skip
"""A record of each kind as the command line shows it, heading by heading; the id comes first."""


@pytest.mark.parametrize("table", TABLES)
def test_a_notebook_has_these_columns_of_a_table(table: str) -> None:
    """A few fields each, the id first."""
    shown = getattr(CORPUS, table).head(1)._repr_html_()
    assert HEADINGS[table].split() == re.findall("<th .*?>(.*?)</th>", shown)


def test_a_notebook_has_these_columns_of_other_answers() -> None:
    """The steps of an explanation, and what was found for a name."""
    shown = {
        "step, before, kept, what to know": CORPUS.claims.by_region("Hubei").explain(),
        "id, name, matched by, how, score": CORPUS.regions.find("Hubei"),
    }
    for headings, answer in shown.items():
        html = answer._repr_html_()  # type: ignore[attr-defined]
        assert headings.split(", ") == re.findall("<th .*?>(.*?)</th>", html)


@pytest.mark.parametrize(
    ("text", "caption", "row"),
    [
        ("kwangtung", "1 match", "CN-GD Guangdong Kwangtung alias 1.00"),
        ("shan", "5 matches", "CN-SX Shanxi Shanxi prefix 0.67"),
        ("qqqq", "0 matches", ""),
    ],
)
def test_a_notebook_counts_what_was_found_and_says_how(text: str, caption: str, row: str) -> None:
    """The first row has the best match: record, name, the name that matched, how, how well."""
    html = CORPUS.regions.find(text)._repr_html_()  # type: ignore[attr-defined]
    assert [caption] == re.findall("<caption.*?>(.*?)</caption>", html)
    assert row.split() == re.findall("<td.*?>(.*?)</td>", html)[:5]


def test_a_notebook_says_what_a_corpus_is_and_holds() -> None:
    """Its pin, licence, citation and notes, and of each table how much of the whole."""
    part = CORPUS.by_region("Hubei")
    html = part._repr_html_()
    assert ["pin", "licence", "citation", "notes", "tables"] == re.findall(
        "<dt.*?>(.*?)</dt>", html
    )
    *_, held = re.findall("<dd.*?>(.*?)</dd>", html)
    counts = {table: (len(getattr(part, table)), len(getattr(CORPUS, table))) for table in TABLES}
    assert counts["claims"] == (6, 23)
    assert held.split(", ") == [
        f"{total} {table}" if some == total else f"{some} of {total} {table}"
        for table, (some, total) in counts.items()
    ]


@pytest.mark.parametrize(("table", "expected"), CELLS)
def test_the_command_line_shows_a_record_in_these_cells(
    table: str, expected: dict[str, str]
) -> None:
    """What it is called, what it is about and who says it, under headings that people read."""
    key = next(iter(expected.values())).partition("\n")[0]
    headings, (row,) = _tables.to_cells(LATER, table, [getattr(LATER, table)[key]])
    assert list(expected.items()) == list(zip(headings, row, strict=True))


@pytest.mark.parametrize("axis", WAYS)
def test_the_page_of_the_command_line_says_what_an_option_takes(axis: str) -> None:
    """Each verb is an option there, with the words of its help and what it is given."""
    way = WAYS[axis]
    given = "\\|".join(get_args(way.choices)) or way.metavar
    assert f"| `--{axis} {given}` | {way.help} |" in PAGE.read_text("utf-8").splitlines()


def test_a_verb_is_named_after_its_axis() -> None:
    """`by_region` narrows along regions; words are looked for by `matching`."""
    for axis in (*WAYS, "value"):
        verb = verb_of(axis)
        assert verb == ("matching" if axis == "text" else f"by_{axis}")
        assert hasattr(LATER.claims, verb)


@pytest.mark.parametrize("table", TABLES)
def test_a_kind_narrows_by_the_verbs_that_its_table_has(table: str) -> None:
    """Each of them is a method, and no method that narrows is left out."""
    verbs = {each for each in dir(getattr(LATER, table)) if each.startswith("by_")}
    assert {*map(verb_of, KIND[table].narrows)} == verbs | {"matching"}


def test_a_record_is_called_by_the_name_that_readers_know() -> None:
    """Its name, label or gist, the words of its figure, its tier; or else its id."""
    called = {
        "cn-ah-gwr-2025": "Report on the work of the government of Anhui, 20 January 2025",
        "CN-AH": "Anhui",
        "5g": "5G",
        "cn-ah-gwr-2026.t1": "modern-services",
        "anhui-peoples-congress": "Anhui Provincial People's Congress",
        "bao-gang": "Bao Gang",
        "advanced-manufacturing-clusters": "National advanced manufacturing clusters",
        "rd-intensity": "Research and development intensity",
        "CNY": "Chinese yuan",
        "cn-ah-gwr-2025.s1": "cn-ah-gwr-2025.s1",
        "ecns-2025-03-08-ningxia.s9": LATER.statements["ecns-2025-03-08-ningxia.s9"].gist,
        "cn-ah-gwr-2025.c1": "7100万",
        "cn-ah-gwr-2025.m1": "number",
    }
    assert called == {key: title_of(LATER[key]) for key in called}


def test_an_id_belongs_to_one_table() -> None:
    """Each type of id is that of one table's records, and no other type is."""
    ids = {
        npf.DocumentId: "documents",
        npf.RegionId: "regions",
        npf.SectorId: "sectors",
        npf.TierId: "tiers",
        npf.OrganizationId: "organizations",
        npf.PersonId: "people",
        npf.InitiativeId: "initiatives",
        npf.MeasureId: "measures",
        npf.UnitId: "units",
        npf.StatementId: "statements",
        npf.ClaimId: "claims",
        npf.MentionId: "mentions",
    }
    assert list(TABLES) == list(ids.values())
    assert ids == {kind: table_of_ids(kind) for kind in ids}
    assert [None, None] == [table_of_ids(kind) for kind in (str, None)]


def test_a_mention_names_records_of_six_kinds() -> None:
    """A number names none, and neither does anything that stands at one place of a text."""
    assert MENTIONED == {
        "region": "regions",
        "sector": "sectors",
        "organization": "organizations",
        "person": "people",
        "initiative": "initiatives",
    }


def test_a_release_says_by_what_it_was_made() -> None:
    """Its schema, the normal form of its anchors, and the table that its figures are read by."""
    first, later = ((each.schema, each.normalisation, each.readings) for each in (CORPUS, LATER))
    assert ((1, "npf-1", "1"), (2, "npf-2", "2")) == (first, later)


@pytest.mark.parametrize("way", ["to_pandas", "to_polars", "to_arrow"])
def test_a_frame_with_labels_has_names_for_ids(way: str) -> None:
    """Only where it is asked for, whatever the library."""
    claims = CORPUS.claims.by_measure("cooperation projects")
    columns = {
        labels: [*getattr(getattr(claims, way)(labels=labels), _COLUMNS[way])]
        for labels in (False, True)
    }
    plain = [*getattr(getattr(claims, way)(), _COLUMNS[way])]
    assert plain == columns[False] == list(claims.to_records()[0])
    assert "province" in columns[True]
    assert "province" not in plain


_COLUMNS = {"to_pandas": "columns", "to_polars": "columns", "to_arrow": "column_names"}


def test_claims_are_compared_in_the_release_that_they_are_of() -> None:
    """Series are of these claims; outcomes and agreements look into all documents beside them."""
    claims = LATER.claims.by_measure("GDP").by_year(2025)
    assert {row.measure for row in claims.series()} == {"gross-regional-product"}
    found = claims.by_region("浙江").outcomes()
    assert [each.target.id for each in found] == ["cn-zj-gwr-2025.c135"]
    assert "- 6 claims left out, which are no targets" in str(found.explain())
    assert str(claims.agreements().explain()).startswith("1 agreement in npf_corpus data 2.3.0\n")


def test_what_the_module_of_kinds_lacks_is_told() -> None:
    """As Python tells it of any module."""
    with pytest.raises(AttributeError) as caught:
        getattr(_kinds, "WEATHER")  # noqa: B009 - for type checkers there is none
    assert "module 'npf_corpus.records._kinds' has no attribute 'WEATHER'" == str(caught.value)
