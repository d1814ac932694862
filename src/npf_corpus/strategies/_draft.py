"""Releases that lie in memory: as rows to be changed, and as files to be written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.records import SCHEMA, TABLES
from npf_corpus.records._kinds import KIND_OF, LETTERS
from npf_corpus.release._converter import parse_table, plain
from npf_corpus.release._indexing import build
from npf_corpus.release._keys import Tables
from npf_corpus.release._layout import BLOCK, INDEX, in_folder, is_parted, stated_files
from npf_corpus.release._manifest import FORMATS, sha256, stated_parts
from npf_corpus.strategies._documents import World

Row = dict[str, Any]
After = Callable[[Path], object]
"""What is done to a release's folder once it is written."""


@frozen(repr=False)
class Draft:
    """A release that lies in memory, and the texts that it was read from.

    Attributes:
        files: The bytes of each file by name: manifest.json, one for each table, and the index
            that releases have since schema 2.
        texts: The texts of its documents, which no release holds.
        change: What is wrong with it, in words; None where it keeps every law.
        schema: The version of its record fields.
    """

    files: Mapping[str, bytes]
    texts: tuple[str, ...]
    change: str | None = None
    _after: tuple[After, ...] = field(default=(), alias="after", eq=False)
    schema: int = SCHEMA

    @property
    def corpus(self) -> Corpus:
        """The release as a corpus, as `read_release` returns it if it keeps every law."""
        return of_files(self.files)

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write the release and its texts into two new folders, and return their paths.

        Args:
            folder: What is to hold `release` and `sources`.
        """
        release, sources = folder / "release", folder / "sources"
        release.mkdir()
        sources.mkdir()
        for name, data in in_folder(self.files, self.schema).items():
            (release / name).parent.mkdir(exist_ok=True)
            (release / name).write_bytes(data)
        for place, text in enumerate(self.texts):
            (sources / f"{place}.txt").write_bytes(text.encode())
        for change in self._after:
            change(release)
        return release, sources

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - its call
        """Print as `repr` does where Hypothesis shows an example."""
        printer.text(repr(self))

    def __repr__(self) -> str:
        """Return what is wrong, the texts, and the tables of what was read in them."""
        lines = [f"<release: {self.change or 'valid'}"]
        lines += [f"  text {text!r}" for text in self.texts]
        for name in LETTERS:
            rows = self.files[f"{name}.json"].decode(errors="replace").splitlines()
            lines += [f"  {name} {row.rstrip(',')}" for row in rows if row.startswith("{")]
        return "\n".join((*lines, ">"))


class Sketch:
    """A release to be changed: rows, what the manifest states, texts, and later changes.

    Attributes:
        tables: The rows of each table, as JSON has them.
        facts: What the manifest states besides the versions of formats, tables and digest.
        texts: The texts of its documents.
        schema: The version of its record fields.
        unsorted: Tables whose rows are left in the order they have.
        on_bytes: Changes of the bytes of a table, or of the index, before the manifest is made.
        on_manifest: Changes of the manifest before it is sealed.
        after: Changes of the folder once it is written.
    """

    def __init__(
        self, tables: Mapping[str, Iterable[Row]], texts: Iterable[str], schema: int = SCHEMA
    ) -> None:
        self.schema = schema
        self.tables = {name: list(tables.get(name, ())) for name in TABLES}
        self.facts: Row = {
            "version": "1.0.0",
            "readings": FORMATS[schema].readings[-1],
            "date": "2031-01-01",
            "licence": "CC0-1.0",
            "citation": "Drawn at random.",
            "notes": [],
            "supersedes": None,
            "retired": [],
        }
        self.texts = list(texts)
        self.unsorted: set[str] = set()
        self.on_bytes: list[tuple[str, Callable[[bytes], bytes]]] = []
        self.on_manifest: list[Callable[[Row], object]] = []
        self.after: list[After] = []

    def row(self, table: str, key: str) -> Row:
        """Return the row with an id, to be changed in place."""
        return next(row for row in self.tables[table] if row["id"] == key)

    def draft(self, change: str | None = None) -> Draft:
        """Return the sealed release: only what was changed on purpose breaks a law."""
        files: dict[str, bytes] = {}
        for name, rows in self.tables.items():
            kept = rows if name in self.unsorted else sorted(rows, key=_reading_order)
            files[f"{name}.json"] = _lines(kept)
        if is_parted(self.schema):
            files[INDEX] = self._index(files)
        for name, spoil in self.on_bytes:
            file = stated_files(self.schema)[name]
            files[file] = spoil(files[file])
        files["manifest.json"] = self._manifest(files)
        return Draft(files, tuple(self.texts), change, tuple(self.after), self.schema)

    def _index(self, files: Mapping[str, bytes]) -> bytes:
        """Return the index; an empty one if the release is too broken, as no law asks for it."""
        try:
            rows = {
                name: parse_table(cls, files[f"{name}.json"], schema=self.schema)
                for name, cls in TABLES.items()
            }
            return build(Tables(rows), files)
        except Exception:  # noqa: BLE001 - whatever a broken record leads to
            return b""

    def _manifest(self, files: Mapping[str, bytes]) -> bytes:
        tables = [
            {
                "name": name,
                "records": len(self.tables.get(name, ())),
                "bytes": len(files[file]),
                "sha256": sha256(files[file]),
            }
            for name, file in stated_files(self.schema).items()
        ]
        manifest = {
            "version": self.facts["version"],
            "schema": self.schema,
            "normalisation": FORMATS[self.schema].normalisation,
            "readings": self.facts["readings"],
            "date": self.facts["date"],
            "licence": self.facts["licence"],
            "citation": self.facts["citation"],
            "tables": tables,
            "notes": self.facts["notes"],
            "supersedes": self.facts["supersedes"],
            "retired": self.facts["retired"],
        }
        if is_parted(self.schema):
            manifest |= {"parts": plain(stated_parts(files[INDEX])), "blocks": BLOCK}
        for edit in self.on_manifest:
            edit(manifest)
        return sealed(_json(manifest)[:-1].encode())


def sealed(head: bytes) -> bytes:
    """Return a manifest's bytes up to its digest with the digest that they have."""
    return head + b',"digest":"' + sha256(head).encode() + b'"}\n'


def sketch(world: World) -> Sketch:
    """Return the release of records, to be changed."""
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for record in world.records:
        tables[KIND_OF[type(record)].table].append(plain(record, world.schema))
    return Sketch(tables, world.texts, world.schema)


def _reading_order(row: Row) -> tuple[str, int, int, str]:
    anchor = row.get("anchor") or {"start": -1, "end": -1}
    return row.get("document", ""), anchor["start"], anchor["end"], row["id"]


def _lines(rows: list[Row]) -> bytes:
    text = ",\n".join(map(_json, rows))
    return f"[\n{text}\n]\n".encode() if rows else b"[]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
