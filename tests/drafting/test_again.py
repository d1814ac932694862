"""Folders that are drafted again, ticked and reviewed: nothing is lost, and nothing left unsaid."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from command import ask

import npf_corpus as npf
from drafting.test_folder import begun, ran
from drafting.test_project import DOCUMENT, STATEMENTS, project, table
from npf_corpus.drafting import (
    _folder,
    corpus_of,
    read_sheet,
    review,
    sentences_of,
    write_draft,
)
from npf_corpus.drafting._folder import DOCUMENT_COLUMNS, MORE_COLUMNS, add_publisher, begin
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._project import Project
from npf_corpus.drafting._sheet import STATEMENT_COLUMNS, bytes_of, cells_of
from npf_corpus.release._write import replace_file

__all__ = ["begun"]  # a fixture


def test_a_second_draft_tells_which_cells_it_leaves(begun: Path) -> None:
    """A row of documents.tsv stays as it is; another name of the same record is no difference."""
    before = (begun / "documents.tsv").read_bytes()
    said = ran("draft", "texts/zj-2026.txt", "--title", "Report", "--published", "2026-01-20",
               "--region", "Zhejiang", "--publisher", "浙江省人民政府")  # fmt: skip
    assert said.splitlines()[0] == (
        "documents.tsv keeps title '' of zj-2026, write 'Report' there if it is right"
    )
    assert said.count("documents.tsv") == 1
    assert (begun / "documents.tsv").read_bytes() == before


def test_what_is_drafted_is_told_before_a_text_that_is_none(begun: Path) -> None:
    """The new publisher and the sheets that were written are told, then what is wrong."""
    Path("texts", "b-2026.txt").write_bytes(b"\xff")
    done = ask("draft", "texts/zj-2026.txt", "texts/b-2026.txt", "--publisher", "Harbour Gazette")
    assert done.exit_code != 0
    assert "new publisher 'harbour-gazette'" in done.output
    assert str(Path(begun.name, "sheets", "zj-2026.tsv")) in done.output


def test_rows_are_ticked_together_or_not_at_all(begun: Path) -> None:
    """A row that is not there leaves the others as they were."""
    path = begun / "sheets" / "zj-2026.tsv"
    before = path.read_bytes()
    assert "has no row 99" in ask("review", str(path), "--read", "1,99").output
    assert path.read_bytes() == before


def test_semicolons_of_either_width_part_authors(tmp_path: Path) -> None:
    """A Chinese keyboard writes the wide one."""
    folders = project(tmp_path)
    rows = [{**DOCUMENT, "authors": "甲；乙;丙"}]
    (folders[0] / "documents.tsv").write_text(table(DOCUMENT_COLUMNS, rows), "utf-8")
    assert corpus_of(*folders).documents["zj-2026"].authors == ("甲", "乙", "丙")


@pytest.mark.parametrize("moment", range(9))
def test_a_folder_that_was_begun_by_half_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """`release.json` is written last, so a folder that has it has all its files."""
    left = [moment]

    def killed(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        replace_file(path, data)

    monkeypatch.setattr(_folder, "replace_file", killed)
    with pytest.raises(KeyboardInterrupt):
        begin(tmp_path, "2.0.0")
    assert not (tmp_path / "release.json").exists()
    monkeypatch.undo()
    begin(tmp_path, "2.0.0")
    assert len([*tmp_path.rglob("*.tsv")]) == 8
    assert (tmp_path / "release.json").exists()


def numbered(tmp_path: Path, names: list[str]) -> tuple[Path, Path]:
    """Return the folders of documents whose texts have other names than theirs."""
    sheets, texts = project(tmp_path)
    rows: list[dict[str, str]] = []
    text = (texts / "zj-2026.txt").read_text("utf-8")
    (texts / "zj-2026.txt").unlink()
    figures = (sheets / "sheets" / "zj-2026.tsv").read_text("utf-8")
    for at, name in enumerate(names):
        data = (text + "\n" * at).encode()
        (texts / f"{at}.txt").write_bytes(data)
        rows.append({**DOCUMENT, "id": name, "sha256": hashlib.sha256(data).hexdigest()})
        (sheets / "sheets" / f"{name}.tsv").write_text(figures, "utf-8")
        path = sheets / "sheets" / f"{name}.statements.tsv"
        path.write_text(table(STATEMENT_COLUMNS, STATEMENTS), "utf-8")
    columns = DOCUMENT_COLUMNS + MORE_COLUMNS
    (sheets / "documents.tsv").write_text(table(columns, rows), "utf-8")
    return sheets, texts


def test_texts_are_read_once_to_be_found_by_their_digests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is read to know its digest, and once more for its document."""
    folders = numbered(tmp_path, [f"d{at}" for at in range(8)])
    read: list[str] = []

    def counted(path: Path) -> bytes:
        read.append(path.suffix)
        return bytes_of(path)

    monkeypatch.setattr(_folder, "bytes_of", counted)
    assert not Project(*folders).faults
    assert read.count(".txt") == 2 * 8


