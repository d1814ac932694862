"""Exports read back from folders that somebody else made, or that a disk has damaged."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import npf_corpus as npf
from drafting.test_project import project
from npf_corpus import export
from npf_corpus.drafting import corpus_of
from npf_corpus.export import _about, _csv, _parquet, _sqlite
from npf_corpus.export._content import Content
from npf_corpus.export._write import Format
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import sha256

CORPUS = npf.load("1.0.0")
Change = Callable[[dict[str, Any]], object]


def edited(folder: Path, change: Change) -> None:
    """Change what an export's release.json says."""
    about = json.loads((folder / "release.json").read_bytes())
    change(about)
    (folder / "release.json").write_text(json.dumps(about), "utf-8")


def forged(tmp_path: Path, kind: Format, name: str, data: bytes) -> Path:
    """Return an export of which a file has other bytes, and release.json their digest and size."""
    folder = CORPUS.export(tmp_path / "out", format=kind)
    (folder / name).write_bytes(data)
    edited(folder, lambda about: about["files"].update({name: sha256(data)}))
    edited(folder, lambda about: about["bytes"].update({name: len(data)}))
    return folder


def refusal(folder: Path) -> str:
    """Return the one error of both readers, which names the folder and says what to do."""
    for read in (export.read_records, export.read_export):
        with pytest.raises(npf.InvalidRelease) as caught:
            read(folder)
        assert caught.value.path == str(folder)
        for problem in caught.value.problems:
            assert str(problem).endswith("export it again")
            assert str(problem).isprintable()
    return str(caught.value)


# What lies in the folder


def a_pipe(path: Path) -> None:
    """Make a pipe that nobody writes into."""
    os.mkfifo(path)


SHAPES: dict[str, Callable[[Path], object]] = {
    "a pipe": a_pipe,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a file": lambda path: path.symlink_to(path.with_name("croissant.json")),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes at paths")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["claims.jsonl", "release.json"])
def test_only_regular_files_are_read(name: str, shape: str, tmp_path: Path) -> None:
    """Nothing is waited for, and nothing is followed."""
    folder = CORPUS.export(tmp_path / "out", format="jsonl")
    (folder / name).unlink()
    SHAPES[shape](folder / name)
    told = "it has no release.json" if name == "release.json" else "is a link, a folder or a device"
    assert told in refusal(folder)


@pytest.mark.parametrize("name", ["claims.jsonl", "release.json"])
def test_a_file_larger_than_stated_is_not_read(name: str, tmp_path: Path) -> None:
    """A sparse file of a terabyte costs nothing: its size is compared first."""
    folder = CORPUS.export(tmp_path / "out", format="jsonl")
    os.truncate(folder / name, 2**40)
    with pytest.raises(npf.DataError, match=r"no release\.json|a file of 1099511627776 bytes"):
        export.read_records(folder)


def test_a_folder_may_be_a_link(tmp_path: Path) -> None:
    """The path is the reader's own; only what lies in the folder may not lead elsewhere."""
    folder = CORPUS.export(tmp_path / "out", format="jsonl")
    (tmp_path / "latest").symlink_to(folder)
    assert export.read_export(tmp_path / "latest") == CORPUS


def test_an_export_of_0_1_0_states_no_sizes_and_is_read(tmp_path: Path) -> None:
    """What an older npf-corpus wrote reads as before."""
    folder = CORPUS.export(tmp_path / "out", format="csv")
    edited(folder, lambda about: about.pop("bytes"))
    assert export.read_export(folder) == CORPUS


ABOUT: dict[str, Change] = {
    "files in a list": lambda about: about.update(files=["claims.jsonl"]),
    "digests that are numbers": lambda about: about["files"].update({"claims.jsonl": 1}),
    "sizes that are text": lambda about: about["bytes"].update({"claims.jsonl": "1"}),
    "sizes in a list": lambda about: about.update(bytes=[1]),
    "a format that is a list": lambda about: about.update(format=["csv"]),
    "no selection": lambda about: about.pop("selection"),
    "a manifest that is text": lambda about: about.update(manifest="1.0.0"),
    "a manifest without a day": lambda about: about["manifest"].pop("date"),
    "half a surrogate pair": lambda about: about["manifest"].update(citation="\ud800"),
    "a name with a zero byte": lambda about: about["files"].update({"a\0b": sha256(b"")}),
    "a name with half a pair": lambda about: about["files"].update({"\ud800": sha256(b"")}),
    "a name that is none": lambda about: about["files"].update({"": sha256(b"")}),
    "a name above": lambda about: about["files"].update({"..": sha256(b"")}),
    "a file too few": lambda about: about["files"].pop("claims.jsonl"),
    "another format": lambda about: about.update(format="sqlite"),
}


