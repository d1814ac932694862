"""Sheets and texts become a release: every field from its row, every fault with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import ask

import npf_corpus as npf
from npf_corpus.drafting import corpus_of, review, sentences_of
from npf_corpus.drafting._folder import DOCUMENT_COLUMNS
from npf_corpus.drafting._passages import place_of
from npf_corpus.drafting._sheet import FIGURE_COLUMNS, STATEMENT_COLUMNS
from npf_corpus.drafting._written import tick

TEXT = (
    "一、去年工作\n全省生产总值增长5.5%左右，新增企业超200家。\n"
    "二、今年任务\n发展新质生产力，培育量子科技等未来产业，力争增长6%以上。\n"
)

VOCABULARY: dict[str, list[dict[str, Any]]] = {
    "regions": [
        {"id": "CN", "name": "China", "name_zh": "中国", "kind": "country", "parent": None,
         "members": [], "aliases": ["全国"], "adcode": None},
        {"id": "CN-ZJ", "name": "Zhejiang", "name_zh": "浙江省", "kind": "province", "parent": "CN",
         "members": [], "aliases": ["浙江"], "adcode": "330000"},
    ],
    "sectors": [
        {"id": "quantum-technology", "name": "Quantum technology", "name_zh": "量子科技",
         "broader": [], "aliases": [], "definition": "What uses single quanta.", "codes": []},
    ],
    "organizations": [
        {"id": "zhejiang-government", "name": "Government of Zhejiang", "name_zh": "浙江省人民政府",
         "kind": "government", "parent": None, "region": "CN-ZJ", "aliases": []},
    ],
    "people": [],
    "initiatives": [
        {"id": "new-quality-productive-forces", "name": "New quality productive forces",
         "name_zh": "新质生产力", "aliases": [], "kind": "concept", "status": "unstated",
         "summary": "What the corpus is about.", "regions": [], "sectors": [], "lead": None,
         "part_of": None, "components": [], "anchors": []},
    ],
    "measures": [
        {"id": "enterprise-count", "name": "Enterprises", "name_zh": "企业数量", "aliases": [],
         "theme": "industry", "aim": "more", "dimension": "count", "domain": "[0,)",
         "denominator": None, "definition": "How many enterprises there are."},
        {"id": "gross-regional-product", "name": "Regional product", "name_zh": "地区生产总值",
         "aliases": [], "theme": "economy", "aim": "more", "dimension": "money", "domain": "[0,)",
         "denominator": None, "definition": "What a region makes in a year."},
    ],
    "units": [
        {"id": "CNY", "name": "yuan", "aliases": ["元"], "dimension": "money", "symbol": "yuan",
         "factor": "1", "integral": False, "code": "CNY"},
        {"id": "enterprise", "name": "enterprise", "aliases": ["企业"], "dimension": "count",
         "symbol": "enterprises", "factor": "1", "integral": True, "code": None},
        {"id": "percent", "name": "percent", "aliases": ["%"], "dimension": "ratio", "symbol": "%",
         "factor": "1", "integral": False, "code": "%"},
    ],
}  # fmt: skip

DOCUMENT = {
    "id": "zj-2026", "title": "工作报告", "label": "Report of Zhejiang",
    "publisher": "zhejiang-government", "speakers": "zhejiang-government", "region": "CN-ZJ",
    "published": "2026-01-20", "language": "zh", "genre": "work-report", "fidelity": "original",
    "depth": "figures", "url": "https://example.org/zj", "caveats": "",
}  # fmt: skip

FIGURES = [
    {"n": "1", "sent": "1", "surface": "一、", "class": "structural"},
    {"n": "2", "sent": "2", "surface": "5.5%左右", "class": "claim", "measure": "地区生产总值",
     "aspect": "growth", "modality": "achieved", "as_of": "2025"},
    {"n": "3", "sent": "2", "surface": "超200家", "class": "claim", "measure": "企业数量",
     "aspect": "increase", "unit": "企业", "modality": "achieved", "as_of": "2025"},
    {"n": "4", "sent": "3", "surface": "二、", "class": "structural"},
    {"n": "5", "sent": "4", "surface": "6%以上", "class": "claim", "measure": "地区生产总值",
     "aspect": "growth", "modality": "targeted", "hedged": "y", "deadline": "2026"},
]  # fmt: skip

STATEMENTS = [
    {"sent": "4", "kind": "goal", "gist": "Growth is to come from newer branches.",
     "tiers": "future:量子科技"},
]  # fmt: skip


def table(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    """Return rows as a tab-separated file with a line of headings."""
    lines = [columns, *([row.get(each, "") for each in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def project(folder: Path, *, figures: list[dict[str, str]] = FIGURES) -> tuple[Path, Path]:
    """Write a folder of sheets and one of texts, and return their paths."""
    sheets, texts = folder / "sheets", folder / "texts"
    for path in (sheets / "vocabulary", sheets / "sheets", texts):
        path.mkdir(parents=True)
    for name, rows in VOCABULARY.items():
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        data = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
        (sheets / "vocabulary" / f"{name}.json").write_text(data, "utf-8")
    facts = {
        "version": "1.0.0",
        "date": "2026-02-01",
        "licence": "CC0-1.0",
        "citation": "Me (2026).",
    }
    (sheets / "release.json").write_text(json.dumps(facts), "utf-8")
    (sheets / "documents.tsv").write_text(table(DOCUMENT_COLUMNS, [DOCUMENT]), "utf-8")
    read = sheets / "sheets"
    (read / "zj-2026.tsv").write_text(table(FIGURE_COLUMNS, figures), "utf-8")
    (read / "zj-2026.statements.tsv").write_text(table(STATEMENT_COLUMNS, STATEMENTS), "utf-8")
    (texts / "zj-2026.txt").write_text(TEXT, "utf-8")
    return sheets, texts


def test_sentences_end_with_their_mark_or_their_line() -> None:
    """Blank lines count for nothing, and offsets are those of the first word."""
    assert [each.text for each in sentences_of("甲。\n\n  乙！丙")] == ["甲。", "乙！", "丙"]
    assert [each.start for each in sentences_of("甲。\n\n  乙！丙")] == [0, 6, 8]


def test_a_row_becomes_a_claim_with_all_its_fields(tmp_path: Path) -> None:
    """What the row says stands in the claim; ids, offsets and digests are filled in."""
    corpus = corpus_of(*project(tmp_path))
    growth, firms, target = corpus.claims
    assert (growth.id, growth.measure, growth.aspect) == (
        "zj-2026.c1", "gross-regional-product", "growth",
    )  # fmt: skip
    assert str(growth.quantity.interval) == "[4.95,6.05]"
    assert (firms.quantity.unit, firms.quantity.unit_basis) == ("enterprise", "stated")
    assert str(firms.quantity.interval) == "(200,)"
    assert (target.modality, target.hedged, str(target.deadline)) == ("targeted", True, "2026")
    assert {claim.regions for claim in corpus.claims} == {("CN-ZJ",)}
    for claim in corpus.claims:
        assert claim.anchor is not None
        assert TEXT[claim.anchor.start : claim.anchor.end] == claim.quantity.surface


def test_a_statement_names_its_concept_its_tiers_and_who_says_it(tmp_path: Path) -> None:
    """The sentence on 新质生产力 is a statement on the concept, and its industry has a tier."""
    corpus = corpus_of(*project(tmp_path))
    said = corpus.statements[-1]
    assert said.gist == "Growth is to come from newer branches."
    assert said.initiatives == ("new-quality-productive-forces",)
    assert said.speakers == ("zhejiang-government",)
    (tier,) = corpus.tiers
    assert (tier.sector, tier.tier) == ("quantum-technology", "future")
    assert tier.anchor is not None
    assert TEXT[tier.anchor.start : tier.anchor.end] == "量子科技"
    assert corpus.initiatives["新质生产力"].anchors[0].document == "zj-2026"


@pytest.mark.parametrize(
    ("at", "change", "fault"),
    [
        (1, {"measure": "国内总值"}, "zj-2026.tsv line 3, measure: no measure named '国内总值'"),
        (1, {"surface": "7%"}, "zj-2026.tsv line 3, surface: '7%' is not in sentence 2"),
        (1, {"sent": "9"}, "zj-2026.tsv line 3, sent: is 9, the text has 4"),
        (1, {"interval": "[5,5]"}, "zj-2026.tsv line 3, interval: is [5,5], the words say"),
        (1, {"aspect": "rise"}, "zj-2026.tsv line 3, aspect: expected one of level,"),
        (1, {"unit": "元"}, "zj-2026.tsv line 3, unit: is CNY, the words state percent"),
        (1, {"as_of": "last year"}, "zj-2026.tsv line 3, as_of: 'last year' is no period"),
        (1, {"hedged": "perhaps"}, "zj-2026.tsv line 3, hedged: is 'perhaps', write y or nothing"),
        (4, {"item_of": "77"}, "zj-2026.tsv line 6, item_of: '77' is no claim's row"),
        (1, {"interval": "[5"}, "zj-2026.tsv line 3, interval: "),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_place(
    tmp_path: Path, at: int, change: dict[str, str], fault: str
) -> None:
    """One line says which file, line and column, and what to write there."""
    rows = [dict(row) for row in FIGURES]
    rows[at] |= change
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*project(tmp_path, figures=rows))
    assert any(each.startswith(fault) for each in map(str, caught.value.problems)), (
        caught.value.problems
    )


def test_a_number_without_a_row_is_named(tmp_path: Path) -> None:
    """No number of a text is left out."""
    with pytest.raises(npf.InvalidRelease, match="has no row for '200'"):
        corpus_of(*project(tmp_path, figures=[*FIGURES[:2], *FIGURES[3:]]))


def test_sheets_are_sealed_by_one_command(tmp_path: Path) -> None:
    """`npf-corpus seal` writes a release that reads back, whose anchors hold in the text."""
    sheets, texts = project(tmp_path)
    out = tmp_path / "release"
    done = ask("seal", str(sheets), str(out), "--sources", str(texts))
    assert done.exit_code == 0, done.output
    assert npf.validate(out, sources=texts) == ()
    assert len(npf.read_release(out).claims) == 3
    assert (out / "claims" / "zj-2026.json").exists()
    refused = ask("seal", str(sheets), str(tmp_path / "other"))
    assert refused.exit_code == 2
    assert "give the folder of ID.txt by --sources" in refused.output


def faults_of(folder: Path, figures: list[dict[str, str]], without: str = "") -> str:
    """Return what is wrong with rows, where the vocabulary may lack the record with an id."""
    sheets, texts = project(folder, figures=figures)
    for path in (sheets / "vocabulary").iterdir():
        lines = path.read_text("utf-8").splitlines()
        rows = [each.rstrip(",") for each in lines if f'"id":"{without}"' not in each][1:-1]
        path.write_text("[" + ",".join(rows) + "]", "utf-8")
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(sheets, texts)
    review(sheets, texts)
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("without", "fault"),
    [
        ("percent", "zj-2026.tsv line 3, unit: no unit named 'percent'"),
        ("enterprise", "zj-2026.tsv line 4, unit: no unit named '企业'"),
        (
            "new-quality-productive-forces",
            "zj-2026.statements.tsv line 2, initiatives: no initiative named 'new-quality-prod",
        ),
    ],
)
def test_what_a_vocabulary_lacks_is_told_at_the_row(
    without: str, fault: str, tmp_path: Path
) -> None:
    """Also what the words of a text stand for: their unit, and the concept that they name."""
    assert fault in faults_of(tmp_path, FIGURES, without)


@pytest.mark.parametrize(
    ("at", "cells", "fault"),
    [
        (1, {"modality": "achiesed"}, "line 3, modality: "),
        (4, {"surface": "6%以上" * 40}, "line 6, surface: '6%以上"),
        (4, {"surface": ""}, "line 6, surface: '' is not in sentence 4"),
        (2, {"n": "2"}, "line 4, n: is '2', as in line 3, where one row of each belongs"),
    ],
)
def test_any_cell_may_be_wrong(at: int, cells: dict[str, str], fault: str, tmp_path: Path) -> None:
    """Found by fuzzing: a word that is none, words longer than the text, a number given twice."""
    rows = [dict(row) | (cells if place == at else {}) for place, row in enumerate(FIGURES)]
    assert f"zj-2026.tsv {fault}" in faults_of(tmp_path, rows)


def test_a_row_needs_no_number(tmp_path: Path) -> None:
    """Rows that a person adds without one are rows like the others."""
    rows = [dict(row, n="") for row in FIGURES]
    assert len(corpus_of(*project(tmp_path, figures=rows)).claims) == 3


def test_a_sentence_has_one_statement(tmp_path: Path) -> None:
    """A second row is of a part of it, and says how that begins."""
    sheets, texts = project(tmp_path)
    path = sheets / "sheets" / "zj-2026.statements.tsv"
    path.write_text(table(STATEMENT_COLUMNS, STATEMENTS * 2), "utf-8")
    with pytest.raises(npf.InvalidRelease, match="line 3, begins: is empty in another row of"):
        corpus_of(sheets, texts)


@pytest.mark.parametrize("key", ["perc\\ud800ent", "a\\nb", ""])
def test_an_id_of_a_vocabulary_is_an_id(key: str, tmp_path: Path) -> None:
    """One that no line can show is refused where it stands."""
    sheets, texts = project(tmp_path)
    path = sheets / "vocabulary" / "units.json"
    path.write_text(path.read_text("utf-8").replace('"id":"percent"', f'"id":"{key}"'), "utf-8")
    with pytest.raises(npf.InvalidRelease, match="write letters, digits and hyphens"):
        corpus_of(sheets, texts)


def test_an_id_of_a_vocabulary_stands_once(tmp_path: Path) -> None:
    """Of two records of one id in a JSON file neither is dropped in silence."""
    sheets, texts = project(tmp_path)
    path = sheets / "vocabulary" / "units.json"
    first, row, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((first, row, row, *rows, "")), "utf-8")
    with pytest.raises(npf.InvalidRelease, match="id 'CNY' stands twice, rename one"):
        corpus_of(sheets, texts)


def test_a_row_is_ticked_by_a_number_that_no_other_has(tmp_path: Path) -> None:
    """Else a row would be ticked that nobody read; nothing is written then."""
    sheets, _ = project(tmp_path, figures=[*FIGURES[:3], dict(FIGURES[3], n="3")])
    before = (sheets / "sheets" / "zj-2026.tsv").read_bytes()
    with pytest.raises(npf.InvalidRelease, match="has row 3 twice"):
        tick(sheets / "sheets", "zj-2026", {"1", "3"})
    assert before == (sheets / "sheets" / "zj-2026.tsv").read_bytes()


def test_all_parts_of_a_sentence_are_ticked_together(tmp_path: Path) -> None:
    """Statements have no numbers of their own; the parts of sentence 2 are both `s2`."""
    sheets, _ = project(tmp_path)
    path = sheets / "sheets" / "zj-2026.statements.tsv"
    parts = [dict(STATEMENTS[0], sent="2"), dict(STATEMENTS[0], sent="2")]
    path.write_text(table((*STATEMENT_COLUMNS, "begins"), parts), "utf-8")
    assert tick(sheets / "sheets", "zj-2026", {"s2"}) == 2
    assert tick(sheets / "sheets", "zj-2026", {"s2"}) == 0
    assert [line.rpartition("\t")[2] for line in path.read_text("utf-8").split("\n")[1:3]] == [
        "y", "y"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "start", "at"),
    [("zone one", "one", 0, 5), ("ones one", "one", 0, 5), ("one one", "one", 1, 4),
     ("zones", "one", 0, 1), ("one", "two", 0, -1), ("one", "one", 0, 0), ("一一", "一", 1, 1),
     ("one一", "one", 0, 0), ("2one one", "one", 0, 1)],
)  # fmt: skip
def test_words_are_looked_for_as_whole_words_first(
    text: str, words: str, start: int, at: int
) -> None:
    """A word within a longer one is taken where it stands nowhere else."""
    assert place_of(text, words, start) == at
