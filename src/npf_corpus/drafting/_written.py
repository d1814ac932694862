"""Drafts as files that a person edits: what was changed or ticked stays when it is drafted anew."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from npf_corpus.drafting._draft import Draft, Reason
from npf_corpus.drafting._sheet import (
    DRAFT_COLUMNS,
    FIGURE_COLUMNS,
    MORE_COLUMNS,
    STATEMENT_COLUMNS,
    Figure,
    Said,
    rows_of,
)
from npf_corpus.errors import InvalidRelease
from npf_corpus.release._write import replace_file

_Row = dict[str, str]
_Key = tuple[str, str, int]
"""A row's sentence, its words, and how many rows of the same words stand before it."""


def write_draft(draft: Draft, folder: str | os.PathLike[str], name: str) -> Path:
    """Write a draft as the sheet of a document, and return the path.

    A row of an earlier sheet stays as it is where a person ticked `read`, changed it, or added it,
    and one that a person took out stays out. What the machine proposes is kept in
    `NAME.proposed.tsv` and `NAME.statements.proposed.tsv` beside, so that changes are seen.

    Args:
        draft: What is proposed.
        folder: Where the sheets lie; it is made if it is not there.
        name: Id of the document.

    Raises:
        InvalidRelease: A file at that place has other columns.
        OSError: A file cannot be read or written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    figures = [
        _cells(row, FIGURE_COLUMNS, reason)
        for row, reason in zip(draft.sheet.figures, draft.reasons, strict=True)
    ]
    said = [
        _cells(row, STATEMENT_COLUMNS, reason)
        for row, reason in zip(draft.sheet.statements, draft.said, strict=True)
    ]
    path = folder / f"{name}.tsv"
    _write(path, figures, FIGURE_COLUMNS)
    _write(folder / f"{name}.statements.tsv", said, STATEMENT_COLUMNS)
    return path


def tick(folder: Path, name: str, rows: Collection[str]) -> int:
    """Tick rows of a document's sheet as read, and return how many were not ticked before.

    Args:
        folder: Where the sheets lie.
        name: Id of the document.
        rows: Numbers of rows, and `s7` for the statement of sentence 7, or for all parts of it.

    Raises:
        InvalidRelease: There is no such row or two, or a file has other columns.
        OSError: A file cannot be read or written.
    """
    left, ticked = set(rows), 0
    changed: list[tuple[Path, list[_Row], tuple[str, ...]]] = []
    for suffix, columns in (("", FIGURE_COLUMNS), (".statements", STATEMENT_COLUMNS)):
        path = folder / f"{name}{suffix}.tsv"
        table = _read(path, columns)
        named = [row for row in table if _named(row) in rows]
        for row in named:
            if "n" in row and _named(row) not in left:
                fault = f"has row {_named(row)} twice, give each a number of its own"
                raise InvalidRelease(str(path), (fault,))
            left.discard(_named(row))
        new = [row for row in named if not row.get("read")]
        for row in new:
            row["read"] = "y"
        if new:
            changed.append((path, table, columns))
        ticked += len(new)
    if left:
        first, *more = sorted(left, key=lambda row: (len(row), row))
        missing = f"{first} (and {len(more)} more)" if more else first
        raise InvalidRelease(str(folder / f"{name}.tsv"), (f"has no row {missing}",))
    for each in changed:
        _replace(*each)
    return ticked


def _named(row: _Row) -> str:
    return row["n"] if "n" in row else f"s{row['sent']}"


def _cells(row: Figure | Said, columns: Sequence[str], reason: Reason) -> _Row:
    values: dict[str, Any] = {
        name: getattr(row, {"class": "number_class"}.get(name, name))
        for name in (*columns, *MORE_COLUMNS[tuple(columns)])
    }
    if isinstance(row, Figure):
        values |= {each: "y" if values[each] else "" for each in ("hedged", "disputed")}
    else:
        values["through"] = row.through or ""
        by_tier: dict[str, list[str]] = {}
        for tier, industry in row.tiers:
            by_tier.setdefault(tier, []).append(industry)
        values["tiers"] = [f"{tier}:{','.join(named)}" for tier, named in by_tier.items()]
    cells = {
        name: ";".join(cast("list[str]", value)) if isinstance(value, list | tuple) else str(value)
        for name, value in values.items()
    }
    return cells | {"why": reason.why, "sure": str(reason.sure), "read": ""}


def _write(path: Path, proposed: list[_Row], columns: tuple[str, ...]) -> None:
    """Write rows and what was proposed, each in one step, so that a kill leaves whole files."""
    beside = path.with_name(f"{path.stem}.proposed.tsv")
    before = _keyed(_read(path, columns))
    known = _keyed(_read(beside, columns))
    fresh = _keyed(proposed)
    said = _said(before)
    same = [  # as was proposed, or as is proposed now: a run may have been killed between its files
        {key for key, words in _said(table).items() if said.get(key) == words}
        for table in (known, fresh)
    ]
    kept = {
        key: row
        for key, row in before.items()
        if row.get("read") or key not in known or not any(key in each for each in same)
    }
    gone = known.keys() - before.keys() if before else set[_Key]()
    rows = {key: row for key, row in fresh.items() if key not in gone} | kept
    rank = _order(fresh, before)
    ordered = sorted(rows, key=rank.__getitem__)
    numbers = {key: str(at) for at, key in enumerate(ordered, 1)}
    made: list[_Row] = []
    names = [
        {each.get("n", ""): numbers.get(key, "") for key, each in table.items()}
        for table in (fresh, before)
    ]
    for key in ordered:
        row = rows[key]
        if "n" in columns:
            total = names[key in kept].get(row["item_of"], "")
            row = row | {"n": numbers[key], "item_of": total}
        made.append(row)
    _replace(path, made, columns)
    _replace(beside, proposed, columns)


def _read(path: Path, columns: tuple[str, ...]) -> list[_Row]:
    return [row for _, row in rows_of(path, columns)] if path.exists() else []


def _keyed(rows: Iterable[_Row]) -> dict[_Key, _Row]:
    keyed: dict[_Key, _Row] = {}
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        words = (row["sent"], row.get("surface", ""))
        counts[words] = counts.get(words, 0) + 1
        keyed[(*words, counts[words])] = row
    return keyed


def _said(table: dict[_Key, _Row]) -> dict[_Key, _Row]:
    """Return what rows say: no number, no reason, and of their total the words."""
    totals = {each.get("n"): str(key) for key, each in reversed(table.items())}
    said: dict[_Key, _Row] = {}
    for key, row in table.items():
        said[key] = {name: cell for name, cell in row.items() if name not in {"n", *DRAFT_COLUMNS}}
        if row.get("item_of"):
            said[key]["item_of"] = totals.get(row["item_of"], "")
    return said


def _order(fresh: Iterable[_Key], before: Iterable[_Key]) -> dict[_Key, tuple[int, int, int]]:
    """Return where each row belongs: what only a person has stands after what it stood after."""
    rank = {key: (_sent(key), at, 0) for at, key in enumerate(fresh)}
    last = (0, -1, 0)
    for at, key in enumerate(before, 1):
        if key not in rank:
            same = last[0] == _sent(key)
            rank[key] = (_sent(key), last[1] if same else -1, at)
        last = rank[key]
    return rank


def _sent(key: _Key) -> int:
    return int(key[0]) if key[0].isdecimal() else 0


def _replace(path: Path, rows: list[_Row], columns: tuple[str, ...]) -> None:
    file = io.StringIO(newline="")
    more = [each for each in MORE_COLUMNS[columns] if any(row[each] for row in rows)]
    writer = csv.DictWriter(
        file,
        (*columns, *more, *DRAFT_COLUMNS),
        dialect="excel-tab",
        lineterminator="\n",
        restval="",
        extrasaction="ignore",
    )
    writer.writeheader()
    writer.writerows(rows)
    replace_file(path, file.getvalue().encode())
