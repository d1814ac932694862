"""The commands that carry answers elsewhere: citations, exports and pictures."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from command import answer, ask

import npf_corpus as npf
from npf_corpus.cli import _files, _options
from npf_corpus.query._store import Style

CORPUS = npf.load("1.0.0")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# Citations


@pytest.mark.parametrize("style", get_args(Style))
def test_cite_is_the_librarys(style: Style) -> None:
    """Without a table all documents are cited, with one exactly those that it rests on."""
    assert f"{CORPUS.cite(style)}\n" == answer("cite", "--style", style)
    for name in _options.EVIDENCE:
        expected = getattr(CORPUS, name).by_region("Hubei").cite(style)
        args = (name, "--region", "Hubei")
        assert f"{expected}\n" == answer("cite", *args, "--style", style)
        assert f"{expected}\n" == answer("cite", "--style", style, *args)


def test_citations_are_text_if_nothing_is_said() -> None:
    """The style is lines to read, and the release that of the nearest `--pin`."""
    assert f"{CORPUS.claims.cite('text')}\n" == answer("cite", "claims")
    assert answer("cite") == answer("cite", "--style", "Text")
    assert answer("cite", "claims") == answer("cite", "--pin", "1.0.0", "claims")
    assert 1 == ask("cite", "--pin", "9.9", "claims").exit_code
    assert answer("cite", "claims") == answer("cite", "--pin", "9.9", "claims", "--pin", "1.0.0")


def test_styles_are_the_librarys() -> None:
    """The command offers what the library knows."""
    assert get_args(Style) == _files._STYLES


def test_a_citation_of_nothing_says_why() -> None:
    """Where no record is left the release is cited, and stderr says why nothing else is."""
    result = ask("cite", "claims", "--sector", "wine")
    assert f"{CORPUS.claims.by_sector('wine').cite('text')}\n" == result.stdout
    assert result.stderr.endswith("= 0 of 23 claims\n")
    assert 0 == result.exit_code


# Exports


@pytest.mark.parametrize("form", ["csv", "excel-csv", "jsonl", "sqlite"])
def test_export_is_the_librarys(form: str, tmp_path: Path) -> None:
    """The folder has the files of the library's export, and its pin is printed."""
    args = ("--format", form, "--region", "Hubei", "--speaker", "Wang Zhonglin")
    assert f"{CORPUS.pin} in ours\n" == answer("export", "ours", *args)
    narrowed = CORPUS.by_region("Hubei").by_speaker("Wang Zhonglin")
    narrowed.export("theirs", format=form)  # type: ignore[arg-type]  # one of them
    assert contents(tmp_path / "theirs") == contents(tmp_path / "ours")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, those that differ at every run by name alone."""
    files = {path.name: path for path in sorted(folder.iterdir())}
    assert files
    return {
        name: b"" if path.suffix == ".db" else path.read_bytes() for name, path in files.items()
    }


def test_export_is_csv_and_whole_if_nothing_is_said(tmp_path: Path) -> None:
    """Without options every record is there."""
    answer("export", "all")
    assert len((tmp_path / "all" / "claims.csv").read_text("utf-8").splitlines()) == 24


def test_an_export_is_replaced_only_when_told(tmp_path: Path) -> None:
    """What is there stays, and the line names the option that replaces it."""
    answer("export", "made", "--region", "Hubei")
    before = contents(tmp_path / "made")
    result = ask("export", "made")
    assert (1, "") == (result.exit_code, result.stdout)
    assert "--overwrite" in result.stderr
    assert "overwrite=" not in result.stderr
    assert before == contents(tmp_path / "made")
    answer("export", "made", "--overwrite")
    assert before != contents(tmp_path / "made")


class _Without:
    """A finder of modules that finds some packages no longer."""

    packages = ("pyarrow", "altair")

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def find_spec(self, name: str, *more: Any) -> Any:
        """Return what the finder returns, but for those packages."""
        return None if name in self.packages else self._finder.find_spec(name, *more)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Formats and pictures that need more say in one line what installs it, and write nothing."""
    for name in [each for each in sys.modules if each.partition(".")[0] in _Without.packages]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_Without(each) for each in sys.meta_path])
    for args in (("export", "made", "--format", "parquet"), ("plot", "made.svg")):
        result = ask(*args)
        assert (1, "") == (result.exit_code, result.stdout)
        assert result.stderr.startswith("npf-corpus: ")
        assert (
            result.stderr.count("pip install 'npf-corpus[") == len(result.stderr.splitlines()) == 1
        )
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["export made/it", "plot made/it.svg"])
def test_a_folder_that_is_not_there_is_named(command: str) -> None:
    """Neither makes the folder that is to hold what it writes."""
    result = ask(*command.split())
    assert (1, "") == (result.exit_code, result.stdout)
    assert "no folder 'made'" in result.stderr


