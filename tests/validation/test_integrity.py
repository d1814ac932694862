"""Every record of every shipped release keeps the laws of the design, stated here one a test.

Written against the JSON itself and without the package's validation, so that each checks the other.
The tests of places and of completeness need the texts: NPF_CORPUS_SOURCES names the folder of those
of 1.0.0, NPF_CORPUS_REPORTS that of those which came later.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry
import pytest
from first_form import normalise

import npf_corpus
import npf_corpus as npf
from npf_corpus import parse_quantity
from npf_corpus.anchoring import digest
from npf_corpus.intervals import Interval
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.validation import read_release, validate

VERSIONS = [
    pytest.param(each.version, marks=pytest.mark.slow if each.schema > 1 else ())
    for each in npf_corpus.releases()
]
"""The first release each day, the large ones that follow where there is time."""
FOLDERS = "NPF_CORPUS_SOURCES", "NPF_CORPUS_REPORTS"
TABLES = [
    "documents",
    "regions",
    "sectors",
    "tiers",
    "organizations",
    "people",
    "initiatives",
    "measures",
    "units",
    "statements",
    "claims",
    "mentions",
]
with_texts = pytest.mark.usefixtures("texts")

Row = dict[str, Any]


class Rows:
    """A release as its files have it, and the texts that are at hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Row = json.loads((self.folder / "manifest.json").read_bytes())
        self.parts = {name: self._parts(name) for name in TABLES}
        self.tables: dict[str, list[Row]] = {
            name: [row for part in parts for row in json.loads(part)]
            for name, parts in self.parts.items()
        }
        self.by_id = {row["id"]: row for rows in self.tables.values() for row in rows}
        self.later = self.manifest["schema"] > 1
        folders = [os.environ[name] for name in FOLDERS if os.environ.get(name)]
        files = [path for each in folders for path in Path(each).iterdir() if path.is_file()]
        held = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
        self.texts = {
            row["id"]: held[row["text"]["sha256"]].read_bytes().decode()
            for row in self.tables["documents"]
            if row["text"] and row["text"]["sha256"] in held
        }

    def _parts(self, table: str) -> list[bytes]:
        """Return the bytes of a table's file, or of its files by document in their order."""
        if (self.folder / f"{table}.json").is_file():
            return [(self.folder / f"{table}.json").read_bytes()]
        files = {path.stem: path.read_bytes() for path in (self.folder / table).iterdir()}
        documents = json.loads((self.folder / "documents.json").read_bytes())
        return [files.pop(row["id"]) for row in documents if row["id"] in files] + [*files.values()]

    def read(self, claim: Row) -> npf.Quantity:
        """Return what a claim's surface says, since schema 2 in the language of its document."""
        spoken = self.by_id[claim["document"]]["language"].partition("-")[0]
        chinese = self.later and spoken == "zh"
        return parse_quantity(claim["quantity"]["surface"], language="zh" if chinese else None)

    def ids(self, table: str) -> set[str]:
        """Return the ids of a table."""
        return {row["id"] for row in self.tables[table]}

    def every(self) -> Iterator[Row]:
        """Yield every record of every table."""
        return iter([row for rows in self.tables.values() for row in rows])

    def anchors(self) -> Iterator[tuple[str, Row]]:
        """Yield document and anchor of every place that any record has."""
        for row in self.every():
            if row.get("anchor"):
                yield row["document"], row["anchor"]
            for each in row.get("anchors", ()):
                yield each["document"], each["anchor"]
            for each in row.get("skipped", ()):
                yield row["id"], each["anchor"]


@pytest.fixture(scope="module", params=VERSIONS)
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Each shipped release, whole: what it shares with others lies with one of them."""
    whole = tmp_path_factory.mktemp("whole") / request.param
    npf_corpus.load(request.param).write(whole)
    return Rows(whole)


@pytest.fixture
def texts(rows: Rows) -> None:
    """Skip a test of texts where no folder of this release's is named."""
    unnamed = [name for name in FOLDERS[: 1 + rows.later] if not os.environ.get(name)]
    if unnamed:
        pytest.skip(f"{' and '.join(unnamed)} name no folder of texts")


