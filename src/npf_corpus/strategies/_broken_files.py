"""Changes that break the laws of files, of shape and of references, one for each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from attrs import frozen

from npf_corpus.records import SCHEMAS, TABLES
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._layout import is_parted
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._draft import Row, Sketch
from npf_corpus.validation import _folder


@frozen
class Break:
    """A change of any release that breaks one law.

    Attributes:
        code: The law's code.
        example: The change in words, for the page of laws.
        make: Makes it.
        needs: Bodies and tails of sentences that the release must have.
        documents: How many documents it must have.
        schema: The schema that the release must be of, None for any.
    """

    code: str
    example: str
    make: Callable[[Chance, Sketch], object]
    needs: tuple[str, ...] = ()
    documents: int = 1
    schema: int | None = None


def any_row(chance: Chance, rows: Iterable[Row], where: Row) -> Row:
    """Return one of the rows that have those values at those dotted paths."""
    return chance.pick(
        [row for row in rows if all(_at(row, path.split(".")) == where[path] for path in where)]
    )


def _at(row: Row, names: Iterable[str]) -> Any:
    for name in names:
        row = row[name]
    return row


def _then(change: Callable[[Path], object]) -> Callable[[Chance, Sketch], object]:
    """Return a change of the folder once it is written; it is handed one table's file."""

    def make(chance: Chance, sketch: Sketch) -> None:
        name = f"{chance.pick(_in_one_file(sketch))}.json"
        sketch.after.append(lambda path: change(path / name))

    return make


def _in_one_file(sketch: Sketch) -> list[str]:
    """Return the tables that are a file each, whatever documents there are."""
    return [name for name in TABLES if name not in LETTERS or not is_parted(sketch.schema)]