# Pictures


@pytest.mark.parametrize(
    ("ending", "first"),
    [(".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>"), (".json", b"{")],
)
def test_plot_writes_a_picture_of_the_claims(ending: str, first: bytes, tmp_path: Path) -> None:
    """The ending says which kind of file, and the line how many claims are in it."""
    done = answer("plot", f"claims{ending}", "--region", "Hubei", "--modality", "achieved")
    count = len(CORPUS.claims.by_region("Hubei").by_modality("achieved"))
    assert f"{count} claims from npf_corpus data 1.0.0 in claims{ending}\n" == done
    assert (tmp_path / f"claims{ending}").read_bytes().startswith(first)


def test_a_picture_is_replaced_only_when_told(tmp_path: Path) -> None:
    """What is there stays, and the line names the option that replaces it."""
    (tmp_path / "made.json").write_text("mine")
    result = ask("plot", "made.json")
    assert (1, "") == (result.exit_code, result.stdout)
    assert "--overwrite" in result.stderr
    assert "mine" == (tmp_path / "made.json").read_text()
    answer("plot", "made.json", "--overwrite")
    assert "mine" != (tmp_path / "made.json").read_text()


def test_a_picture_of_another_kind_is_refused(tmp_path: Path) -> None:
    """The line lists the endings that there are."""
    result = ask("plot", "made.gif")
    assert (2, "") == (result.exit_code, result.stdout)
    assert all(ending in result.stderr for ending in (".html", ".json", ".png", ".svg"))
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("looks", [(), ("--language", "zh", "--size", "slide")])
@pytest.mark.parametrize("kind", ["map", "series"])
def test_plot_draws_other_pictures(kind: str, looks: tuple[str, ...], tmp_path: Path) -> None:
    """Of the claims that the options leave, in the language and size that are asked for."""
    asked = ("--picture", kind, "--measure", "innovative-enterprises")
    done = answer("plot", "made.json", *asked, *looks)
    assert done.endswith("from npf_corpus data 1.0.0 in made.json\n")
    text = (tmp_path / "made.json").read_text("utf-8")
    assert ("来源：" in text) is bool(looks)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("--picture map", "are no picture of this kind, narrow with --measure"),
        ("--picture outcomes --region Hubei", "no target is among these claims"),
        ("--picture tiers", "no tier here is told by a document of a province"),
        ("--picture tiers --modality achieved", "--modality does not go with --picture tiers"),
        ("--picture tiers --at-least 5", "--at-least does not go with --picture tiers"),
        ("--picture tiers --inferred", "--inferred does not go with --picture tiers"),
        (
            "--picture tiers --unit count --measure GDP --aspect growth --modality achieved",
            "--measure does not go with --picture tiers",
        ),
        ("--size slide", "--size goes with another --picture than claims"),
    ],
)
def test_what_is_no_picture_is_told(arguments: str, why: str, tmp_path: Path) -> None:
    """In one line, and nothing is written."""
    result = ask("plot", "made.svg", *arguments.split())
    assert (2, "") == (result.exit_code, result.stdout)
    assert why in result.stderr
    assert [] == list(tmp_path.iterdir())


def test_a_picture_of_nothing_says_why(tmp_path: Path) -> None:
    """It is drawn, and stderr says why no claim is on it."""
    result = ask("plot", "none.svg", "--sector", "wine")
    assert (0, "0 claims from npf_corpus data 1.0.0 in none.svg\n") == (
        result.exit_code,
        result.stdout,
    )
    assert result.stderr.endswith("= 0 of 23 claims\n")
    assert (tmp_path / "none.svg").exists()


def test_figures_lists_each_number_of_a_text(tmp_path: Path) -> None:
    """Each number expression has its place, class, interval and unit, or the reason it has none."""
    text = tmp_path / "report.txt"
    text.write_text("2025年，全港货物吞吐量增长5.5%左右，居全国第3位。\n", "utf-8")
    rows = answer("figures", str(text), "--format", "csv").splitlines()
    assert rows == [
        "start,end,surface,class,interval,unit,reason",
        "0,5,2025年,date,,,is a date or a span of time",
        '15,21,5.5%左右,claim,"[4.95,6.05]",percent,',
        '22,28,居全国第3位,claim,"[3,3]",rank,',
    ]
    shown = answer("figures", str(text))
    assert "居全国第3位  claim  3 " in shown
    assert "[4.95,6.05]" in shown
    twice = ask("figures", str(text), "--language", "en", "--language", "zh")
    assert "--language is given 2 times, write it once" in twice.stderr
    missing = ask("figures", str(tmp_path / "none.txt"))
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "none.txt" in missing.stderr
