"""The index of a release, made from its records alone; `validate` makes it again to compare."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from npf_corpus.records._bits import bits_of
from npf_corpus.records._kinds import KINDS, LETTERS
from npf_corpus.release._index import BLOCKED, ENDS, FILES, LINES, kind_of_rows, piece_of, width
from npf_corpus.release._keys import AXES_HELD, CERTAINTIES, FACTS, HIERARCHIES, Held, Keys, links
from npf_corpus.release._layout import blocks_of, parts_of
from npf_corpus.release._manifest import FORM, PARTED, sha256

_FEW = 2**8

Part = bytes | list[bytes]
"""A part of the index; a list of pieces where these are read one by one."""


def build(tables: Held, files: Mapping[str, bytes], form: int = FORM) -> bytes:
    """Return the bytes of the index of a release.

    Args:
        tables: Its records.
        files: The bytes of its whole tables, by name with ending.
        form: The form of its manifest, see `form_of`. Since release 2.2.0 the first line states the
            digest of each part, or of each of its pieces; before, only the whole index had one.
            Since 2.4.0 there are digests of blocks.
    """
    parted = form >= PARTED
    parts: dict[str, Part] = {}
    for table in LETTERS:
        held = list(parts_of(files[f"{table}.json"]))
        parts[f"files/{table}"] = _lines(
            f"{key}\t{count}\t{sha256(data)}" for key, count, data in held
        )
        if table in BLOCKED and form >= FORM:
            parts[f"blocks/{table}"] = _blocks([data for _, _, data in held])
    for kind in KINDS:
        table, records = kind.table, tables.records(kind.table)
        ids = _lines(_short_ids(table, records))
        parts[f"ids/{table}"] = _cut(ids) if table in LETTERS else ids
        for axis in AXES_HELD if kind.narrows else ():
            if axis in kind.narrows and not (axis == "document" and table in LETTERS):
                parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        for axis in FACTS.get(table, ()):
            parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        if kind.names:
            parts[f"names/{table}"] = _spread(_spelt_once(kind, records), parted=parted)
    for axis in HIERARCHIES:
        for certainty in CERTAINTIES:
            found = sorted(links(tables, axis, certainty).items())
            parts[f"links/{axis}/{certainty}"] = _lines("\t".join((a, *b)) for a, b in found)
    claims = tables.records("claims")
    units = {unit.id: row for row, unit in enumerate(tables.records("units"))}
    places = (units.get(claim.quantity.unit or "", 0) for claim in claims)
    parts["units"] = _little(array(_kind_of_places(len(units)) if parted else "I", places))
    parts["intervals"] = _cut(_lines(str(claim.quantity.interval) for claim in claims))
    parts["counting"] = _lines(unit.id for unit in tables.records("units") if unit.integral)
    return _packed(parts, parted=parted)


def _blocks(files: Sequence[bytes]) -> list[bytes]:
    """Return where each block of each file ends, and then their digests, in pieces."""
    pieces: list[bytes] = []
    for at in range(0, len(files) or 1, FILES):
        ends, digests = array(ENDS), bytearray()
        for end, block in (each for data in files[at : at + FILES] for each in blocks_of(data)):
            ends.append(end)
            digests += bytes.fromhex(sha256(block))
        pieces.append(_little(ends) + digests)
    return pieces


def _short_ids(table: str, records: Sequence[Any]) -> Iterable[str]:
    """Yield each id without its document's: `.c5` of `cn-zj-gwr-2026.c5`."""
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


def _postings(part: str, tables: Held, table: str, axis: str) -> dict[str, Part]:
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
    """Return rows as numbers, or as the bits of one number where these take no more bytes."""
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


def _kind_of_places(size: int) -> str:
    """Return the type code of `array` for places in a table with so many records."""
    return "B" if size <= _FEW else kind_of_rows(size)


def _starts(lines: Sequence[object]) -> range:
    """Return where the pieces of so many lines start; there is always one."""
    return range(0, len(lines) or 1, LINES)


def _cut(data: bytes) -> list[bytes]:
    """Return lines in pieces, each of equally many."""
    lines = data.splitlines(keepends=True)
    return [b"".join(lines[at : at + LINES]) for at in _starts(lines)]


def _spread(named: Iterable[str], *, parted: bool) -> Part:
    """Return the lines of names in pieces, each line in the piece that `piece_of` names."""
    lines = list(named)
    pieces: list[list[str]] = [[] for _ in _starts(lines)] if parted else [[]]
    for line in lines:
        pieces[piece_of(line.partition("\t")[0], len(pieces))].append(line)
    return [_lines(each) for each in pieces]


def _packed(parts: Mapping[str, Part], *, parted: bool) -> bytes:
    import json

    pieces = {name: data if isinstance(data, list) else [data] for name, data in parts.items()}
    bodies = {name: b"".join(held) for name, held in pieces.items()}
    stated: Mapping[str, object] = {name: len(data) for name, data in bodies.items()}
    if parted:
        stated = {name: list(_stated(held)) for name, held in pieces.items()}
    head = json.dumps(stated, separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(bodies.values())


def _stated(pieces: Iterable[bytes]) -> Iterator[int | str]:
    """Yield the size and the digest of each piece of a part."""
    for data in pieces:
        yield len(data)
        yield sha256(data)
