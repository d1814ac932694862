"""Dataset 1.0.0: what a reader of the five documents expects it to answer."""

from __future__ import annotations

import re
from typing import Any, get_args

import pycountry
import pytest
import scan

import npf_corpus as npf
from npf_corpus import Verdict
from npf_corpus.records import TABLES, Modality

CORPUS = npf.load("1.0.0")
CLAIMS = CORPUS.claims
ROWS: scan.Rows = {table: tuple(getattr(CORPUS, table)) for table in TABLES}
NINGXIA = "ecns-2025-03-08-ningxia"
SCIO = "scio-2024-06-25-ningxia"
PROVINCES = {
    region.id: region for region in CORPUS.regions if re.fullmatch("CN-[A-Z]{2}", region.id)
}
GROUPS = {
    "nbs-east": "BJ TJ HE SH JS ZJ FJ SD GD HI",
    "nbs-central": "SX AH JX HA HB HN",
    "nbs-west": "NM GX CQ SC GZ YN XZ SN GS QH NX XJ",
    "nbs-northeast": "LN JL HL",
    "beijing-tianjin-hebei": "BJ TJ HE",
    "yangtze-river-delta": "SH JS ZJ AH",
    "yangtze-river-economic-belt": "SH JS ZJ AH JX HB HN CQ SC YN GZ",
    "northwest-china": "SN GS QH NX XJ",
}
"""Groups whose members belong to them whole, from the reference's code lists."""


# Figures


def test_certainly_more_than_1500_cooperation_projects() -> None:
    """More than 2,000 is certainly above 1,500 and possibly above 5,000, never 1,900."""
    ask = CLAIMS.by_value
    assert ask(more_than=1_500, unit="project").ids == (f"{NINGXIA}.c3",)
    assert ask(more_than=5_000, unit="project").ids == ()
    assert ask(more_than=5_000, unit="project", certainty="possible").ids == (f"{NINGXIA}.c3",)
    assert ask(at_most=1_900, unit="project", certainty="possible").ids == ()
    claim = CLAIMS[f"{NINGXIA}.c3"]
    assert str(claim.quantity.interval) == "(2000,)"
    assert claim.quantity.verdict(more_than=5_000) is Verdict.POSSIBLE
    assert claim.quantity.verdict(at_least=2_001) is Verdict.CERTAIN
    assert claim.quantity.verdict(at_least=1_900, at_most=2_000) is Verdict.IMPOSSIBLE


def test_a_share_of_over_60_percent() -> None:
    """Certainly above 60, certainly not known above 65, impossible at most 60 or above 100."""
    share = CLAIMS.by_measure("share of industrial added value")
    assert share.ids == (f"{SCIO}.c4",)
    assert CLAIMS.by_value(more_than=60, unit="percent") == share
    assert len(CLAIMS.by_value(more_than=65, unit="percent")) == 0
    assert CLAIMS.by_value(more_than="65%", certainty="possible") == share
    assert len(CLAIMS.by_value(at_most=60, unit="percent", certainty="possible")) == 0
    assert len(CLAIMS.by_value(more_than=100, unit="percent", certainty="possible")) == 0
    assert CLAIMS.by_value(at_most=100, unit="percent") == share
    (claim,) = share
    assert set(claim.sectors) == {"coal", "electricity", "non-ferrous-metals", "metallurgy"}


@pytest.mark.parametrize("bound", ["100 billion CNY", "1000亿元", "RMB 100 billion", "¥1,000亿"])
def test_clusters_of_a_hundred_billion(bound: str) -> None:
    """None, since no text states a currency; six with `inferred=True`, and `explain` says so."""
    found = CLAIMS.by_value(at_least=bound)
    assert len(found) == 0
    assert found.explain().steps[0].inferred == 6
    assert "6 left out, their unit is inferred (inferred=True)" in str(found.explain())
    six = CLAIMS.by_value(at_least=bound, inferred=True)
    assert len(six) == 6
    assert {claim.initiative for claim in six} == {"ningxia-industrial-clusters"}
    assert all(claim.caveats for claim in six)
    large = six.by_value(at_least="200 billion CNY", inferred=True)
    assert {claim.sectors for claim in large} == {("modern-chemicals",), ("new-materials",)}


def test_achieved_never_includes_targets() -> None:
    """Claims of what holds, of work that goes on and of what is planned are kept apart."""
    apart = [CLAIMS.by_modality(each) for each in get_args(Modality)]
    assert sum(map(len, apart)) == len(CLAIMS)
    assert all(claim.modality == "achieved" for claim in apart[0])
    assert all(claim.deadline is None for claim in apart[0])
    assert len(apart[0] & apart[2]) == 0
    targeted = CLAIMS.by_modality("targeted")
    assert {claim.document for claim in targeted} == {SCIO}
    assert f"{SCIO}.c8" in targeted
    plan = CLAIMS.by_initiative("gradient cultivation plan")
    assert [claim.modality for claim in plan] == ["under-way"] * 3