def spans(rows: Rows, table: str) -> dict[str, list[tuple[int, int]]]:
    """Return the places of a table's records by document, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in rows.tables[table]:
        anchor = row["anchor"]
        found.setdefault(row["document"], []).append((anchor["start"], anchor["end"]))
    return {key: sorted(places) for key, places in found.items()}


# The package's own validation


def test_validate_finds_nothing(rows: Rows) -> None:
    """No shipped release breaks a law, and each is read as what `load` gives."""
    assert validate(rows.folder) == ()
    assert read_release(rows.folder).pin == npf_corpus.load(rows.folder.name).pin


@with_texts
def test_validate_finds_nothing_with_the_texts(rows: Rows, tmp_path: Path) -> None:
    """Nor does it where the texts are at hand."""
    for key, text in rows.texts.items():
        (tmp_path / f"{key}.txt").write_bytes(text.encode())
    assert validate(rows.folder, sources=tmp_path) == ()


# Files and ids


@pytest.mark.parametrize("name", TABLES)
def test_files_have_one_record_a_line_in_canonical_form(rows: Rows, name: str) -> None:
    """Writing the rows as JSON without spaces gives the file, or the files by document."""
    for part in rows.parts[name]:
        assert part.decode() == "[\n" + ",\n".join(map(_line, json.loads(part))) + "\n]\n"


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def test_the_manifest_counts_and_digests_the_files(rows: Rows) -> None:
    """Each table has the records, bytes and SHA-256 that the manifest states."""
    stated = {each["name"]: each for each in rows.manifest["tables"]}
    index = ["index"] if rows.later else []
    assert [*stated] == [*TABLES, *index]
    for name in TABLES:
        each = stated[name]
        data = ("[\n" + ",\n".join(map(_line, rows.tables[name])) + "\n]\n").encode()
        assert each["records"] == len(rows.tables[name])
        assert (each["bytes"], each["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_ids_are_unique_across_tables_and_well_formed(rows: Rows) -> None:
    """No id stands twice, not even in another case, and each has the letters that ids may have."""
    ids = [row["id"] for row in rows.every()]
    assert [key for key, count in Counter(map(str.casefold, ids)).items() if count > 1] == []
    assert [key for key in ids if not re.fullmatch(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*", key)] == []


def test_ids_of_parts_begin_with_their_documents(rows: Rows) -> None:
    """A tier, statement, claim or mention has its document's id, a letter and a number."""
    for table in ("tiers", "statements", "claims", "mentions"):
        for row in rows.tables[table]:
            assert re.fullmatch(rf"{re.escape(row['document'])}\.{table[0]}[1-9]\d*", row["id"])


# References


