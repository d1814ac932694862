"""The command that writes a page to explore a release with."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

from pathlib import Path

import pytest
from command import answer, ask

import npf_corpus as npf
from npf_corpus import explorer


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_explore_writes_the_librarys_page() -> None:
    """The page of the pinned release is what `explorer.write` makes, and is replaced if asked."""
    assert "23 claims from npf_corpus data 1.0.0 in explorer.html\n" == answer("explore")
    explorer.write(npf.load("1.0.0"), "other.html")
    assert Path("other.html").read_bytes() == Path("explorer.html").read_bytes()
    refused = ask("explore")
    assert (1, "") == (refused.exit_code, refused.stdout)
    assert "--overwrite" in refused.stderr
    assert answer("explore", "--overwrite") == answer("explore", "--out", "third.html").replace(
        "third", "explorer"
    )


def test_a_folder_is_opened_by_its_path() -> None:
    """The line of Python of a release in a folder reads that folder."""
    npf.load("1.0.0").write("own")
    answer("explore", "--pin", "./own", "--out", "own.html")
    assert r"npf.read_release('./own')" in Path("own.html").read_text("utf-8")


def test_texts_that_are_none_leave_the_page_without_sentences(tmp_path: Path) -> None:
    """A folder of other files adds nothing; one that is not there is said."""
    (tmp_path / "texts").mkdir()
    answer("explore", "--sources", "texts")
    assert '"sentence":{"of":[null]' in Path("explorer.html").read_text("utf-8")
    assert 2 == ask("explore", "--sources", "nothing").exit_code