def test_three_clusters_are_one_count_and_three_sizes() -> None:
    """Each size belongs to the count, and is said of one sector's cluster."""
    sizes = [claim for claim in CLAIMS if claim.distribution == "each"]
    assert {claim.item_of for claim in sizes} == {f"{SCIO}.c8"}
    assert {claim.sectors for claim in sizes} == {
        ("new-energy",),
        ("equipment-manufacturing",),
        ("digital-information",),
    }
    assert str(CLAIMS[f"{SCIO}.c8"].quantity.interval) == "[3,3]"


def test_the_partners_of_ningxia() -> None:
    """Twelve provincial units, twenty institutions, and experts in tens of thousands."""
    found = {claim.measure: str(claim.quantity.interval) for claim in CLAIMS.by_document(NINGXIA)}
    assert found == {
        "partner-provincial-units": "[12,12]",
        "partner-institutions": "[20,20]",
        "cooperation-projects": "(2000,)",
        "experts-engaged": "[10000,100000)",
    }
    assert CLAIMS.by_value(at_least=10_000, unit="person").ids == (f"{NINGXIA}.c4",)


def test_doubtful_wordings_of_the_machine_copy_are_marked() -> None:
    """Ten state laboratories and 163 national key laboratories are disputed, with a caveat."""
    disputed = {claim.measure: claim for claim in CLAIMS if claim.disputed}
    assert set(disputed) == {"state-laboratories", "national-key-laboratories"}
    assert all(claim.caveats for claim in disputed.values())
    documents = {claim.document for claim in disputed.values()}
    (copy,) = (CORPUS.documents[key] for key in documents)
    assert copy.fidelity == "machine-paraphrase"
    assert copy.derived_from is not None
    assert copy.caveats


# Documents and people


def test_five_documents_are_read_whole() -> None:
    """With publisher, day, address and text, and the day on which things were said."""
    assert len(CORPUS.documents) == 5
    days = sorted(str(document.published) for document in CORPUS.documents)
    assert days == ["2024-03-04", "2024-03-07", "2024-06-25", "2025-03-08", "2025-03-12"]
    for document in CORPUS.documents:
        assert document.text is not None
        assert document.url.startswith("http")
        assert len(CORPUS.statements.by_document(document.id)) > 5
    assert str(CORPUS.documents[SCIO].asserted) == "2024-05-20"


def test_speakers_are_those_whom_the_text_names() -> None:
    """Figures of the reporter's own have no speaker; three advisers share their proposal."""
    assert len(CORPUS.statements.by_speaker("Wang Wei")) > 3
    assert CORPUS.statements[CLAIMS[f"{NINGXIA}.c3"].statement].attribution == "narrator"
    assert CLAIMS.by_speaker("Wang Zhonglin").by_measure("key core technologies").ids
    assert set(CLAIMS.by_speaker("Chen Chunping").ids) == set(CLAIMS.by_document(SCIO).ids)
    centre = CORPUS.statements.by_initiative("xinjiang-central-asia-innovation-centre")
    speakers = {speaker for statement in centre for speaker in statement.speakers}
    assert {"liang-yong", "deng-mingjiang", "xiao-wenjiao"} <= speakers
    for person in CORPUS.people:
        said = CORPUS.statements.by_speaker(person.id)
        named = CORPUS.mentions.by_speaker(person.id)
        assert said or named, person.id


# Regions


