"""The commands that check, compare and seal releases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from command import ask

import npf_corpus as npf
from drafting.test_project import project
from npf_corpus.cli import main
from npf_corpus.records import TABLES


def run(*args: object) -> Result:
    """Return what a command line does."""
    return CliRunner().invoke(main, [str(each) for each in args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the shipped release in it."""
    npf.load("1.0.0").write(tmp_path / "1.0.0")
    return tmp_path


def test_a_valid_release_has_no_faults(folder: Path) -> None:
    """`validate` says so and exits with 0."""
    done = run("validate", folder / "1.0.0")
    assert (done.exit_code, done.output) == (0, f"no faults in {folder / '1.0.0'}\n")


def test_a_broken_release_is_reported_line_by_line(folder: Path) -> None:
    """`validate` prints each fault with its code, then their number, and exits with 1."""
    table = folder / "1.0.0" / "claims.json"
    table.write_bytes(table.read_bytes().replace(b'"(2000,)"', b'"(2001,)"'))
    done = run("validate", folder / "1.0.0")
    lines = done.output.splitlines()
    assert done.exit_code == 1
    assert [str(problem) for problem in npf.validate(folder / "1.0.0")] == lines[:-1]
    assert lines[0].startswith("E109 ")


def test_faults_as_json_are_the_librarys(folder: Path) -> None:
    """`validate --format json` has each fault whole, and none as an empty list."""
    assert run("validate", folder / "1.0.0", "--format", "json").output == "[]\n"
    (folder / "1.0.0" / "units.json").unlink()
    done = run("validate", folder / "1.0.0", "--format", "json")
    faults = [attrs.asdict(problem) for problem in npf.validate(folder / "1.0.0")]
    assert (done.exit_code, json.loads(done.output)) == (1, faults)
    assert faults


def test_diff_of_a_release_with_itself_is_empty(folder: Path) -> None:
    """A version, a pin and a folder name the same release; nothing changed between them."""
    for new in ("1.0.0", npf.load("1.0.0").pin, folder / "1.0.0"):
        done = run("diff", "1.0.0", new)
        assert (done.exit_code, done.output) == (
            0,
            "1.0.0 → 1.0.0: 0 retired, 0 added, 0 corrected\n",
        )
    assert json.loads(run("diff", "1.0.0", "1.0.0", "--format", "json").output)["changes"] == []


def test_a_long_diff_is_counted_and_listed_on_demand(folder: Path) -> None:
    """More than forty changes are a line for each table, with `--all` a line for each change."""
    first = npf.load("1.0.0")
    newer = [
        attrs.evolve(each, aliases=(*each.aliases, f"{each.id} by another name"))
        if isinstance(each, npf.Sector)
        else each
        for table in TABLES
        for each in getattr(first, table)
    ]
    manifest = first._store.manifest
    facts: dict[str, Any] = {"date": manifest.date, "licence": manifest.licence, "schema": 1}
    npf.Corpus.from_records(newer, version="1.0.1", **facts).write(folder / "1.0.1")
    count = len(first.sectors)
    head = f"1.0.0 → 1.0.1: 0 retired, 0 added, {count} corrected; needs a new patch version\n"
    counted, listed = (run("diff", "1.0.0", folder / "1.0.1", *all_) for all_ in ((), ("--all",)))
    assert counted.output.startswith(f"{head}  sectors: {count} corrected (aliases {count})\n")
    assert counted.output.endswith("--all lists every change\n")
    assert listed.output.startswith(f"{head}sectors\n  ~ ")
    assert listed.output.count("\n  ~ ") >= count > 40


def test_seal_writes_a_draft_as_a_release(folder: Path) -> None:
    """A valid draft is written whole, and its pin is printed."""
    done = run("seal", folder / "1.0.0", folder / "sealed")
    release = npf.read_release(folder / "sealed")
    assert (done.exit_code, done.output) == (0, f"{release.pin} in {folder / 'sealed'}\n")


@pytest.mark.parametrize(
    "arguments",
    [("diff", "1.0.0", "9.0.0"), ("diff", "nowhere", "1.0.0"), ("seal", "nowhere", "out")],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...]) -> None:
    """What is not there is one line on stderr and an exit code, never a traceback."""
    done = run(*arguments)
    assert done.exit_code in {1, 2}
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("npf-corpus: ")


def test_seal_refuses_a_path_that_is_taken(folder: Path) -> None:
    """A release that stands there is never written over."""
    done = run("seal", folder / "1.0.0", folder / "1.0.0")
    assert done.exit_code == 1
    assert "exists" in done.stderr
    assert npf.read_release(folder / "1.0.0") == npf.load("1.0.0")


def test_seal_retires_the_ids_that_a_file_lists(folder: Path) -> None:
    """An id that is gone needs its tombstone, and then raises RetiredId with its successor."""
    old = npf.load("1.0.0")
    gone = old.tiers["scio-2024-06-25-ningxia.t15"]
    kept = [record for table in all_tables(old) for record in table if record != gone]
    npf.Corpus.from_records(kept, version="2.0.0", schema=1).write(folder / "draft")
    refused = run("seal", folder / "draft", folder / "2.0.0", "--previous", "1.0.0")
    assert refused.exit_code == 1
    assert gone.id in refused.stderr
    tombstone = {"id": gone.id, "since": "2.0.0", "reason": "a test", "successors": ["wine"]}
    (folder / "retired.json").write_text(json.dumps([tombstone]), "utf-8")
    listed = ("--retired", folder / "retired.json")
    done = run("seal", folder / "draft", folder / "2.0.0", "--previous", "1.0.0", *listed)
    assert (done.exit_code, done.stderr) == (0, "")
    with pytest.raises(npf.RetiredId) as caught:
        npf.read_release(folder / "2.0.0").tiers[gone.id]
    assert caught.value.successors == ("wine",)


def test_a_file_of_ids_that_is_none_is_one_line(folder: Path) -> None:
    """What cannot be read as tombstones is named, and nothing is sealed."""
    (folder / "retired.json").write_text('[{"id": 1}]', "utf-8")
    done = run("seal", folder / "1.0.0", folder / "new", "--retired", folder / "retired.json")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"npf-corpus: {folder / 'retired.json'} is no valid release: ")
    assert not (folder / "new").exists()


def all_tables(corpus: npf.Corpus) -> list[npf.Table[Any]]:
    """Return every table of a corpus."""
    return [getattr(corpus, name) for name in TABLES]


def test_the_only_fault_of_sheets_is_told_as_it_is(tmp_path: Path) -> None:
    """Several are listed above the line that counts them."""
    sheets, texts = project(tmp_path)
    (sheets / "vocabulary" / "units.json").write_text("[5]", "utf-8")
    done = ask("seal", str(sheets), str(tmp_path / "out"), "--sources", str(texts))
    assert done.exit_code != 0
    assert "above" not in done.output