REFERENCES: tuple[tuple[str, str, Callable[[Row], Any]], ...] = (
    ("documents", "organizations", lambda row: [row["publisher"]]),
    ("regions", "regions", lambda row: [row["parent"]]),
    ("regions", "regions", lambda row: [each["region"] for each in row["members"]]),
    ("sectors", "sectors", lambda row: row["broader"]),
    ("tiers", "sectors", lambda row: [row["sector"]]),
    ("tiers", "documents", lambda row: [row["document"]]),
    ("organizations", "organizations", lambda row: [row["parent"]]),
    ("organizations", "regions", lambda row: [row["region"]]),
    ("people", "organizations", lambda row: [role["organization"] for role in row["roles"]]),
    ("people", "documents", lambda row: [role["document"] for role in row["roles"]]),
    ("initiatives", "regions", lambda row: row["regions"]),
    ("initiatives", "sectors", lambda row: row["sectors"]),
    ("initiatives", "sectors", lambda row: [k for p in row["components"] for k in p["sectors"]]),
    ("initiatives", "organizations", lambda row: [row["lead"]]),
    ("initiatives", "initiatives", lambda row: [row["part_of"]]),
    ("initiatives", "documents", lambda row: [each["document"] for each in row["anchors"]]),
    ("statements", "documents", lambda row: [row["document"]]),
    ("statements", "people organizations", lambda row: row["speakers"]),
    ("statements", "regions", lambda row: row["regions"]),
    ("statements", "sectors", lambda row: row["sectors"]),
    ("statements", "initiatives", lambda row: row["initiatives"]),
    ("claims", "documents", lambda row: [row["document"]]),
    ("claims", "statements", lambda row: [row["statement"]]),
    ("claims", "measures", lambda row: [row["measure"]]),
    ("claims", "units", lambda row: [row["quantity"]["unit"]]),
    ("claims", "regions", lambda row: row["regions"]),
    ("claims", "sectors", lambda row: row["sectors"]),
    ("claims", "initiatives", lambda row: [row["initiative"]]),
    ("claims", "claims", lambda row: [row["item_of"]]),
    ("mentions", "documents", lambda row: [row["document"]]),
    ("mentions", "claims", lambda row: row["claims"]),
)  # fmt: skip


@pytest.mark.parametrize(("table", "targets", "read"), REFERENCES)
def test_references_resolve_to_the_right_kind(
    rows: Rows, table: str, targets: str, read: Callable[[Row], Any]
) -> None:
    """Each reference is the id of a record of its kind."""
    known = set().union(*(rows.ids(target) for target in targets.split()))
    for row in rows.tables[table]:
        keys = [key for key in read(row) if key is not None]
        assert [key for key in keys if key not in known] == [], row["id"]