def test_the_provincial_units_are_the_standards() -> None:
    """The 34 units of ISO 3166-2:CN, each a part of China, with a Chinese name and an adcode."""
    listed = {each.code for each in pycountry.subdivisions if each.country_code == "CN"}
    assert listed == set(PROVINCES)
    assert len(listed) == 34
    adcodes = {region.adcode for region in PROVINCES.values()}
    assert len(adcodes) == 34
    for region in PROVINCES.values():
        assert region.parent == "CN"
        assert region.name_zh
        assert region.adcode is not None
        assert re.fullmatch("[1-8][0-9]0000", region.adcode)
        assert CORPUS.regions[region.adcode] == region


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("宁夏", "CN-NX"),
        ("Ningxia Hui Autonomous Region", "CN-NX"),
        ("ning xia", "CN-NX"),
        ("CN-NX", "CN-NX"),
        ("Ningxia", "CN-NX"),
        ("640000", "CN-NX"),
        ("寧夏回族自治區", "CN-NX"),
        ("Shanxi", "CN-SX"),
        ("Shaanxi", "CN-SN"),
        ("山西", "CN-SX"),
        ("陕西", "CN-SN"),
        ("Hebei", "CN-HE"),
        ("Henan", "CN-HA"),
        ("Hubei", "CN-HB"),
        ("Hunan", "CN-HN"),
        ("Hainan", "CN-HI"),
        ("Heilongjiang", "CN-HL"),
        ("TJ", "TJ"),
        ("CN-TJ", "CN-TJ"),
        ("Tianjin", "CN-TJ"),
        ("Tajikistan", "TJ"),
        ("Jilin", "CN-JL"),
        ("Tibet", "CN-XZ"),
        ("Xizang", "CN-XZ"),
        ("Inner Mongolia", "CN-NM"),
        ("内蒙古", "CN-NM"),
        ("HK", "CN-HK"),
        ("Macau", "CN-MO"),
        ("TW", "CN-TW"),
        ("Peking", "CN-BJ"),
        ("Chungking", "CN-CQ"),
        ("Szechuan", "CN-SC"),
        ("PRC", "CN"),
        ("中国", "CN"),
        ("Wuhan", "CN-420100"),
        ("Khorgos", "CN-654004"),
        ("Greater Bay Area", "greater-bay-area"),
        ("长三角", "yangtze-river-delta"),
    ],
)
def test_regions_answer_to_what_people_type(typed: str, id_: str) -> None:
    """Codes, short and full names, postal spellings and Chinese, the traps among them."""
    assert CORPUS.regions[typed].id == id_
    assert CORPUS.claims.by_region(typed) == CORPUS.claims.by_region(id_)


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_answers_with_its_full_members(group: str) -> None:
    """Each listed unit belongs whole, none is left out, and its evidence counts for the group."""
    region = CORPUS.regions[group]
    assert {member.region for member in region.members} == {
        f"CN-{code}" for code in GROUPS[group].split()
    }
    assert {member.coverage for member in region.members} == {"full"}
    for member in region.members:
        inside = CORPUS.statements.by_region(member.region)
        assert set(inside.ids) <= set(CORPUS.statements.by_region(group).ids)


@pytest.mark.parametrize(
    ("group", "partial"),
    [
        ("Yellow River Basin", "QH SC GS NX NM SX SN HA SD"),
        ("Greater Bay Area", "GD"),
        ("Chengdu-Chongqing", "CQ SC"),
    ],
)
def test_a_partial_member_is_only_possibly_inside(group: str, partial: str) -> None:
    """What is said of a province may or may not be about the part inside the group."""
    region = CORPUS.regions[group]
    found = {member.region for member in region.members if member.coverage == "partial"}
    assert found == {f"CN-{code}" for code in partial.split()}
    certain = set(CORPUS.statements.by_region(group).ids)
    possible = set(CORPUS.statements.by_region(group, certainty="possible").ids)
    for member in found:
        inside = set(CORPUS.statements.by_region(member).ids)
        assert inside <= possible
    assert certain <= possible


def test_ningxia_is_possibly_in_the_yellow_river_basin() -> None:
    """Its claims are in the basin only with `certainty="possible"`."""
    basin = "yellow-river-basin"
    assert len(CLAIMS.by_region(basin)) == 0
    assert CLAIMS.by_region("Ningxia") == CLAIMS.by_region(basin, certainty="possible")
    assert CLAIMS.by_region("Ningxia") - CLAIMS.by_region("Northwest China") == CLAIMS - CLAIMS


def test_the_eastern_regions_of_the_text_are_not_the_statistical_east() -> None:
    """Twelve partners cannot be among ten units; the wording has a region without members."""
    informal = CORPUS.regions["Eastern regions"]
    assert (informal.kind, informal.members) == ("informal", ())
    assert CLAIMS[f"{NINGXIA}.c1"].regions == ("CN-NX", informal.id)
    assert f"{NINGXIA}.c1" not in CLAIMS.by_region("nbs-east")