@pytest.mark.parametrize("what", ABOUT)
def test_what_release_json_says_is_not_believed(what: str, tmp_path: Path) -> None:
    """A value of another type, a name of no file and a file too few are refused."""
    folder = CORPUS.export(tmp_path / "out", format="jsonl")
    edited(folder, ABOUT[what])
    with pytest.raises(npf.InvalidRelease, match="export it again") as caught:
        export.read_export(folder)
    assert caught.value.path == str(folder)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ({"blocks": 8}, "blocks"),
        ({"blocks": 0}, "blocks"),
        ({"blocks": -1}, "blocks"),
        ({"tables": []}, "tables"),
        ({"tables": [], "blocks": 8}, "tables and blocks"),
    ],
)
def test_a_manifest_that_states_other_files_is_told_by_its_fields(
    stated: dict[str, object], names: str, tmp_path: Path
) -> None:
    """Its digest is that of the release, so that two equal digests would tell nothing."""
    folder = corpus_of(*project(tmp_path)).export(tmp_path / "out", format="jsonl")
    edited(folder, lambda about: about["manifest"].update(stated))
    line = f"release.json states other {names} than its records give, export it again"
    with pytest.raises(npf.InvalidRelease) as caught:
        export.read_export(folder)
    assert caught.value.args == (str(folder), (line,))


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"[" * 10**5, b'{"a":' * 10**5, b"1e9"])
def test_a_release_json_that_is_none_is_refused(data: bytes, tmp_path: Path) -> None:
    """No JSON, JSON of another kind, and JSON deeper than Python goes."""
    folder = CORPUS.export(tmp_path / "out", format="jsonl")
    (folder / "release.json").write_bytes(data)
    assert "it has no release.json that tells what it is of" in refusal(folder)


# Files of text


JSON_LINES = {
    "no UTF-8": (b"\xff\xfe", "claims.jsonl: 'utf-8' codec"),
    "no JSON": (b"{", "claims.jsonl: Expecting property name"),
    "deep JSON": (b"[" * 10**5, "claims.jsonl: maximum recursion depth"),
    "no row": (b"[]", "claims[0]: expected a row"),
    "an endless number": (b'{"id":' + b"1" * 5000 + b"}", "claims.jsonl: Exceeds the limit"),
    "another row": (b'{"id":1}', "claims[0]: there is no column"),
}


@pytest.mark.parametrize("what", JSON_LINES)
def test_lines_that_are_no_records_are_refused(what: str, tmp_path: Path) -> None:
    """The error names the file."""
    data, told = JSON_LINES[what]
    assert told in refusal(forged(tmp_path, "jsonl", "claims.jsonl", data))


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    """JSON can write one, and no file of a release can hold it."""
    text = "".join(
        json.dumps({**row, "label": "\ud800"}, default=str) + "\n"
        for row in CORPUS.documents.to_records()
    )
    folder = forged(tmp_path, "jsonl", "documents.jsonl", text.encode())
    with pytest.raises(npf.InvalidRelease, match=r"surrogates not allowed, export it again"):
        export.read_export(folder)


def test_a_text_of_any_length_reads_back_from_csv() -> None:
    """Python's limit of 131,072 characters a field is not ours, and stays as it was."""
    tables: dict[str, tuple[Any, ...]] = dict.fromkeys(TABLES, ())
    tables["documents"] = (evolve(next(iter(CORPUS.documents)), label="n" * 200_000),)
    content = Content(CORPUS._store.manifest, (), tables, tables)
    before = csv.field_size_limit()
    rows = _csv.read(_csv.write(content), 1)["documents"]
    assert export.from_records(rows, npf.Document) == tables["documents"]
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("data", [b"", b"\xff", b"id\r\n", b'"', b"\x00", b'"a"b,c\r\n'])
def test_csv_that_is_none_is_refused(data: bytes, tmp_path: Path) -> None:
    """The error names the file."""
    assert "units.csv" in refusal(forged(tmp_path, "csv", "units.csv", data))


# SQLite


def base(tmp_path: Path, script: str) -> Path:
    """Return an export as SQLite whose database somebody has worked on."""
    folder = CORPUS.export(tmp_path / "out", format="sqlite")
    path = folder / "npf_corpus.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)
        database.commit()
    data = path.read_bytes()
    edited(folder, lambda about: about["files"].update({path.name: sha256(data)}))
    edited(folder, lambda about: about["bytes"].update({path.name: len(data)}))
    return folder


