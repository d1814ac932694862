"""Progress of long work: a bar on a terminal, and nothing anywhere else."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from command import child

import npf_corpus as npf
from drafting.test_project import project
from npf_corpus.drafting import corpus_of
from npf_corpus.drafting._begun import Begun
from npf_corpus.records import TABLES
from npf_corpus.release import _progress

CORPUS = npf.load("1.0.0")


class Terminal(io.StringIO):
    """What takes itself for a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal, for which all work is long."""
    monkeypatch.setattr(_progress, "DELAY", 0.0)
    for name, value in (("TERM", "xterm"), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)
    return Terminal()


def _attach(folder: Path) -> None:
    (folder / "a.txt").write_text("Quite another text.", "utf-8")
    CORPUS.attach_folder(folder)


def _made(_: Path) -> npf.Corpus:
    records = [record for table in TABLES for record in getattr(CORPUS, table)]
    return npf.Corpus.from_records(records, version="1.1.0", schema=1)


def _draft(folder: Path) -> None:
    corpus_of(*project(folder / "base")).write(folder / "release")
    (folder / "zj.txt").write_text("新增企业5家。", "utf-8")
    begun = Begun(folder / "mine", pin=str(folder / "release"))
    facts = {"region": "浙江", "published": "2026-01-20"}
    deque(begun.drafts({"zj": folder / "zj.txt"}, facts, year=None), maxlen=0)


def _merge(_: Path) -> None:
    npf.merge(CORPUS, npf.Corpus.from_records([], version="1", vocabularies=CORPUS), name="x")


WORK: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "from_records": (_made, ("records", "laws")),
    "validate": (npf.validate, ("laws",)),
    "attach_folder": (_attach, ("files",)),
    "draft": (_draft, ("sheets", "laws", "texts")),
    "merge": (_merge, ("tables",)),
    "export": (lambda folder: CORPUS.export(folder / "made", format="jsonl"), ("claims",)),
}


@pytest.mark.parametrize("name", WORK)
def test_long_work_shows_how_far_it_is(name: str, terminal: Terminal, tmp_path: Path) -> None:
    """On a terminal each step of long work moves a bar that says what it is about."""
    work, words = WORK[name]
    with redirect_stderr(terminal):
        work(tmp_path)
    for word in words:
        assert f"{word} " in terminal.getvalue()
    assert "100%" in terminal.getvalue()


@pytest.mark.parametrize("name", WORK)
def test_short_work_shows_nothing(
    name: str, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends within the delay writes nothing."""
    monkeypatch.setattr(_progress, "DELAY", 1e9)
    with redirect_stderr(terminal):
        WORK[name][0](tmp_path)
    assert "" == terminal.getvalue()


@pytest.mark.parametrize("name", WORK)
def test_nothing_is_shown_but_on_a_terminal(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Piped, or without stderr, work is silent however long it takes."""
    monkeypatch.setattr(_progress, "DELAY", 0.0)
    WORK[name][0](tmp_path)
    assert ("", "") == capsys.readouterr()
    monkeypatch.setattr(sys, "stderr", None)
    with _progress.progress("steps") as step:
        step()


def test_a_command_that_is_piped_is_silent(tmp_path: Path) -> None:
    """The command line writes its answer alone."""
    CORPUS.write(tmp_path / "1.0.0")
    result = child("validate", str(tmp_path / "1.0.0"))
    assert (0, b"") == (result.returncode, result.stderr)


def _fail() -> None:
    """Do two pieces of work, one in the other, and fail."""
    with _progress.progress("outer", 2) as step:
        step()
        with _progress.progress("inner", 1) as inside:
            inside()
        raise ValueError("broken")


def test_inner_work_has_no_bar_of_its_own(terminal: Terminal) -> None:
    """One bar is shown at a time, the outer one, and work that fails takes it away."""
    with redirect_stderr(terminal), pytest.raises(ValueError, match="broken"):
        _fail()
    assert "outer" in terminal.getvalue()
    assert "inner" not in terminal.getvalue()
    assert terminal.getvalue().rstrip().endswith("\x1b[2K")
    assert [] == _progress._shown


def test_without_rich_there_is_no_bar(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library alone is silent, and works."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with redirect_stderr(terminal), _progress.progress("steps", 1) as step:
        step()
    assert "" == terminal.getvalue()
