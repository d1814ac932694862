"""Export folders broken in any way: read back to records, or refused by one error.

An input is a format and edits of an export's files: of bytes, of lines, of cells in its database,
of `release.json`. Then the digests are stated again, so that what was done lies beyond them.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import made_up

import npf_corpus as npf
from npf_corpus import export
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import sha256

FORMATS = ("csv", "jsonl", "sqlite", "parquet")
WORDS = (
    *("null", "true", "1e999", "NaN", '""', "[]", "{}", "\\ud800", "\\u0000", "\x00", '"', "\r\n"),
    *(",", "'=1", "[[[[", '{"a":', "\ufeff", "\xff", "0" * 40, "-", "9999-99-99", "(,)", "../x"),
)
CELLS: tuple[Any, ...] = (None, 0, 1, -1, 2**62, 0.5, 9e999, "", "x", "1", "\x00", b"\xff", b"")

_FOLDER = tempfile.TemporaryDirectory(prefix="npf-fuzz-")
HERE = Path(_FOLDER.name)
BASE = made_up.corpus()
FILES: dict[str, dict[str, bytes]] = {}
for _format in FORMATS:
    _made = BASE.export(HERE / _format, format=_format)  # type: ignore[arg-type]
    FILES[_format] = {path.name: path.read_bytes() for path in _made.iterdir()}

SEEDS = tuple(
    bytes((kind, file, how, at, 7 * at % 251, at * at % 241))
    for kind in range(len(FORMATS))
    for file in range(0, 12, 3)
    for how in range(6)
    for at in (1, 60, 200)
)
LONGEST = 60


def _change(data: bytes, how: int, at: int, what: int) -> bytes:
    """Return bytes of which some were taken out, put in, doubled or turned."""
    place = (at * 257 + what) % (len(data) + 1)
    word = WORDS[what % len(WORDS)].encode("utf-8", "surrogateescape")
    return (
        data[:place] + word + data[place:],
        data[:place] + word + data[place + len(word) :],
        data[:place] + data[place + 1 + what :],
        data[:place] + bytes([what]) + data[place + 1 :],
        data[: place + what] + data[place:],
        data[:place],
    )[how % 6]


def _change_cell(data: bytes, table: int, at: int, what: int) -> bytes:
    """Return a database of which one cell is another value."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema "
                 "WHERE type = 'table' AND name NOT LIKE '%fts%' ORDER BY name")]  # fmt: skip
        name = names[table % len(names)]
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        with suppress(sqlite3.Error), database:
            database.execute("PRAGMA ignore_check_constraints = 1")
            column = columns[at % len(columns)]
            database.execute(
                f"UPDATE {name} SET {column} = ? WHERE rowid = ?",  # noqa: S608 - our own names
                (CELLS[what % len(CELLS)], 1 + what % 5),
            )
        return bytes(database.serialize())


def check(data: bytes) -> None:
    """Write a broken export and read it: records, or the one error, and nothing else."""
    kind = FORMATS[data[0] % len(FORMATS)] if data else "csv"
    files = dict(FILES[kind])
    names = sorted(files)
    for start in range(1, len(data) - 4, 5):
        file, how, at, what, more = data[start : start + 5]
        name = names[file % len(names)]
        if name.endswith(".db") and how % 2:
            with suppress(sqlite3.Error):  # the bytes before this edit made it unreadable
                files[name] = _change_cell(files[name], at, what, more)
        else:
            files[name] = _change(files[name], how, at * 256 + more, what)
    with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
        about = json.loads(files["release.json"])
        for name in about["files"]:
            about["files"][name], about["bytes"][name] = sha256(files[name]), len(files[name])
        files["release.json"] = json.dumps(about).encode()
    folder = HERE / "broken"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(files[name])
    read(folder)
    for name in names:
        (folder / name).unlink()


def read(folder: Path) -> None:
    """Assert that records come back, or a refusal that names the folder, in lines to read."""
    try:
        records = export.read_records(folder)
    except npf.InvalidRelease as error:
        assert error.path == os.fspath(folder)
        assert error.problems
        assert all(
            str(each).encode() and len(str(each).splitlines()) == 1 for each in error.problems
        )
    except npf.DigestMismatch as error:
        assert error.path.startswith(os.fspath(folder))
    else:
        assert {name: {type(each) for each in held} <= {TABLES[name]} for name, held in
                records.items()} == dict.fromkeys(TABLES, True)  # fmt: skip
    with suppress(npf.InvalidRelease, npf.DigestMismatch):
        assert export.read_export(folder) == BASE
