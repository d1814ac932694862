"""Release folders broken in any way: every fault a problem, and what is read obeys the laws.

An input is a list of edits of a made-up release: of values in its tables, of records, of the bytes
of a file. Then the manifest is sealed again, so that what was done lies beyond the digests.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import made_up

import npf_corpus as npf
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import sha256
from npf_corpus.validation import LAWS

Row = dict[str, Any]
Place = tuple[Any, Any]

CODES = {law.code for law in LAWS}
NAMES = tuple(TABLES)
WORDS = (
    *("null", "true", "false", "0", "-1", "1e5", "NaN", '""', "[]", "{}", "\\ud800", "\\u0000"),
    *("(", ")", "[", "]", ",", "(5,)", "[0,100]", "..", "../", "2031-02-30", "\ufeff", "\x00"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 2**31, 2**70, -(2**70), 0.5, 1e300, float("nan"), "", " "),
    *([], {}, [None], [""], [[]], ["x", "x"], {"a": 1}, "\ud800", "\x00", "\n", "é", "e\u0301"),
    *("0", "1", "-1", "1.0", "01", "1e5", "NaN", "Infinity", "9" * 400, "0." + "0" * 300 + "1"),
    *("(,)", "[0,)", "(0,1)", "[1,2]", "[5,5]", "(5,5)", "(2,1)", "[0,100]", "[0,1e9]", "(0.1,1)"),
    *("2031-05-06", "2031-02-30", "../2031-05-06", "2031-05-06/..", "2031-05-07/2031-05-06", ".."),
    *("certain", "stated", "inferred", "each", "collective", "single", "achieved", "targeted"),
    *("more than 40", "近300亿元", "over 60%", "40", "half", "第一", "top 10", "dozens", "a..b"),
    *("country", "group", "province", "number", "region", "claim", "date", "quoted", "full", "/"),
)


_FOLDER = tempfile.TemporaryDirectory(prefix="npf-fuzz-")
HERE = Path(_FOLDER.name)
RELEASE, SOURCES = HERE / "release", HERE / "sources"
BASE = made_up.corpus()
BASE.write(RELEASE)
SOURCES.mkdir()
for _key, _text in made_up.TEXTS.items():
    (SOURCES / f"{_key}.txt").write_text(_text, encoding="utf-8", newline="")
FILES = {path.name: path.read_bytes() for path in RELEASE.iterdir()}
ON_DISK = dict(FILES)

SEEDS = tuple(
    bytes(
        byte
        for edit in range(1 + at % 4)
        for byte in (how + edit, at, at // 2 + edit, 3 * at, 5 * at + how, 7 * at + edit)
    )
    for how in range(12)
    for at in range(12)
)
LONGEST = 60


def _places(value: Any) -> Iterator[Place]:
    """Yield every place inside a row, as the holder of a value and its key there."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _fields(tables: dict[str, list[Row]], name: object) -> list[Any]:
    """Return the values that other records have in a field of that name."""
    return [
        holder[key]
        for rows in tables.values()
        for row in rows
        for holder, key in _places(row)
        if key == name
    ]


