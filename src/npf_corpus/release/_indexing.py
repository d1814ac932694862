"""The index of a release, made of its records alone; `validate` makes it again."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from npf_corpus.records._bits import bits_of
from npf_corpus.records._kinds import KINDS, LETTERS
from npf_corpus.release._index import ENDS, kind_of_rows, width
from npf_corpus.release._keys import AXES_HELD, CERTAINTIES, FACTS, HIERARCHIES, Held, Keys, links
from npf_corpus.release._layout import parts_of
from npf_corpus.release._manifest import sha256


def build(tables: Held, files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of the index of a release.

    Args:
        tables: Its records.
        files: The bytes of its whole tables, by name with ending.
    """
    parts: dict[str, bytes] = {}
    for table in LETTERS:
        held = parts_of(files[f"{table}.json"])
        parts[f"files/{table}"] = _lines(
            f"{key}\t{count}\t{sha256(data)}" for key, count, data in held
        )
    for kind in KINDS:
        table, records = kind.table, tables.records(kind.table)
        parts[f"ids/{table}"] = _lines(_short_ids(table, records))
        for axis in AXES_HELD if kind.narrows else ():
            if axis in kind.narrows and not (axis == "document" and table in LETTERS):
                parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        for axis in FACTS.get(table, ()):
            parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        if kind.names:
            parts[f"names/{table}"] = _lines(_spelt_once(kind, records))
    for axis in HIERARCHIES:
        for certainty in CERTAINTIES:
            found = sorted(links(tables, axis, certainty).items())
            parts[f"links/{axis}/{certainty}"] = _lines("\t".join((a, *b)) for a, b in found)
    claims = tables.records("claims")
    units = {unit.id: row for row, unit in enumerate(tables.records("units"))}
    parts["units"] = _little(
        array("I", (units.get(claim.quantity.unit or "", 0) for claim in claims))
    )
    parts["intervals"] = _lines(str(claim.quantity.interval) for claim in claims)
    parts["counting"] = _lines(unit.id for unit in tables.records("units") if unit.integral)
    return _packed(parts)


def _short_ids(table: str, records: Sequence[Any]) -> Iterable[str]:
    """Yield each id, what it shares with its document's left out."""
    for record in records:
        start = f"{record.document}." if table in LETTERS else None
        yield record.id[len(start) - 1 :] if start and record.id.startswith(start) else record.id


def _spelt_once(kind: Any, records: Sequence[Any]) -> Iterable[str]:
    """Yield each name or alias that only one record has, with the record's id."""
    meant: dict[str, set[str]] = {}
    ids = {record.id for record in records}
    for record in records:
        named = (getattr(record, each) for each in (*kind.names, *kind.aliases))
        for spelling in (*filter(None, named), *getattr(record, "aliases", ())):
            meant.setdefault(spelling, set()).add(record.id)
    for spelling, keys in sorted(meant.items()):
        if len(keys) == 1 and spelling not in ids and spelling.isprintable():
            yield f"{spelling}\t{next(iter(keys))}"


def _postings(part: str, tables: Held, table: str, axis: str) -> dict[str, bytes]:
    keys, rows = Keys(tables, axis), tables.records(table)
    found: dict[str, list[int]] = {}
    for row, record in enumerate(rows):
        for key in set(keys.of(record)):
            found.setdefault(key, []).append(row)
    ends, held = array(ENDS), bytearray()
    for key in sorted(found):
        held += _of_rows(found[key], len(rows))
        ends.append(len(held))
    return {part: _lines(sorted(found)), f"{part}/ends": _little(ends), f"{part}/rows": bytes(held)}


def _of_rows(rows: Sequence[int], size: int) -> bytes:
    """Return rows as numbers, or as the bits of one number where that is no longer."""
    numbers = _little(array(kind_of_rows(size), rows))
    if len(numbers) < width(size):
        return numbers
    return bits_of(rows, size).to_bytes(width(size), "little")


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    import json

    head = json.dumps({name: len(data) for name, data in parts.items()}, separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(parts.values())