# Sectors


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("new energy", "hydrogen-energy new-energy-storage photovoltaics wind-power"),
        ("clean energy", "green-energy green-power hydrogen-energy photovoltaics wind-power"),
        ("hydrogen", ""),
        ("chemicals", "modern-chemicals modern-coal-chemicals olefins methanol spandex aramid"),
        ("artificial intelligence", "embodied-ai large-language-models ai-models"),
        ("computing", "computing-power data-centres intelligent-computing-power"),
        ("manufacturing", "equipment-manufacturing light-industry textiles"),
        ("新能源", "hydrogen-energy new-energy-storage"),
        ("人工智能", "embodied-ai"),
    ],
)
def test_a_sector_answers_with_its_parts(typed: str, parts: str) -> None:
    """What is said of a narrower sector is found through the broader, and something is."""
    whole = CORPUS.statements.by_sector(typed)
    assert len(whole) > 0
    for part in parts.split():
        inside = CORPUS.statements.by_sector(part)
        assert set(inside.ids) <= set(whole.ids)
        assert len(inside) > 0


def test_a_document_places_a_sector_where_it_does() -> None:
    """Hydrogen is a high-tech and a future industry in one document, and both are kept."""
    tiers = {(tier.sector, tier.tier) for tier in CORPUS.tiers.by_document(SCIO)}
    assert {("hydrogen-energy", "high-tech"), ("hydrogen-energy", "future")} <= tiers
    assert {(sector, "traditional") for sector in ("coal", "electricity")} <= tiers
    future = {tier.sector for tier in CORPUS.tiers if tier.tier == "future"}
    named = {"quantum-technology", "biomanufacturing", "embodied-ai", "6g", "new-energy-storage"}
    assert named <= future


# Systems

SYSTEMS: dict[str, dict[str, Any]] = {
    "ningxia-six-new-framework": {
        "kind": "framework",
        "regions": "CN-NX",
        "sectors": "equipment-manufacturing new-materials wine goji-berries",
        "components": 4,
    },
    "ningxia-gradient-cultivation-plan": {
        "kind": "plan",
        "regions": "CN-NX",
        "components": 3,
        "claims": 3,
    },
    "east-west-cooperation-mechanism": {
        "kind": "mechanism",
        "regions": "CN-NX",
        "components": 4,
        "claims": 4,
    },
    "ningxia-industrial-clusters": {
        "kind": "cluster",
        "regions": "CN-NX",
        "sectors": "modern-chemicals light-industry textiles new-energy new-materials",
        "components": 6,
        "claims": 7,
    },
    "ningxia-npf-guidelines": {"regions": "CN-NX"},
    "ningxia-industry-doubling": {
        "regions": "CN-NX",
        "sectors": "industry manufacturing",
        "claims": 1,
    },
    "ningxia-industrial-chain-upgrading": {"regions": "CN-NX"},
    "ningxia-renewables-data-centres": {"regions": "CN-NX", "sectors": "data-centres green-energy"},
    "ningxia-traditional-upgrading": {"regions": "CN-NX", "sectors": "coal electricity"},
    "ningxia-coal-to-chemicals": {
        "regions": "CN-NX",
        "sectors": "coal olefins methanol spandex aramid graphite",
        "components": 2,
        "part_of": "ningxia-traditional-upgrading",
    },
    "ningxia-future-industries": {
        "regions": "CN-NX",
        "sectors": "artificial-intelligence hydrogen-energy quantum-technology",
        "components": 1,
    },
    "china-future-industries": {"regions": "CN", "sectors": "quantum-technology 6g"},
    "yellow-river-pilot-zone": {"regions": "yellow-river-basin"},
    "innovation-driven-development-strategy": {"kind": "strategy"},
    "government-work-report-2025": {
        "sectors": "commercial-spaceflight low-altitude-economy biomanufacturing 6g",
        "components": 2,
    },
    "new-industrialization": {},
    "intelligent-computing-centres": {"sectors": "intelligent-computing-power"},
    "open-source-models": {"sectors": "large-language-models"},
    "ai-talent-training": {"sectors": "artificial-intelligence"},
    "fintech-for-startups": {"sectors": "fintech"},
    "chint-rd-plan": {"lead": "chint-group"},
    "midea-rd-plan": {"lead": "midea-group"},
    "xinjiang-central-asia-innovation-centre": {
        "status": "proposed",
        "regions": "CN-XJ central-asia",
        "components": 3,
        "claims": 1,
    },
    "xinjiang-innovation-bases": {"part_of": "xinjiang-central-asia-innovation-centre"},
    "xinjiang-coordination-mechanism": {"part_of": "xinjiang-central-asia-innovation-centre"},
    "xinjiang-new-development-modes": {"part_of": "xinjiang-central-asia-innovation-centre"},
    "belt-and-road-initiative": {"regions": "CN"},
    "pilot-free-trade-zones": {"regions": "CN-XJ"},
    "wuhan-innovation-centre": {"regions": "CN-420100"},
    "hubei-laboratory-system": {"regions": "CN-420100", "components": 3, "claims": 3},
    "hubei-key-core-technologies": {"regions": "CN-HB", "claims": 1},
    "engineer-joint-training": {},
    "industry-academia-research-collaboration": {},
    "new-quality-productive-forces": {"kind": "concept", "regions": "CN"},
}
"""Each system that the rules of annotation name, and what must be known of it."""


