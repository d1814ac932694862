"""A folder of sheets is begun, documents and bodies are entered, and words are looked up."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import npf_corpus as npf
from drafting.test_project import VOCABULARY as RECORDS
from drafting.test_project import project
from npf_corpus.drafting import corpus_of
from npf_corpus.drafting._folder import (
    DOCUMENT_COLUMNS,
    add_publisher,
    begin,
    document_rows,
    enter,
    names_files,
    read_facts,
    vocabularies_of,
    words_of,
)
from npf_corpus.drafting._names import VOCABULARY, Vocabulary
from npf_corpus.drafting._sheet import Place, caveats_of, doubled
from npf_corpus.drafting._vocabulary import read_vocabulary
from npf_corpus.errors import InvalidText

HEADINGS = {
    "regions": "id name name_zh kind parent aliases adcode",
    "sectors": "id name name_zh broader aliases definition",
    "organizations": "id name name_zh kind parent region aliases",
    "people": "id name name_zh aliases roles",
    "initiatives": "id name name_zh aliases kind status summary regions sectors",
    "measures": "id name name_zh aliases theme aim dimension domain denominator definition",
    "units": "id name aliases dimension symbol factor integral code",
}


def test_a_folder_is_begun_with_its_facts_and_empty_sheets(tmp_path: Path) -> None:
    """The facts are a person's to change, and each sheet has its headings alone."""
    folder = tmp_path / "a" / "mine"
    begin(folder, "2.3.0")
    text = (folder / "release.json").read_text("utf-8")
    assert json.loads(text) == {
        "version": "0.1.0",
        "date": datetime.now(UTC).date().isoformat(),
        "licence": "NOASSERTION",
        "citation": "An unpublished corpus.",
        "notes": [],
        "vocabularies": "2.3.0",
    }
    assert text.startswith('{\n  "version": "0.1.0",\n')
    assert text.endswith('"2.3.0"\n}\n')
    assert (folder / "documents.tsv").read_text("utf-8") == "\t".join(DOCUMENT_COLUMNS) + "\n"
    held = {each.stem: each.read_text("utf-8") for each in (folder / "vocabulary").iterdir()}
    assert held == {name: f"{heads}\n".replace(" ", "\t") for name, heads in HEADINGS.items()}
    begin(tmp_path / "b", "港")
    assert '"vocabularies": "港"' in (tmp_path / "b" / "release.json").read_text("utf-8")


def test_a_document_is_entered_behind_the_others(tmp_path: Path) -> None:
    """What stands in the sheet stays, byte for byte, whether its last line is ended or not."""
    begin(tmp_path, "2.3.0")
    path = tmp_path / "documents.tsv"
    enter(tmp_path, {"id": "a-1", "title": 'A "b"', "url": "u"})
    before = path.read_bytes()
    path.write_bytes(before.removesuffix(b"\n"))
    enter(tmp_path, {"id": "b-2"})
    assert path.read_bytes().startswith(before)
    rows = document_rows(path)
    assert [(place.line, row["id"], row["title"], row["url"]) for place, row in rows] == [
        (2, "a-1", 'A "b"', "u"),
        (3, "b-2", "", ""),
    ]
    assert rows[0][0] == Place("documents.tsv", 2)
    with pytest.raises(InvalidText) as caught:
        enter(tmp_path, {"id": "c-3", "title": "\udcff"})
    told = "'\\udcff' is no text that UTF-8 can write, give it in UTF-8"
    assert str(caught.value) == told
    assert len(document_rows(path)) == 2


BODIES = {
    "浙江省人民政府办公厅": "zhejiang-general-office",
    "浙江省政府": "zhejiang-government",
    "浙江省发展和改革委员会": "zhejiang-development-and-reform-commission",
    "浙江省人民代表大会": "zhejiang-people-s-congress",
    "浙江省统计局": "zhejiang-statistics-bureau",
    "浙江省委办公室": "zhejiang-office",
    "浙江省科技委员会": "zhejiang-commission",
    "浙江省科技厅": "zhejiang-department",
    "浙江省商务局": "zhejiang-bureau",
    "浙江日报": "zhejiang-daily",
    "浙江大学": "zhejiang-university",
    "中国科学院": "zj-2026-publisher",
    "某统计局": "zj-2026-publisher-2",
    "Ningbo Daily (city)": "ningbo-daily-city",
    "Quantum Technology": "quantum-technology",
}
"""A body that publishes, and the id that it is entered under."""


def test_a_body_is_named_after_its_place_and_kind(tmp_path: Path) -> None:
    """A Chinese name as far as it tells them, a Latin one by its words, else its document."""
    corpus_of(*project(tmp_path / "base")).write(tmp_path / "release")
    folder = tmp_path / "mine"
    begin(folder, "../release")
    words = words_of(folder)
    found = {name: add_publisher(folder, name, "浙江", words, "zj-2026") for name in BODIES}
    assert found == {**BODIES, "浙江省政府": "zhejiang-government-2"}
    lines = (folder / "vocabulary" / "organizations.tsv").read_text("utf-8").splitlines()
    assert lines[-6].split("\t") == [
        "zhejiang-daily", "浙江日报", "浙江日报", "publisher", "", "浙江", "",
    ]  # fmt: skip
    assert lines[-1].split("\t") == [
        "quantum-technology", "Quantum Technology", "", "publisher", "", "浙江", "",
    ]  # fmt: skip
    assert words_of(folder).resolve("organizations", "浙江日报") == "zhejiang-daily"