def _lists(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield from _lists(each)


def test_what_is_in_a_list_stands_there_once(rows: Rows) -> None:
    """No list, however deep in a record, has a value twice, and no group a member."""
    for row in rows.every():
        for held in _lists(row):
            keys = [json.dumps(each) for each in held]
            assert len(set(keys)) == len(keys), row["id"]
    for row in rows.tables["regions"]:
        members = [each["region"] for each in row["members"]]
        assert len(set(members)) == len(members), row["id"]


def test_mentions_name_what_their_kind_says(rows: Rows) -> None:
    """A mention of a person names a person, and so for each kind; a number names nothing."""
    plural = {"person": "people"}
    for row in rows.tables["mentions"]:
        if row["kind"] == "number":
            assert row["entity"] is None
        else:
            assert row["entity"] in rows.ids(plural.get(row["kind"], f"{row['kind']}s"))
        assert (row["number_class"] is not None) == (row["kind"] == "number")


@pytest.mark.parametrize(
    ("table", "above"),
    [
        ("regions", lambda row: [row["parent"]]),
        ("regions", lambda row: [each["region"] for each in row["members"]]),
        ("sectors", lambda row: row["broader"]),
        ("organizations", lambda row: [row["parent"]]),
        ("initiatives", lambda row: [row["part_of"]]),
        ("claims", lambda row: [row["item_of"]]),
    ],
)
def test_hierarchies_have_no_cycles(
    rows: Rows, table: str, above: Callable[[Row], list[str | None]]
) -> None:
    """Going up from any record comes to an end."""
    for row in rows.tables[table]:
        seen: set[str] = set()
        front = {key for key in above(row) if key}
        while front:
            assert row["id"] not in front
            seen |= front
            front = {key for each in front for key in above(rows.by_id[each]) if key} - seen


def test_every_region_of_a_country_ends_in_it(rows: Rows) -> None:
    """Provincial units, cities, counties and zones have one root, their country."""
    for row in rows.tables["regions"]:
        top = row
        while top["parent"]:
            top = rows.by_id[top["parent"]]
        if row["kind"] not in {"group", "informal"}:
            assert top["kind"] == "country"
            assert row["id"][:2] in {top["id"], row["id"][:2].lower()}


# Provincial units against pycountry (ISO 3166-2) and the traps of the code lists


KINDS = {
    "Province": "province",
    "Autonomous region": "autonomous-region",
    "Municipality": "municipality",
    "Special administrative region": "special-administrative-region",
}
ADCODES = dict(
    pair.split(":")
    for pair in [
        "BJ:110000",
        "TJ:120000",
        "HE:130000",
        "SX:140000",
        "NM:150000",
        "LN:210000",
        "JL:220000",
        "HL:230000",
        "SH:310000",
        "JS:320000",
        "ZJ:330000",
        "AH:340000",
        "FJ:350000",
        "JX:360000",
        "SD:370000",
        "HA:410000",
        "HB:420000",
        "HN:430000",
        "GD:440000",
        "GX:450000",
        "HI:460000",
        "CQ:500000",
        "SC:510000",
        "GZ:520000",
        "YN:530000",
        "XZ:540000",
        "SN:610000",
        "GS:620000",
        "QH:630000",
        "NX:640000",
        "XJ:650000",
        "TW:710000",
        "HK:810000",
        "MO:820000",
    ]
)


def _subdivisions(country: str) -> list[Any]:
    every: Any = pycountry.subdivisions
    return list(every.get(country_code=country))


def _fold(name: str) -> str:
    return re.sub(r"[\s'’-]", "", name).casefold()


def test_the_34_provincial_units_are_those_of_pycountry(rows: Rows) -> None:
    """Codes, kinds and names equal those of ISO 3166-2 as pycountry has them."""
    iso = {each.code: each for each in _subdivisions("CN")}
    ours = {row["id"]: row for row in rows.tables["regions"] if row["kind"] in KINDS.values()}
    assert len(ours) == 34
    assert set(iso) == set(ours)
    for code, row in ours.items():
        assert row["kind"] == KINDS[iso[code].type], code
        assert row["parent"] == "CN", code
        assert _fold(iso[code].name) in map(_fold, (row["name"], *row["aliases"])), code


def test_adcodes_are_those_of_gb_2260(rows: Rows) -> None:
    """Each provincial unit has its six digits; lower units begin with their province's."""
    for row in rows.tables["regions"]:
        if row["kind"] in KINDS.values():
            assert row["adcode"] == ADCODES[row["id"].removeprefix("CN-")], row["id"]
        elif row["adcode"] is not None:
            assert row["id"] == f"CN-{row['adcode']}"
            assert row["adcode"][:2] == rows.by_id[row["parent"]]["adcode"][:2]


@pytest.mark.parametrize(
    ("code", "name", "name_zh"),
    [
        ("CN-SX", "Shanxi", "山西省"),
        ("CN-SN", "Shaanxi", "陕西省"),
        ("CN-HE", "Hebei", "河北省"),
        ("CN-HA", "Henan", "河南省"),
        ("CN-HB", "Hubei", "湖北省"),
        ("CN-HN", "Hunan", "湖南省"),
        ("CN-HI", "Hainan", "海南省"),
        ("CN-HL", "Heilongjiang", "黑龙江省"),
        ("CN-TJ", "Tianjin", "天津市"),
        ("TJ", "Tajikistan", "塔吉克斯坦"),
        ("CN-JL", "Jilin", "吉林省"),
        ("CN-NX", "Ningxia", "宁夏回族自治区"),
    ],
)
def test_codes_that_are_easily_confused_are_right(
    rows: Rows, code: str, name: str, name_zh: str
) -> None:
    """Shanxi is SX and Shaanxi SN, the H-provinces are told apart, TJ is a country."""
    assert (rows.by_id[code]["name"], rows.by_id[code]["name_zh"]) == (name, name_zh)


@pytest.mark.parametrize(("code", "number"), [("HK", "344"), ("MO", "446"), ("TW", "158")])
def test_units_with_a_country_code_have_it_as_an_alias(rows: Rows, code: str, number: str) -> None:
    """Hong Kong, Macao and Taiwan bear their codes of ISO 3166-1 too."""
    country = pycountry.countries.get(alpha_2=code)
    assert country is not None
    assert country.numeric == number
    assert {code, country.alpha_3, number} <= set(rows.by_id[f"CN-{code}"]["aliases"])


# Quantities


def test_intervals_are_those_of_their_words(rows: Rows) -> None:
    """Interval, reading, nominal value and stated unit are what the surface gives.

    A level is clipped to the domain, which is in the base unit. A caveat may tell of a comparator
    elsewhere, which widens or narrows the interval, but not to one that leaves out the figure.
    """
    for row in rows.tables["claims"]:
        stored, read = row["quantity"], rows.read(row)
        unit, interval = rows.by_id[stored["unit"]], Interval.parse(stored["interval"])
        above, _, below = unit["factor"].partition("/")
        given = read.interval.scaled(Decimal(above))
        if row.get("aspect", "level") == "level":
            domain = Interval.parse(rows.by_id[row["measure"]]["domain"])
            given = given.clip(domain.scaled(Decimal(below or 1)))
        if interval.scaled(Decimal(above)) != given:
            assert rows.later, row["id"]
            assert row["caveats"], row["id"]
            shared = {interval.lower, interval.upper} & {read.interval.lower, read.interval.upper}
            value = read.nominal
            # The second of two multiples after one verb of growth is one more.
            grown = row["aspect"] == "growth" and stored["unit"] == "factor"
            inside = value is not None and any(map(interval.contains, (value, value + grown)))
            assert inside or shared - {None} or read.nominal in {interval.lower, interval.upper}, (
                row["id"]
            )
        assert stored["reading"] == read.reading, row["id"]
        nominal = None if stored["nominal"] is None else Decimal(stored["nominal"])
        assert nominal == read.nominal, row["id"]
        if read.unit is not None:
            assert (stored["unit"], stored["unit_basis"]) == (read.unit, "stated")


def test_intervals_hold_an_admissible_value(rows: Rows) -> None:
    """Some value is admitted, a whole one where the unit counts things."""
    for row in rows.tables["claims"]:
        whole = rows.by_id[row["quantity"]["unit"]]["integral"]
        interval = Interval.parse(row["quantity"]["interval"])
        assert str(interval.worlds(whole=whole))


RELATIVE = {"ratio", "factor"}
OTHER_DIMENSIONS = {
    "growth": RELATIVE,
    "decline": RELATIVE,
    "average-growth": RELATIVE,
    "average-decline": RELATIVE,
    "relative": RELATIVE,
    "rank": {"rank"},
}
"""What aspects are stated in that say nothing in the dimension of the measure."""
CHANGES = {"increase": {"rank"}, "decrease": {"rank"}, "difference": {"rank", *RELATIVE}}
"""What others may be stated in besides it; a share changes and differs by percentage points too."""


def test_measures_and_units_share_a_dimension(rows: Rows) -> None:
    """A claim's unit can state its measure's aspect, and only a share names a denominator."""
    for row in rows.tables["claims"]:
        measure, unit = rows.by_id[row["measure"]], rows.by_id[row["quantity"]["unit"]]
        own, aspect = measure["dimension"], row.get("aspect", "level")
        besides = {own, *CHANGES.get(aspect, ())}
        if aspect == "difference" or (aspect in CHANGES and own == "ratio"):
            besides.add("percentage-point")
        assert unit["dimension"] in OTHER_DIMENSIONS.get(aspect, besides), row["id"]
    for row in rows.tables["measures"]:
        assert (row["denominator"] is not None) == (row["dimension"] == "ratio")


def test_doubts_are_said(rows: Rows) -> None:
    """An inferred unit and a disputed claim have a caveat."""
    for row in rows.tables["claims"]:
        if row["disputed"] or row["quantity"]["unit_basis"] == "inferred":
            assert row["caveats"], row["id"]


def test_each_names_what_it_is_each_of(rows: Rows) -> None:
    """A value of each thing names the count of the things; a deadline is not achieved yet."""
    for row in rows.tables["claims"]:
        each = row["distribution"] == "each"
        assert row["item_of"] is not None or not each, row["id"]
        assert each or rows.later or row["item_of"] is None, row["id"]
        if each:
            counted = rows.by_id[row["item_of"]]
            assert rows.by_id[counted["quantity"]["unit"]]["dimension"] == "count"
        assert row["deadline"] is None or row["modality"] != "achieved"


def test_narrators_have_no_speakers_and_others_have(rows: Rows) -> None:
    """The reporter's own voice has neither speakers nor label, any other at least one."""
    for row in rows.tables["statements"]:
        said = bool(row["speakers"] or row["speaker_label"])
        assert said == (row["attribution"] != "narrator"), row["id"]


def test_claims_agree_with_their_statements(rows: Rows) -> None:
    """A claim's document, regions and sectors are its statement's."""
    for row in rows.tables["claims"]:
        statement = rows.by_id[row["statement"]]
        assert row["document"] == statement["document"]
        assert set(row["regions"]) <= set(statement["regions"]), row["id"]
        assert set(row["sectors"]) <= set(statement["sectors"]), row["id"]


def test_claims_and_numbers_name_each_other(rows: Rows) -> None:
    """A mention of class claim names its claims, and each claim is named once, from its place."""
    named: Counter[str] = Counter()
    for row in rows.tables["mentions"]:
        assert bool(row["claims"]) == (row["number_class"] == "claim"), row["id"]
        for key in row["claims"]:
            named[key] += 1
            place, inner = row["anchor"], rows.by_id[key]["anchor"]
            assert place["start"] <= inner["start"] < inner["end"] <= place["end"]
    assert named == Counter(rows.ids("claims"))


# Places


def test_anchors_lie_inside_their_texts(rows: Rows) -> None:
    """Every place has at least one character, all of them of its document."""
    for key, anchor in rows.anchors():
        assert 0 <= anchor["start"] < anchor["end"] <= rows.by_id[key]["text"]["characters"]


def test_statements_and_skipped_passages_do_not_overlap(rows: Rows) -> None:
    """Each ends before the next one starts."""
    for document in rows.tables["documents"]:
        skipped = [(s["anchor"]["start"], s["anchor"]["end"]) for s in document["skipped"]]
        places = sorted(spans(rows, "statements").get(document["id"], []) + skipped)
        assert all(left[1] <= right[0] for left, right in pairwise(places))


def test_claims_lie_inside_their_statements(rows: Rows) -> None:
    """The figure is part of the sentence."""
    for row in rows.tables["claims"]:
        inner, outer = row["anchor"], rows.by_id[row["statement"]]["anchor"]
        assert outer["start"] <= inner["start"] < inner["end"] <= outer["end"]


@with_texts
def test_every_text_is_at_hand(rows: Rows) -> None:
    """The folder of texts has that of each document, with the length it states."""
    for row in rows.tables["documents"]:
        assert len(rows.texts[row["id"]]) == row["text"]["characters"]


@with_texts
def test_spans_and_contexts_match_their_digests(rows: Rows) -> None:
    """Each anchor's length and digests are those of the text at and around its place."""
    form = rows.manifest["normalisation"]
    for key, anchor in rows.anchors():
        text = rows.texts[key]
        start, end = anchor["start"], anchor["end"]
        normal = normalise(text[start:end], form=form)
        left = normalise(re.split(r"\n[^\S\n]*\n", text[:start])[-1], form=form)[-32:]
        right = normalise(re.split(r"\n[^\S\n]*\n", text[end:])[0], form=form)[:32]
        assert (anchor["length"], anchor["digest"]) == (len(normal), digest(normal))
        assert anchor["before"] == (digest(left) if left else None), (key, start)
        assert anchor["after"] == (digest(right) if right else None), (key, start)


@with_texts
def test_surfaces_equal_their_spans(rows: Rows) -> None:
    """A claim's words are the text's, to the letter."""
    for row in rows.tables["claims"]:
        span = rows.texts[row["document"]][row["anchor"]["start"] : row["anchor"]["end"]]
        assert row["quantity"]["surface"] == span


@with_texts
def test_statements_never_cross_a_paragraph(rows: Rows) -> None:
    """No statement has a blank line inside."""
    for key, places in spans(rows, "statements").items():
        for start, end in places:
            assert not re.search(r"\n\s*\n", rows.texts[key][start:end]), (key, start)


@with_texts
def test_stated_units_are_in_the_text(rows: Rows) -> None:
    """A stated counted thing is named in the claim's statement, any other unit in its span."""
    for row in rows.tables["claims"]:
        if row["quantity"]["unit_basis"] != "stated":
            continue
        unit = rows.by_id[row["quantity"]["unit"]]
        if unit["dimension"] == "count":
            place = rows.by_id[row["statement"]]["anchor"]
            words = rows.texts[row["document"]][place["start"] : place["end"]].lower()
            names = (unit["name"], unit["symbol"], *unit["aliases"])
            assert any(name.lower() in words for name in names), row["id"]
        else:
            assert rows.read(row).unit == unit["id"]


# Completeness


@with_texts
def test_every_number_expression_lies_in_a_number_mention(rows: Rows) -> None:
    """No number of any text is unaccounted for."""
    for key, text in rows.texts.items():
        places = [
            (row["anchor"]["start"], row["anchor"]["end"])
            for row in rows.tables["mentions"]
            if row["document"] == key and row["kind"] == "number"
        ]
        missed = [
            (start, text[start:end])
            for start, end in number_expressions(text)
            if not any(low <= start and end <= high for low, high in places)
        ]
        assert missed == [], key


@with_texts
def test_every_character_lies_in_a_statement_or_a_skipped_passage(rows: Rows) -> None:
    """No sentence is unread of any text that was read whole."""
    for document in rows.tables["documents"]:
        if document.get("depth", "whole") != "whole":
            continue
        text = rows.texts[document["id"]]
        covered = bytearray(len(text))
        skipped = [(s["anchor"]["start"], s["anchor"]["end"]) for s in document["skipped"]]
        for start, end in spans(rows, "statements")[document["id"]] + skipped:
            covered[start:end] = b"\1" * (end - start)
        left = [at for at, char in enumerate(text) if not covered[at] and not char.isspace()]
        assert left == [], document["id"]


def _five(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def _names(row: Row) -> Iterator[str]:
    yield from filter(None, (row.get("name"), row.get("name_zh"), row.get("title")))
    yield from row.get("aliases", ())
    yield from (role["title"] for role in row.get("roles", ()))
    yield from (part["name"] for part in row.get("components", ()))


def _ours(row: Row) -> Iterator[str]:
    for field in ("gist", "speaker_label", "summary", "definition"):
        yield from filter(None, (row.get(field),))
    yield from row.get("caveats", ())
    yield from (each["reason"] for each in row.get("skipped", ()))
    yield from (role["note"] for role in row.get("roles", ()) if role["note"])


@with_texts
def test_our_words_share_no_five_in_a_row_with_a_text(rows: Rows) -> None:
    """Gists, labels, summaries, definitions, caveats, reasons and notes are in our own words."""
    copied = set().union(*map(_five, rows.texts.values()))
    for row in rows.every():
        for name in _names(row):
            copied -= _five(name)
    for words in (
        *rows.manifest["notes"],
        *(words for row in rows.every() for words in _ours(row)),
    ):
        assert not _five(words) & copied, words