@pytest.mark.parametrize("key", SYSTEMS)
def test_a_system_stands_with_all_that_speaks_of_it(key: str) -> None:
    """With its parts, places and sectors, and with the statements and claims pointing to it."""
    facts, initiative = SYSTEMS[key], CORPUS.initiatives[key]
    for field in ("kind", "status", "lead", "part_of"):
        if field in facts:
            assert facts[field] == getattr(initiative, field)
    assert set(facts.get("regions", "").split()) <= set(initiative.regions)
    assert set(facts.get("sectors", "").split()) <= set(initiative.sectors)
    assert facts.get("components", 0) <= len(initiative.components)
    claims = [claim for claim in CLAIMS if claim.initiative == key]
    assert facts.get("claims", 0) == len(claims)
    said = [each for each in CORPUS.statements if key in each.initiatives]
    assert said
    assert {claim.statement for claim in claims} <= {statement.id for statement in said}
    assert initiative.summary
    places = {(place.document, place.anchor.start) for place in initiative.anchors}
    assert places
    for document, start in places:
        inside = [
            statement
            for statement in said
            if statement.document == document
            and statement.anchor is not None
            and statement.anchor.start <= start < statement.anchor.end
        ]
        assert inside, f"a place of {key} lies in no statement that points to it"


def test_no_other_initiative_is_left_unexplained() -> None:
    """Each initiative of the release is one of the systems above."""
    assert set(SYSTEMS) == set(CORPUS.initiatives.ids)


def test_the_framework_has_its_declared_counts() -> None:
    """Six, six and six, of which the text names some as representative, and an open N."""
    framework = CORPUS.initiatives["Six New Industries, Six Specialties, Six Excellence + N"]
    counts = [part.declared_count for part in framework.components]
    assert counts == [6, 6, 6, None]
    assert {part.enumeration for part in framework.components} == {"representative"}
    assert all(part.sectors for part in framework.components)


def test_horgos_is_a_place_with_a_port_and_a_bonded_area() -> None:
    """Zones inside a city inside Xinjiang, to which statements and an initiative point."""
    zones = [region for region in CORPUS.regions if region.kind == "zone"]
    assert {region.id for region in zones} == {"horgos-port", "horgos-comprehensive-bonded-area"}
    for region in zones:
        assert region.parent == "CN-654004"
        assert len(CORPUS.statements.by_region(region.id)) > 0
    assert CORPUS.regions["Horgos"].parent == "CN-XJ"
    horgos = set(CORPUS.statements.by_region("Horgos").ids)
    assert horgos <= set(CORPUS.statements.by_region("Xinjiang").ids)
    assert "belt-and-road-initiative" in CORPUS.initiatives.by_region("Horgos Port")


def test_the_concept_has_its_variant_names() -> None:
    """New quality productive forces, by the names that the texts and readers use."""
    for name in (
        "NPF",
        "new productive forces",
        "新质生产力",
        "new high-quality production capacity",
    ):
        assert CORPUS.initiatives[name].id == "new-quality-productive-forces"
    defined = [
        statement
        for statement in CORPUS.statements.by_initiative("NPF")
        if statement.kind == "definition"
    ]
    assert defined
    documents = {statement.document for statement in CORPUS.statements.by_initiative("NPF")}
    assert len(documents) == 5


# The whole release, against a slow scan


@pytest.mark.parametrize("name", scan.EVIDENCE)
def test_every_question_to_the_release_is_a_scan(name: str) -> None:
    """Each region, sector, document, speaker, initiative and measure gives what a scan does."""
    table: Any = getattr(CORPUS, name)
    axes = {"region": ROWS["regions"], "sector": ROWS["sectors"], "document": ROWS["documents"]}
    axes["speaker"] = (*ROWS["people"], *ROWS["organizations"])
    if name in {"statements", "claims"}:
        axes["initiative"] = ROWS["initiatives"]
    if name == "claims":
        axes["measure"] = ROWS["measures"]
    for axis, asked in axes.items():
        for record in asked:
            found = getattr(table, f"by_{axis}")(record.id)
            assert scan.select(ROWS, name, axis, record.id) == list(found.ids)
            if axis == "region":
                found = table.by_region(record.id, certainty="possible")
                expected = scan.select(ROWS, name, axis, record.id, possible=True)
                assert expected == list(found.ids)
