"""Conditions that verbs set, and the SQL of a question, which is compiled once for each form of it.

Two questions have one form if they differ in keys and numbers alone. Compiling a form costs more
than a question that finds little, so it is compiled with marks in place of these, and kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Values = tuple[tuple[str, ...], ...]

_FORMS = 512
"""How many forms of questions are kept."""

_MARK = re.compile("'\ue000([0-9]+)\ue000'")


class Condition(NamedTuple):
    """A condition on rows, apart from the keys and numbers in it.

    Attributes:
        form: A key; conditions with the same one share their compiled SQL.
        values: The lists of texts in it: keys of which any may hold, or one number.
        build: What makes the condition of a table and such lists.
    """

    form: tuple[object, ...]
    values: Values
    build: Callable[[Any, Values], Any]

    def on(self, rows: Any) -> Any:
        """Return the condition on rows."""
        return self.build(rows, self.values)

    def marked(self, rows: Any, first: int) -> Any:
        """Return the condition with marks in place of its values."""
        marks = tuple((f"\ue000{first + at}\ue000",) for at in range(len(self.values)))
        return self.build(rows, marks)


class Forms:
    """The forms of questions that were asked of a connection, as SQL with marks."""

    def __init__(self, connection: Any, sources: Mapping[str, str]) -> None:
        """Take a connection, and what stands for each of its tables in SQL."""
        self._connection = connection
        self._sources = sources
        self._known: dict[object, list[str]] = {}
        self.compiles = connection.name == "duckdb"

    def answer(
        self, name: str, rows: Any, conditions: Sequence[Condition], ask: Callable[[Any], Any]
    ) -> list[tuple[Any, ...]]:
        """Return the rows that an engine gives for a question.

        Args:
            name: What tells the question and its table from others.
            rows: The table.
            conditions: What its rows must fulfil.
            ask: What makes the question of a table of the rows that do.
        """
        conditions = sorted(conditions, key=_cost)
        if not self.compiles:
            held = ask(rows.filter(*(each.on(rows) for each in conditions)) if conditions else rows)
            return [tuple(row.values()) for row in held.as_table().to_pyarrow().to_pylist()]
        key = name, *(each.form for each in conditions)
        pieces = self._known.get(key)
        if pieces is None:
            if len(self._known) >= _FORMS:
                self._known.clear()
            pieces = self._known[key] = self._compiled(rows, conditions, ask)
        texts = [", ".join(map(quoted, value)) for each in conditions for value in each.values]
        pieces = [texts[int(each)] if at % 2 else each for at, each in enumerate(pieces)]
        found: list[tuple[Any, ...]] = self._connection.raw_sql("".join(pieces)).fetchall()
        return found

    def _compiled(
        self, rows: Any, conditions: Sequence[Condition], ask: Callable[[Any], Any]
    ) -> list[str]:
        """Return the SQL of a question, in which every second piece is the number of a mark."""
        marked: list[Any] = []
        first = 0
        for each in conditions:
            marked.append(each.marked(rows, first))
            first += len(each.values)
        text = self._connection.compile(ask(rows.filter(*marked) if marked else rows))
        for name, source in self._sources.items():  # a view costs as much again as a small answer
            text = text.replace(f'"{name}"', source)
        return _MARK.split(text)


_CHEAP = ("document", "measure", "unit", "aspect", "modality", "value")
"""What compares plain columns; engines test what stands first, and the rest on what is left."""


def _cost(condition: Condition) -> int:
    axis = condition.form[0]
    return _CHEAP.index(axis) if axis in _CHEAP else len(_CHEAP)


def stored(files: Iterable[str | os.PathLike[str]]) -> str:
    """Return the SQL of DuckDB for files of Parquet as one table."""
    return f"read_parquet([{', '.join(quoted(os.fspath(each)) for each in files)}])"


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
