"""Rows of a vocabulary become records, ids of a release before stay, and sentences have kinds."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import npf_corpus as npf
from drafting.test_project import DOCUMENT, FIGURES, STATEMENTS, project
from drafting.test_rows import claimed, written
from drafting.test_whole import NAME, raised, whole
from npf_corpus.drafting import corpus_of
from npf_corpus.drafting._folder import words_of
from npf_corpus.drafting._ids import _matched, renamed
from npf_corpus.drafting._sheet import Place
from npf_corpus.drafting._vocabulary import COLUMNS, MORE_COLUMNS

ROWS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "regions": (
        {"id": "CN-330200", "name": "Ningbo", "name_zh": "宁波市", "kind": "city",
         "parent": "浙江", "aliases": "宁波； 甬", "adcode": "330200"},
        {"parent": "CN-ZJ", "aliases": ("宁波", "甬"), "members": ()},
    ),
    "sectors": (
        {"id": "q", "name": "Quanta", "broader": "量子科技", "definition": "D"},
        {"name_zh": None, "broader": ("quantum-technology",), "aliases": (), "codes": ()},
    ),
    "organizations": (
        {"id": "o", "name": "Office", "kind": "government", "parent": "浙江省人民政府",
         "region": "浙江"},
        {"name_zh": None, "parent": "zhejiang-government", "region": "CN-ZJ", "aliases": ()},
    ),
    "people": (
        {"id": "li-si", "name": "Li Si", "name_zh": "李四", "aliases": "Lee Si",
         "roles": "zj-2026: head, of all, 浙江省人民政府;b: chair, zhejiang-government"},
        {"aliases": ("Lee Si",), "roles": (
            npf.Role("head, of all", npf.OrganizationId("zhejiang-government"),
                     npf.DocumentId("zj-2026"), None),
            npf.Role("chair", npf.OrganizationId("zhejiang-government"), npf.DocumentId("b"),
                     None),
        )},
    ),
    "initiatives": (
        {"id": "i", "name": "Plan", "kind": "plan", "summary": "S", "regions": "浙江;CN",
         "sectors": "量子科技"},
        {"name_zh": None, "aliases": (), "status": "unstated", "regions": ("CN-ZJ", "CN"),
         "sectors": ("quantum-technology",), "lead": None, "part_of": None, "components": (),
         "anchors": ()},
    ),
    "measures": (
        {"id": "m", "name": "M", "theme": "industry", "dimension": "count", "definition": "D"},
        {"name_zh": None, "aliases": (), "aim": None, "domain": npf.Interval.parse("[0,)"),
         "denominator": None},
    ),
    "units": (
        {"id": "plant", "name": "plant", "aliases": "厂", "dimension": "count"},
        {"aliases": ("厂",), "symbol": "plant", "factor": 1, "integral": True, "code": None},
    ),
}  # fmt: skip
"""A row that a person adds to each sheet, and what its record has besides the very cells."""


def test_a_row_of_a_vocabulary_is_a_record(tmp_path: Path) -> None:
    """Names stand for ids, empty cells for what is usual; each record knows its row."""
    sheets, _ = project(tmp_path)
    for table, (row, _) in ROWS.items():
        heads = COLUMNS[table] + MORE_COLUMNS.get(table, ())
        lines = ("\t".join(heads), "", "\t".join(row.get(each, "") for each in heads))
        path = sheets / "vocabulary" / f"{table}.tsv"
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    words = words_of(sheets)
    for table, (row, besides) in ROWS.items():
        record = words.record(table, row["id"])
        expected = row | besides
        assert expected == {name: getattr(record, name) for name in expected}
        assert words.places[row["id"]] == Place(f"{table}.tsv", 3)
        assert words.tables[table][-1] == record


@pytest.mark.parametrize(
    ("cells", "integral"),
    [({"dimension": "count"}, True), ({"dimension": "count", "integral": "n"}, False),
     ({"dimension": "mass"}, False), ({"dimension": "mass", "integral": "y"}, True),
     ({"dimension": "mass", "integral": "true"}, True), ({"dimension": "mass", "integral": "no"},
     False)],
)  # fmt: skip
def test_a_unit_that_counts_is_whole_unless_it_is_said(
    tmp_path: Path, cells: dict[str, str], *, integral: bool
) -> None:
    """And one of another dimension is not."""
    sheets, _ = project(tmp_path)
    row = {"id": "u", "name": "u", "symbol": "U", "factor": "2.5", "code": "X", **cells}
    lines = (COLUMNS["units"], [row.get(each, "") for each in COLUMNS["units"]])
    path = sheets / "vocabulary" / "units.tsv"
    path.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")
    unit = words_of(sheets).record("units", "u")
    assert (unit.integral, unit.symbol, str(unit.factor), unit.code) == (integral, "U", "2.5", "X")


@pytest.mark.parametrize(
    ("modality", "kind"),
    [("achieved", "achievement"), ("under-way", "achievement"), ("targeted", "goal"),
     ("forecast", "forecast"), ("proposed", "proposal")],
)  # fmt: skip
def test_a_sentence_of_figures_does_what_its_first_claim_does(
    tmp_path: Path, modality: str, kind: str
) -> None:
    """It has no row and no gist; its claims lend it regions and sectors, each once."""
    cells = {"unit": "企业", "modality": modality, "as_of": "", "sectors": "量子科技"}
    rows = [
        claimed("100家", **cells, regions="中国;浙江"),
        claimed("60家", **cells | {"modality": "achieved"}, regions="浙江"),
    ]
    (said,) = corpus_of(*written(tmp_path, "企业100家，其中大企业60家。", rows)).statements
    assert (said.kind, said.gist, said.regions) == (kind, None, ("CN", "CN-ZJ"))
    assert said.sectors == ("quantum-technology",)
    assert (said.speakers, said.attribution) == (("zhejiang-government",), "quoted")


@pytest.mark.parametrize(
    "term", ["New-quality productive forces", "new quality Productive Forces", "新质生产力"]
)
def test_a_sentence_of_the_term_needs_a_row(tmp_path: Path, term: str) -> None:
    """However it is written; the fault names the sentence, once."""
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*written(tmp_path, f"甲。{term}，{term}。", [], []))
    told = "sentence 2 of zj-2026 speaks of new quality productive forces: add its row to the"
    assert [*map(str, caught.value.problems)] == [f"{told} statements"]
    rows = [STATEMENTS[0] | {"sent": "2", "tiers": ""}]
    (said,) = corpus_of(*written(tmp_path / "b", f"甲。{term}。", [], rows)).statements
    assert said.initiatives == ("new-quality-productive-forces",)


def record(key: str, start: int | None, **facts: Any) -> Any:
    """Return what ids are matched by."""
    anchor = None if start is None else SimpleNamespace(start=start, end=start + 1)
    return SimpleNamespace(id=key, anchor=anchor, **facts)


def test_records_of_one_place_are_told_apart_by_what_they_say() -> None:
    """Those alike keep their ids first; what is left keeps those of the place, in order."""
    before = [record("a", 1, kind="x"), record("b", 1, kind="y"), record("c", None, kind="x")]
    assert _matched(before, [record("1", 1, kind="y"), record("2", 1, kind="x")], ("kind",)) == {
        "1": "b",
        "2": "a",
    }
    assert _matched(before, [record("1", 1, kind="z"), record("2", 1, kind="x")], ("kind",)) == {
        "1": "b",
        "2": "a",
    }
    rows = [record("1", 2, kind="x"), record("2", None, kind="x")]
    assert _matched(before, rows, ("kind",)) == {"2": "c"}
    three = [record(str(at), 1, kind="z") for at in range(3)]
    assert _matched(before, three, ("kind",)) == {"0": "a", "1": "b"}


def test_a_record_that_speaks_of_others_is_renamed_with_them() -> None:
    """In each field that names a record of its document; what is not renamed is the very same."""
    claim = npf.load("2.3.0").claims["cn-ah-gwr-2025.c1"]
    mention = npf.load("2.3.0").mentions["cn-ah-gwr-2025.m10"]
    assert renamed(claim, {"other": "x"}) is claim
    assert renamed(claim, {claim.id: claim.id}) is claim
    names = {claim.id: "n.c1", claim.statement: "n.s1", mention.id: "n.m1"}
    changed = renamed(claim, names)
    assert (changed.id, changed.statement, changed.measure) == ("n.c1", "n.s1", claim.measure)
    assert (renamed(mention, names).id, renamed(mention, names).claims) == ("n.m1", ("n.c1",))


def test_another_text_keeps_no_ids(tmp_path: Path) -> None:
    """Neither does a document that the release before has not; ids count in reading order then."""
    first = corpus_of(*whole(tmp_path / "a"))
    sheets, texts = raised(*whole(tmp_path / "b", facts={"title": "Other"}), version="2.0.0")
    rows = (sheets / "sheets" / f"{NAME}.mentions.tsv").read_text("utf-8").splitlines()
    kept = [row for row in rows if "Wang Wei" not in row]
    (sheets / "sheets" / f"{NAME}.mentions.tsv").write_text("\n".join(kept) + "\n", "utf-8")
    assert f"{NAME}.m3" not in corpus_of(sheets, texts, previous=first).mentions.ids
    (texts / f"{NAME}.txt").write_text((texts / f"{NAME}.txt").read_text("utf-8") + "\n", "utf-8")
    ids = corpus_of(sheets, texts, previous=first).mentions.ids
    assert ids == tuple(f"{NAME}.m{number}" for number in range(1, 9))
    other = corpus_of(*project(tmp_path / "c"), previous=first)
    assert other.claims.ids == tuple(f"{DOCUMENT['id']}.c{number}" for number in (1, 2, 3))
    assert len(FIGURES) == 5


def test_a_sentence_may_name_several_tiers(tmp_path: Path) -> None:
    """Each with its industries, between semicolons; those of one place stand by the alphabet."""
    rows = [STATEMENTS[0] | {"sent": "1", "tiers": "future: 量子科技 ,；high-tech:量子科技"}]
    said = "发展新质生产力，壮大量子科技。"
    tiers = corpus_of(*written(tmp_path, said, [], rows)).tiers
    assert [(each.tier, each.sector) for each in tiers] == [
        ("future", "quantum-technology"),
        ("high-tech", "quantum-technology"),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "zj-2026.txt is a folder, a pipe or a device, put a file there"),
        (b"\xff", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_at_its_document(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    """With the reason; nothing else is said of the document."""
    sheets, texts = project(tmp_path)
    path = texts / "zj-2026.txt"
    path.unlink()
    if data is None:
        path.mkdir()
    else:
        path.write_bytes(data)
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(sheets, texts)
    told = f"documents.tsv line 2, id: its text 'zj-2026.txt' cannot be read: {why}"
    assert [*map(str, caught.value.problems)] == [told]


def test_facts_that_no_manifest_can_state_are_told_with_their_folder(tmp_path: Path) -> None:
    """As half a character is one, which is no text."""
    sheets, texts = project(tmp_path)
    path = sheets / "release.json"
    path.write_text(path.read_text("utf-8").replace("Me (2026).", "Me \\ud800"), "utf-8")
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(sheets, texts)
    assert caught.value.path == str(sheets)
    assert "surrogates not allowed" in str(caught.value)