def test_a_folder_builds_on_a_release_of_its_schema(tmp_path: Path) -> None:
    """One of this package by version, or one in a folder below it."""
    begin(tmp_path, "2.3.0")
    assert vocabularies_of(tmp_path, "2.3.0") is npf.load("2.3.0")
    corpus = corpus_of(*project(tmp_path / "base"))
    corpus.write(tmp_path / "mine")
    assert vocabularies_of(tmp_path, "mine") == corpus
    with pytest.raises(npf.InvalidRelease) as caught:
        vocabularies_of(tmp_path, "1.0.0")
    assert caught.value.path == str(tmp_path / "release.json")
    told = "vocabularies is '1.0.0', of schema 1: sheets need one of schema 2"
    assert caught.value.problems == (told,)


def test_a_release_without_a_date_is_of_today(tmp_path: Path) -> None:
    """In UTC; notes are none unless they are listed, and the base is no fact of a release."""
    begin(tmp_path, "2.3.0")
    path = tmp_path / "release.json"
    facts: dict[str, Any] = json.loads(path.read_bytes())
    del facts["date"], facts["notes"]
    path.write_text(json.dumps(facts), "utf-8")
    expected: dict[str, object] = {
        "version": "0.1.0",
        "licence": "NOASSERTION",
        "citation": "An unpublished corpus.",
        "day": datetime.now(UTC).date(),
        "notes": (),
    }
    assert read_facts(tmp_path) == expected
    path.write_text(json.dumps({**facts, "date": "2030-01-02", "notes": ["a", "b"]}), "utf-8")
    assert read_facts(tmp_path) == {**expected, "day": date(2030, 1, 2), "notes": ("a", "b")}


@pytest.mark.parametrize(
    ("name", "fits"),
    [("zj-2026", True), ("a.b", True), ("zj.proposed", False), ("zj.statements", False),
     ("zj.mentions", False), ("a/b", False), ("a b", False), ("", False), ("..", False)],
)  # fmt: skip
def test_the_files_of_a_document_are_its_own(name: str, *, fits: bool) -> None:
    """An id that another sheet of a document is named by names none."""
    assert names_files(name) == fits


def test_cells_hold_several_and_numbers_stand_once() -> None:
    """Bars between blanks divide a cell; a number twice is told with the line that had it first."""
    assert caveats_of(" a | b|c |  | d ") == ("a", "b|c", "d")
    numbers = [("1", Place("f", 2)), ("2", Place("f", 3)), ("1", Place("f", 4))]
    told = "f line 4, n: is '1', as in line 2, where one row of each belongs"
    assert [*doubled("n", numbers)] == [told]


def words(**more: Any) -> Vocabulary:
    """Return the vocabulary of 2.3.0, with some tables exchanged."""
    tables = {name: tuple(getattr(npf.load("2.3.0"), name)) for name in VOCABULARY}
    return Vocabulary({**tables, **more})


def test_a_vocabulary_tells_words_ids_and_who_speaks() -> None:
    """Words come the longest first; a person speaks before a body, and nobody is nothing."""
    held = words()
    found = held.words("regions", "CN-ZJ")
    assert found == sorted({*found}, key=lambda name: (-len(name), name))
    assert {"Zhejiang", "浙江省", "浙江"} <= {*found}
    assert held.speaker("Wang Wei") == "wang-wei"
    assert held.speaker("Global Times") == "global-times"
    assert held.speaker("Nobody at all") == ""
    assert (held.has("regions", "CN-ZJ"), held.has("regions", "Zhejiang")) == (True, False)
    assert held.resolve("regions", "浙江") == "CN-ZJ" == held.resolve("regions", "CN-ZJ")
    assert held.resolve("units", "%") == "percent"
    assert held.found("regions", "浙江") == ("CN-ZJ", "")
    lost = "no region named 'Zhejiamg', did you mean 'Zhejiang', 'Zhenjiang', 'Zhijiang'?"
    told = "; write a known one, or add it to vocabulary/regions.tsv"
    assert held.found("regions", "Zhejiamg")[1] == f"{lost}{told}"


def test_nothing_is_proposed_where_no_figure_is_read() -> None:
    """A row of words that are no figure gets no interval."""
    assert words().proposed(None, "level", "gross-regional-product", "CNY") == ""


def test_units_that_figures_are_read_in_are_lent_to_a_folder(tmp_path: Path) -> None:
    """By their ids alone, with their words, unless the vocabulary has the words for another."""
    corpus_of(*project(tmp_path / "base")).write(tmp_path / "release")
    folder = tmp_path / "mine"
    begin(folder, "../release")
    held = words_of(folder)
    assert held.lent == {each["id"] for rows in RECORDS.values() for each in rows}
    assert "percent" not in held.spare
    assert "enterprise" not in held.spare
    tonne, mu = held.spare["tonne"], held.spare["mu"]
    assert (tonne.name, tonne.dimension, tonne.integral) == ("tonne", "mass", False)
    assert "吨" in tonne.aliases
    assert Fraction(mu.factor) == Fraction(2000, 3)
    assert held.has("units", "tonne")
    assert held.record("units", "tonne") is tonne
    with pytest.raises(npf.UnknownName):
        held.resolve("units", "吨")
    whole = read_vocabulary(tmp_path / "base" / "sheets" / "vocabulary")
    assert (whole.lent, whole.spare) == (frozenset(), {})
    dollar = held.spare["USD"]
    assert (dollar.name, dollar.symbol, dollar.code) == ("USD", "USD", "USD")
    assert evolve(dollar, aliases=()).factor == 1
