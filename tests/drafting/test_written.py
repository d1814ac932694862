"""Written drafts: what a person changed or ticked stays when a text is drafted anew."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

import npf_corpus as npf
from npf_corpus.drafting import Draft, _written, read_sheet, write_draft
from npf_corpus.release._write import replace_file

TEXT = "地区生产总值增长5%，新增企业30家，其中国企10家。\n发展新质生产力。"


def made(text: str = TEXT, year: int = 2026) -> Draft:
    """Return a draft."""
    return npf.draft(text, year=year)


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a sheet as a spreadsheet has them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab"))


def save(path: Path, table: list[dict[str, str]]) -> None:
    """Write rows as a person's editor does."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), dialect="excel-tab")
        writer.writeheader()
        writer.writerows(table)


def test_a_written_draft_reads_back(tmp_path: Path) -> None:
    """The rows of a sheet are those of the draft, places aside."""
    draft = made()
    write_draft(draft, tmp_path, "a")
    sheet = read_sheet(tmp_path, "a")
    assert [each.surface for each in sheet.figures] == ["5%", "30家", "10家"]
    assert [each.interval for each in sheet.figures] == [
        each.interval for each in draft.sheet.figures
    ]
    assert [each.sent for each in sheet.statements] == [2]


def test_drafting_twice_changes_no_byte(tmp_path: Path) -> None:
    """A draft over an untouched draft gives the same files."""
    write_draft(made(), tmp_path, "a")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    write_draft(made(), tmp_path, "a")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_changed_and_ticked_rows_survive_and_others_follow_the_machine(tmp_path: Path) -> None:
    """A new draft rewrites only the rows that nobody touched."""
    path = write_draft(made(), tmp_path, "a")
    table = rows(path)
    table[0]["read"] = "y"
    table[1]["caveat"] = "mine"
    save(path, table)
    write_draft(made(year=2030), tmp_path, "a")
    assert [each["as_of"] for each in rows(path)] == ["2025", "2025", "2029"]
    assert [each["caveat"] for each in rows(path)] == ["", "mine", ""]


def test_added_rows_stay_and_removed_rows_stay_away(tmp_path: Path) -> None:
    """A row that only a person has keeps its place; numbers and totals are written anew."""
    path = write_draft(made(), tmp_path, "a")
    first, second, third = rows(path)
    assert third["item_of"] == second["n"]
    second["read"] = "y"
    extra = second | {"n": "77", "surface": "企业30家", "caveat": "mine"}
    save(path, [second, extra, third | {"item_of": "77"}])
    write_draft(made(), tmp_path, "a")
    assert [each["surface"] for each in rows(path)] == ["30家", "企业30家", "10家"]
    assert [each["n"] for each in rows(path)] == ["1", "2", "3"]
    assert rows(path)[2]["item_of"] == "2"
    assert first["surface"] == "5%"


def test_a_sheet_that_no_machine_proposed_stays_whole(tmp_path: Path) -> None:
    """Rows without a proposal beside them are a person's."""
    path = write_draft(made(), tmp_path, "a")
    table = [each | {"measure": "x"} for each in rows(path)]
    save(path, table)
    (tmp_path / "a.proposed.tsv").unlink()
    write_draft(made(), tmp_path, "a")
    assert [each["measure"] for each in rows(path)] == ["x", "x", "x"]


@pytest.mark.parametrize("stop", range(1, 5))
def test_killed_at_any_moment_nothing_edited_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Each file is the old or the new one, and the next draft ends where one whole draft does."""

    class Killed(BaseException):
        pass

    real, calls = replace_file, 0

    def dying(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == stop:
            raise Killed
        real(path, data)

    folders = [tmp_path / "whole", tmp_path / "killed"]
    for folder in folders:
        path = write_draft(made(), folder, "a")
        table = rows(path)
        table[1] |= {"caveat": "mine", "read": "y"}
        del table[2]
        save(path, table)
    write_draft(made(year=2030), folders[0], "a")
    monkeypatch.setattr(_written, "replace_file", dying)
    with pytest.raises(Killed):
        write_draft(made(year=2030), folders[1], "a")
    monkeypatch.setattr(_written, "replace_file", real)
    assert rows(folders[1] / "a.tsv")[1]["caveat"] == "mine"
    write_draft(made(year=2030), folders[1], "a")
    before, after = (
        {each.name: each.read_bytes() for each in folder.iterdir()} for folder in folders
    )
    assert after == before


def test_a_tick_that_fails_leaves_the_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that cannot be written is as it was."""
    path = write_draft(made(), tmp_path, "a")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        _written.tick(tmp_path, "a", {"1"})
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "a.proposed.tsv", "a.statements.proposed.tsv", "a.statements.tsv", "a.tsv",
    ]  # fmt: skip