class _Edit:
    """One edit, which takes its bytes from the input."""

    def __init__(self, data: bytes) -> None:
        self.how, self.table, self.row, self.place, self.value, self.more = data

    def of_rows(self, tables: dict[str, list[Row]]) -> None:
        """Change, add, drop, double or swap."""
        rows = tables[NAMES[self.table % len(NAMES)]]
        if not rows:
            return
        at = self.row % len(rows)
        places = (*_places(rows[at]),)
        if not places:
            return
        holder, key = places[self.place % len(places)]
        ways: tuple[Callable[[], object], ...] = (
            lambda: holder.__setitem__(key, VALUES[self.value % len(VALUES)]),
            lambda: holder.__setitem__(key, self._other(_fields(tables, key), holder[key])),
            lambda: holder.__setitem__(key, self._near(holder[key])),
            lambda: holder.__delitem__(key),
            lambda: rows.insert(self.value % (len(rows) + 1), json.loads(json.dumps(rows[at]))),
            lambda: rows.pop(at),
            lambda: rows.insert(self.value % len(rows), rows.pop(at)),
            lambda: holder.__setitem__(f"new{key}", 1) if isinstance(holder, dict) else None,
        )
        ways[self.how % len(ways)]()

    def of_object(self, found: Row) -> None:
        """Change one value."""
        places = (*_places(found),)
        holder, key = places[self.place % len(places)]
        near = self._near(holder[key])
        holder[key] = near if self.more % 2 else VALUES[self.value % len(VALUES)]

    def _other(self, known: list[Any], value: Any) -> Any:
        return known[self.value % len(known)] if known else value

    def _near(self, value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        if isinstance(value, int):
            return value + self.value % 9 - 4
        if isinstance(value, str):
            at = self.more % (len(value) + 1)
            return f"{value[:at]}{chr(self.value)}{value[at + self.value % 2 :]}"
        if isinstance(value, list):
            return [*value, *value[:1]] if self.value % 2 else value[1:]
        return [value]

    def of_bytes(self, data: bytes) -> bytes:
        """Cut in, write over or drop."""
        at = (256 * self.row + self.place) % (len(data) + 1)
        new = WORDS[self.value % len(WORDS)].encode() if self.more % 2 else bytes((self.value,))
        return data[:at] + (b"" if self.more % 5 == 4 else new) + data[at + self.more % 4 :]


def _table(rows: list[Row]) -> bytes:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return (f"[\n{lines}\n]\n" if rows else "[]\n").encode("utf-8", "surrogatepass")


def files_of(data: bytes) -> dict[str, bytes]:
    """Return the files of the release that an input stands for, sealed."""
    edits = [_Edit(data[at : at + 6]) for at in range(0, len(data) - 5, 6)]
    tables = {name: json.loads(FILES[f"{name}.json"]) for name in NAMES}
    for edit in edits:
        if edit.how % 12 < 8:
            edit.of_rows(tables)
    files = {f"{name}.json": _table(rows) for name, rows in tables.items()}
    for edit in edits:
        if edit.how % 12 in {8, 9}:
            name = f"{NAMES[edit.table % len(NAMES)]}.json"
            files[name] = edit.of_bytes(files[name])
    return {**files, "manifest.json": _sealed(edits, tables, files)}


def _sealed(edits: list[_Edit], tables: dict[str, list[Row]], files: dict[str, bytes]) -> bytes:
    manifest = json.loads(FILES["manifest.json"])
    for stated in manifest["tables"]:
        raw = files[f"{stated['name']}.json"]
        records = len(tables[stated["name"]])
        stated.update(records=records, bytes=len(raw), sha256=sha256(raw))
    for edit in edits:
        if edit.how % 12 == 10:
            edit.of_object(manifest)
    head = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    sealed = head.encode("utf-8", "surrogatepass").rpartition(b',"digest":"')[0]
    for edit in edits:
        if edit.how % 12 == 11:
            sealed = edit.of_bytes(sealed)
    return sealed + b',"digest":"%s"}\n' % sha256(sealed).encode()


def check(data: bytes) -> None:
    """Read the release, with or without the texts, and ask what was read."""
    files = files_of(data)
    for name, raw in files.items():
        if ON_DISK[name] != raw:
            (RELEASE / name).write_bytes(raw)
            ON_DISK[name] = raw
    sources = SOURCES if sum(data) % 4 else None
    try:
        corpus = npf.read_release(RELEASE, sources=sources)
    except npf.InvalidRelease as error:
        refused(error)
        if sum(data) % 16 == 0:
            assert npf.validate(RELEASE, sources=sources) == error.problems
    else:
        obeys(corpus, files)


def refused(error: npf.InvalidRelease) -> None:
    """Assert that a refusal lists its problems, each in one line under a code."""
    assert error.path == os.fspath(RELEASE)
    assert error.problems
    for problem in error.problems:
        assert isinstance(problem, npf.Problem)
        assert problem.code in CODES
        assert len(str(problem).splitlines()) == 1, str(problem)


def obeys(corpus: npf.Corpus, files: dict[str, bytes]) -> None:
    """Assert what holds of every release that was read."""
    copy = HERE / "copy"
    corpus.write(copy)
    written = {path.name: path.read_bytes() for path in copy.iterdir()}
    for path in copy.iterdir():
        path.unlink()
    copy.rmdir()
    assert written == files
    for name in NAMES:
        table = getattr(corpus, name)
        assert len(list(table)) == len(table)
        assert table._repr_html_()
        for record in table:
            assert corpus[record.id] == record
    asked = {region: corpus.claims.by_region(region) for region in corpus.regions.ids}
    for sector in corpus.sectors.ids:
        for claims in asked.values():
            assert str(claims.by_sector(sector).explain())
    for claim in corpus.claims:
        unit = claim.quantity.unit
        if unit is not None and claim.quantity.interval.lower is not None:
            lower = claim.quantity.interval.lower
            certain = corpus.claims.by_value(at_least=lower, unit=unit, inferred=True)
            possible = corpus.claims.by_value(
                at_least=lower, unit=unit, inferred=True, certainty="possible"
            )
            assert certain - possible == corpus.claims - corpus.claims
            assert claim in certain
    try:
        difference = npf.diff(BASE, corpus)
    except npf.InvalidRelease as error:
        assert error.problems
    else:
        assert difference.apply(BASE) == corpus
        assert npf.Diff.from_json(difference.to_json()) == difference