def _gone(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def _link(file: Path) -> None:
    file.rename(file.parent.with_name(file.name))
    file.symlink_to(file.parent.with_name(file.name))


def _grow(file: Path) -> None:
    os.truncate(file, _folder.LARGEST_TABLE + 1)


def _unsealed(file: Path) -> None:
    manifest = file.with_name("manifest.json")
    data = manifest.read_bytes().replace(b'"licence":"', b'"licence":"not ', 1)
    manifest.write_bytes(data)


def _by_hand(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b" ")


def _manifest(change: Callable[[Chance, Row], object]) -> Callable[[Chance, Sketch], object]:
    """Return a change of the manifest before it is sealed."""
    return lambda chance, sketch: sketch.on_manifest.append(lambda row: change(chance, row))


def _stated(field: str) -> Callable[[Chance, Row], object]:
    def change(chance: Chance, manifest: Row) -> None:
        tables = [row for row in manifest["tables"] if row["name"] in TABLES]
        chance.pick(tables)[field] += chance.number(1, 9)

    return change


def _newer(chance: Chance, manifest: Row) -> None:
    manifest["schema"] = SCHEMAS[-1] + chance.number(1, 9)


def _unsorted(_: Chance, sketch: Sketch) -> None:
    sketch.tables["units"].sort(key=lambda row: row["id"], reverse=True)
    sketch.unsorted.add("units")


def _bytes(old: bytes, new: bytes, *tables: str) -> Callable[[Chance, Sketch], object]:
    """Return a change of the bytes of one of the tables, or of any, that has rows."""

    def make(chance: Chance, sketch: Sketch) -> None:
        held = [name for name in _in_one_file(sketch) if sketch.tables[name]]
        table = chance.pick([name for name in held if not tables or name in tables])
        sketch.on_bytes.append((table, lambda data: data.replace(old, new, 1)))

    return make


def put(table: str, values: Row, where: Row | None = None) -> Callable[[Chance, Sketch], object]:
    """Return a change of some row of a table.

    Args:
        table: The table.
        values: What the row then has, by dotted paths such as `quantity.unit`.
        where: What it has before, by such paths; by default any row is fit.
    """

    def make(chance: Chance, sketch: Sketch) -> None:
        row = any_row(chance, sketch.tables[table], where or {})
        for path, value in values.items():
            *parents, name = path.split(".")
            _at(row, parents)[name] = deepcopy(value)

    return make


FIRST = "doc-1"
"""The document that has what a change needs, and its text at hand."""


def here(table: str, values: Row, where: Row | None = None) -> Callable[[Chance, Sketch], object]:
    """Return a change of some row of the first document, as `put` makes it."""
    return put(table, values, {"document": FIRST, **(where or {})})


def _same_id(chance: Chance, sketch: Sketch) -> None:
    taken = chance.pick(sketch.tables["regions"])["id"]
    sketch.tables["sectors"].append({**chance.pick(sketch.tables["sectors"]), "id": taken})


def _twice(chance: Chance, sketch: Sketch) -> None:
    regions = chance.pick(sketch.tables["statements"])["regions"]
    regions.append(chance.pick(regions))


def _same_day(chance: Chance, sketch: Sketch) -> None:
    document = chance.pick(sketch.tables["documents"])
    document["asserted"] = document["published"]


def _circle(chance: Chance, sketch: Sketch) -> None:
    sector = chance.pick(sketch.tables["sectors"])
    sector["broader"] = [sector["id"]]


def _membered(chance: Chance, sketch: Sketch) -> None:
    province = any_row(chance, sketch.tables["regions"], {"kind": "province"})
    other = chance.pick([row for row in sketch.tables["regions"] if row["members"] == []])
    if other is province or other["id"] == province["parent"]:
        other = new_region(sketch)
    province["members"] = [{"region": other["id"], "coverage": "full"}]


def new_region(sketch: Sketch) -> Row:
    """Return a province of the country that nothing speaks of, added to the release."""
    country = next(row for row in sketch.tables["regions"] if row["kind"] == "country")
    row: Row = {**country, "id": f"{country['id']}-FI", "name": "Fir", "name_zh": "冷杉"}
    row |= {"kind": "province", "parent": country["id"]}
    sketch.tables["regions"].append(row)
    return row


def _used_again(chance: Chance, sketch: Sketch) -> None:
    key = chance.pick(sketch.tables["sectors"])["id"]
    sketch.facts["retired"] = [
        {"id": key, "since": "1.0.0", "reason": "withdrawn", "successors": []}
    ]


def _same_code(chance: Chance, sketch: Sketch) -> None:
    code = {"scheme": "sei-2018", "code": f"1.{chance.number(1, 9)}", "match": "exact"}
    for row in sketch.tables["sectors"][:2]:
        row["codes"] = [code]


BREAKS: tuple[Break, ...] = (
    Break("E101", "the path leads nowhere", _then(_gone)),
    Break("E102", "a table's file is a symbolic link", _then(_link)),
    Break("E103", "a table's file is not there", _then(Path.unlink)),
    Break("E104", "a table's file is larger than 2 GiB", _then(_grow)),
    Break("E105", "`licence` is missing from the manifest",
          _manifest(lambda _, row: row.pop("licence")), schema=1),
    Break("E106", "the licence in the manifest is changed by hand", _then(_unsealed)),
    Break("E107", "`schema` is that of another npf-corpus", _manifest(_newer), schema=1),
    Break("E108", "`bytes` of a table is too great", _manifest(_stated("bytes"))),
    Break("E109", "the last byte of a table's file is changed by hand", _then(_by_hand)),
    Break("E110", "`records` of a table is too great", _manifest(_stated("records"))),
    Break("E111", "the units stand in reverse", _unsorted),
    Break("E112", "a space after a comma", _bytes(b",", b", ")),
    Break("E113", "a byte after the index",
          lambda _, sketch: sketch.on_bytes.append(("index", lambda data: data + b"\n")), schema=2),
    Break("E201", "`id` stands twice in one record", _bytes(b'{"id"', b'{"id":"a","id"')),
    Break("E202", "`factor` is the number 1, not the string",
          _bytes(b'"factor":"1"', b'"factor":1', "units")),
    Break("E203", "the id of a sector is `../x`", put("sectors", {"id": "../x"})),
    Break("E204", "a sector has the id of a region", _same_id),
    Break("E205", "the id of a tier is `t1`", put("tiers", {"id": "t1"}), ("sector",)),
    Break("E206", "a region twice in a statement", _twice),
    Break("E207", "the name of a sector is blank", put("sectors", {"name": " "})),
    Break("E208", "the digest of an anchor is `abc`", here("mentions", {"anchor.digest": "abc"})),
    Break("E209", "the language of a document is `English`",
          put("documents", {"language": "English"})),
    Break("E210", "`asserted` is the publishing day", _same_day),
    Break("E211", "the version is `one`",
          lambda _, sketch: sketch.facts.update(version="one")),
    Break("E212", "the unit of a claim is null",
          put("claims", {"quantity.unit": None}), ("works",)),
    Break("E301", "the measure of a claim is `nothing`",
          put("claims", {"measure": "nothing"}),
          ("works",)),
    Break("E302", "a sector is broader than itself", _circle),
    Break("E303", "a province has no parent",
          put("regions", {"parent": None}, {"kind": "province"})),
    Break("E304", "a province has members", _membered),
    Break("E305", "a retired id is used again", _used_again),
    Break("E306", "two sectors are the exact match of one code", _same_code, ("plain",), schema=2),
)  # fmt: skip