def test_a_fault_is_told_at_the_document_that_it_names(tmp_path: Path) -> None:
    """An id that begins another is no name of the other's document."""
    folders = numbered(tmp_path, ["zj-2026", "zj-2026-2", "zj-2026.2"])
    (folders[0] / "sheets" / "zj-2026-2.tsv").write_bytes(b"\xff")
    (folders[0] / "sheets" / "zj-2026.2.tsv").write_bytes(b"\xff")
    made = {each.document: each.faults for each in review(*folders)}
    assert made["zj-2026"] == ()
    for name in ("zj-2026-2", "zj-2026.2"):
        (fault,) = made[name]
        assert fault.startswith(f"{name}.tsv is not UTF-8")


def test_a_review_leaves_no_law_unsaid(tmp_path: Path) -> None:
    """A problem of a record that no row made is told at the first document."""
    folders = project(tmp_path)
    path = folders[0] / "vocabulary" / "regions.json"
    rows = json.loads(path.read_text("utf-8"))
    rows[-1]["parent"] = "nowhere"
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    (made,) = review(*folders)
    assert any("nowhere" in each for each in made.faults), made.faults


def test_a_name_gets_an_id_however_many_have_it(begun: Path) -> None:
    """The first free number follows, also where the vocabulary builds on many of that name."""
    words = _folder.words_of(begun)
    (any_body, *_) = words.tables["organizations"]
    names = ["gazette", *(f"gazette-{at}" for at in range(2, 20))]
    bodies: list[Any] = [evolve(any_body, id=name, name=name) for name in names]
    many = Vocabulary({**words.tables, "organizations": bodies})
    assert add_publisher(begun, "Gazette", "", many, "zj-2026") == "gazette-20"
    assert [cells[0] for _, cells in cells_of(begun / "vocabulary" / "organizations.tsv")][-1] == (
        "gazette-20"
    )


@pytest.mark.parametrize(
    ("name", "why"), [("\t", "blank"), ("浙江\n日报", "more than one line"), (" a", "padded")]
)
def test_a_body_without_a_name_is_not_added(begun: Path, name: str, why: str) -> None:
    """A row of the vocabulary that cannot be read would stop every later draft."""
    before = (begun / "vocabulary" / "organizations.tsv").read_bytes()
    done = ask("draft", "texts/zj-2026.txt", "--publisher", name)
    assert done.exit_code == 1
    assert f"is no name of a body: it is {why}" in done.output
    assert (begun / "vocabulary" / "organizations.tsv").read_bytes() == before


def test_a_draft_takes_a_corpus_and_a_folder_takes_a_path(tmp_path: Path) -> None:
    """The version of one is no corpus; a path may be text."""
    with pytest.raises(npf.InvalidRelease, match=r"give what load\('2\.0\.0'\) or read_release"):
        npf.draft("5家", corpus="2.0.0")  # type: ignore[arg-type]
    made = npf.draft("新增5家企业。")
    assert write_draft(made, str(tmp_path), "a") == tmp_path / "a.tsv"
    assert read_sheet(str(tmp_path), "a") == read_sheet(tmp_path, "a")


def test_sentences_are_of_a_known_language() -> None:
    """Others were taken for Chinese."""
    with pytest.raises(npf.UnknownName, match="no language named 'fr'"):
        sentences_of("5%.", language="fr")  # type: ignore[arg-type]


def test_a_body_of_no_region_is_not_added(begun: Path) -> None:
    """The region is told first, so that the next draft can be right."""
    before = (begun / "vocabulary" / "organizations.tsv").read_bytes()
    words = ("draft", "texts/zj-2026.txt", "--publisher", "Harbour Gazette", "--region")
    assert "no region named 'Zhejiamg'" in ask(*words, "Zhejiamg").output
    assert (begun / "vocabulary" / "organizations.tsv").read_bytes() == before
    assert "new publisher 'harbour-gazette'" in ran(*words, "Zhejiang")


@pytest.mark.parametrize(
    ("file", "column", "cell", "fault"),
    [
        ("sheets/zj-2026.tsv", "class", "number", "zj-2026.tsv line 3, class: expected one of"),
        ("documents.tsv", "language", "cn", "language: is 'cn', and the text is Chinese: write zh"),
    ],
)
def test_a_fault_is_told_where_it_is(
    tmp_path: Path, file: str, column: str, cell: str, fault: str
) -> None:
    """At the row that a mention is of, by the column's heading, and at the cause."""
    folders = project(tmp_path)
    path = folders[0] / file
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    lines[min(2, len(lines) - 1)][lines[0].index(column)] = cell
    path.write_text("\n".join(map("\t".join, lines)) + "\n", "utf-8")
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*folders)
    assert fault in "\n".join(map(str, caught.value.problems))


def test_a_wrong_release_json_is_told_once(tmp_path: Path) -> None:
    """Its own error is handed on."""
    folders = project(tmp_path)
    path = folders[0] / "release.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"notes": "x"}), "utf-8")
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*folders)
    assert str(caught.value).count("is no valid release") == 1


def test_a_tag_of_a_language_may_have_capitals(tmp_path: Path) -> None:
    """Chinese is Chinese in any case of letters."""
    folders = project(tmp_path)
    path = folders[0] / "documents.tsv"
    rows = [{**DOCUMENT, "language": "ZH-Hans"}]
    path.write_text(table(DOCUMENT_COLUMNS, rows), "utf-8")
    assert "is no figure that is read" not in "\n".join(Project(*folders).faults)
