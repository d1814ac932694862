"""Any words as a name, a bound or a unit: an answer, or an error of a question, in one line.

The first byte says what is asked; the rest are the words, as they are or one piece for each.
"""

# ruff: noqa: SIM905 - pieces read best as one line

from __future__ import annotations

from contextlib import suppress
from typing import Any

import made_up
import parse_quantity as figures

import npf_corpus as npf

CORPUS = made_up.corpus()
TABLES = tuple(
    getattr(CORPUS, name)
    for name in "documents regions sectors organizations people initiatives measures units".split()
)
BOUNDS = ("at_least", "more_than", "at_most", "less_than")
UNITS = tuple(CORPUS.units.ids)
WORDS = (
    *figures.WORDS,
    *"É|e\u0301|ß|İ|ı|ﬁ|Ａ|\u200b|\u202e|\u0301|\udc80|\x00|#|@|..|省|市|of the|the ".split("|"),
    *(piece for table in TABLES for record in table for piece in (record.id, str(record))),
)
SEEDS = tuple(
    bytes((how, at, 3 * at % 251, 7 * at % 241, way)) for how in range(8) for at in range(0, 250, 9)
    for way in (0, 90, 200)
)  # fmt: skip
LONGEST = 700


def text_of(data: bytes) -> str:
    """Return the text that bytes stand for: as they are, or one piece for each."""
    if data[:1] == b"w":
        return data[1:].decode("utf-8", "surrogateescape")
    return "".join(figures.picked(WORDS, data))


def check(data: bytes) -> None:
    """Ask for a name in a table, or for claims by a bound."""
    how, text = data[0] if data else 0, text_of(data[1:])
    if how % 2:
        _named(TABLES[how // 2 % len(TABLES)], text)
    else:
        unit = (None, text, *UNITS)[how // 8 % (2 + len(UNITS))]
        _valued(BOUNDS[how // 2 % len(BOUNDS)], text, unit)


def _named(table: Any, text: str) -> None:
    try:
        record = table[text]
    except npf.QueryError as error:
        _is_line(error)
        assert text not in table
    else:
        assert text in table
        assert table[record.id] == record
    try:
        found = CORPUS.claims.by_region(text).by_sector(text)
    except npf.QueryError as error:
        _is_line(error)
    else:
        assert set(found.ids) <= set(CORPUS.claims.ids)


def _valued(bound: str, text: str, unit: str | None) -> None:
    asked: dict[str, Any] = {bound: text, "unit": unit, "inferred": True}
    try:
        certain = CORPUS.claims.by_value(**asked)
    except npf.NpfCorpusError as error:
        assert isinstance(error, npf.QueryError), repr(error)
        _is_line(error)
        return
    possible = CORPUS.claims.by_value(**asked, certainty="possible")
    assert set(certain.ids) <= set(possible.ids)
    assert str(certain.explain())
    for claim in certain:
        with suppress(npf.QueryError):  # its unit is another than that of the bound
            assert claim.quantity.verdict(**{bound: text}) is npf.Verdict.CERTAIN


def _is_line(error: npf.QueryError) -> None:
    line = str(error)
    assert len(line.splitlines()) == 1, line
    assert len(line) < 1_000, line
    line.encode()