_ENDLESS = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS claim_id,"
    " x AS position, x AS region FROM n"
)
DATABASES = {
    "an endless view": f"DROP TABLE claims_regions; CREATE VIEW claims_regions AS {_ENDLESS}",
    "a view that gives nothing, endlessly": (
        f"DROP TABLE claims_regions; CREATE VIEW claims_regions AS {_ENDLESS} WHERE x < 0"
    ),
    "a product of tables": (
        "DROP TABLE claims_regions; CREATE VIEW claims_regions AS SELECT a.id AS claim_id,"
        " 1 AS position, b.id AS region FROM mentions a, mentions b, mentions c, mentions d"
    ),
    "a column that is computed": (
        "DROP TABLE claims_regions; CREATE TABLE claims_regions (claim_id, position, region AS"
        " (hex(zeroblob(100000)))); INSERT INTO claims_regions VALUES ('x', 1)"
    ),
    "a table too few": "DROP TABLE claims_regions",
    "a column too few": "ALTER TABLE claims RENAME COLUMN surface TO words",
    "bytes for text": "UPDATE claims SET surface = x'ff00'",
    "text that is no UTF-8": "UPDATE claims SET surface = CAST(x'ff' AS TEXT)",
    "an owner that is not there": "UPDATE claims_regions SET claim_id = 'no' || claim_id",
    "places that are text": "UPDATE claims_regions SET position = claim_id WHERE rowid = 3",
    "an infinite number": "UPDATE claims SET anchor_start = 9e999",
}


@pytest.mark.parametrize("what", DATABASES)
def test_a_database_that_is_none_of_ours_is_refused(what: str, tmp_path: Path) -> None:
    """Whatever its schema computes is not run, and what is in its tables is no record."""
    refusal(base(tmp_path, DATABASES[what]))


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_bytes_that_are_no_database_are_refused(data: bytes, tmp_path: Path) -> None:
    """The error names the file."""
    assert "npf_corpus.db: " in refusal(forged(tmp_path, "sqlite", "npf_corpus.db", data))


def test_a_database_gives_no_more_than_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that point at one page many times end where more came than the file has bytes."""
    monkeypatch.setattr(_sqlite, "_LEAST", 10**6)
    told = refusal(CORPUS.export(tmp_path / "out", format="sqlite"))
    assert "npf_corpus.db: its tables give more than the file holds" in told


def test_no_folder_for_temporary_files_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database is made in memory, and read from there, so a full /tmp does not matter."""
    import tempfile

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    folder = CORPUS.export(tmp_path / "out", format="sqlite")
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert export.read_records(folder)["claims"] == tuple(CORPUS.claims)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    files = _sqlite.read({"npf_corpus.db": (folder / "npf_corpus.db").read_bytes()}, 1)
    assert len(files["claims"]) == len(CORPUS.claims)


# Parquet


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\xff" * 100 + b"PAR1"])
def test_bytes_that_are_no_parquet_are_refused(data: bytes, tmp_path: Path) -> None:
    """The error names the file, whatever pyarrow raises."""
    assert "units.parquet: " in refusal(forged(tmp_path, "parquet", "units.parquet", data))


def test_every_byte_of_a_parquet_file_may_be_wrong(tmp_path: Path) -> None:
    """Damage anywhere gives the records, or the one error."""
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    data = (folder / "units.parquet").read_bytes()
    for place in range(0, len(data), 211):
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        files["units.parquet"] = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        told = "units.parquet: "
        try:
            _parquet.read(files, 1)
        except ValueError as fault:
            told = str(fault)
        assert told.startswith("units.parquet: ")


def test_a_parquet_file_gives_no_more_than_its_size_lets_expect(tmp_path: Path) -> None:
    """A megabyte that is repeated a hundred times takes a few bytes, and is refused early."""
    table = pa.table({"id": pa.array(["x" * 2**20] * 100)})
    pq.write_table(table, tmp_path / "large.parquet", compression="zstd")
    data = (tmp_path / "large.parquet").read_bytes()
    assert len(data) < 10_000
    told = refusal(forged(tmp_path, "parquet", "units.parquet", data))
    assert "units.parquet: it holds far more than a file of its size has" in told


def test_a_missing_extra_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that only lacks its library is no invalid one."""
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    with pytest.raises(npf.MissingExtra):
        export.read_records(folder)


def test_what_a_library_says_is_told_in_one_line() -> None:
    """An error without words is told by its name, one of many lines on one."""
    for fault, told in ((KeyError(), "KeyError"), (OSError("a\n  b\ud800"), r"a b\ud800")):
        with pytest.raises(ValueError, match="file: ") as caught, _about.reading("file"):
            raise fault
        assert str(caught.value) == f"file: {told}"
