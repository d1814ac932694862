"""Agreement of the two annotation passes, recomputed from their files in docs/annotation.

`python tests/test_agreement.py` prints the tables that the datasheet holds.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import npf_corpus as npf

PASSES = Path(__file__).parents[1] / "docs" / "annotation"
DATASHEET = Path(__file__).parents[1] / "docs" / "datasheet.md"
BOTH = ("first", "second")
KINDS = ("region", "sector", "person", "organization", "initiative")
CLAIM_FIELDS = (
    "measure", "reading", "interval", "nominal", "unit", "unit_basis", "regions", "initiative",
    "modality", "as_of", "deadline", "distribution", "disputed",
)  # fmt: skip
STATEMENT_FIELDS = ("kind", "attribution", "speakers", "regions", "sectors", "initiatives")

Row = dict[str, Any]
Key = tuple[object, ...]


class Found(NamedTuple):
    """How many places each pass has, how many both have, and how they agree on those."""

    first: int
    second: int
    both: int

    @property
    def f1(self) -> float:
        """Twice what both have, by what each has."""
        return 2 * self.both / (self.first + self.second)


def _read(which: str) -> list[Row]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((PASSES / which).glob("*.json"))]


def rows(which: str, kind: str, key: Callable[[Row], Key]) -> dict[Key, Row]:
    """Return the rows of one kind of a pass by document and key."""
    return {(each["document"], *key(row)): row for each in _read(which) for row in each[kind]}


def _span(row: Row) -> Key:
    return row["start"], row["end"]


def _claim(row: Row) -> Key:
    return row["start"], row["end"], *row["sectors"]


def _mention(row: Row) -> Key:
    return row["start"], row["end"], row["kind"], row["entity"]


def _tier(row: Row) -> Key:
    return row["start"], row["end"], row["sector"], row["tier"]


def found(kind: str, key: Callable[[Row], Key], keep: str | None = None) -> Found:
    """Return how far the passes find the same places."""
    first, second = (
        {place for place in rows(which, kind, key) if keep is None or keep in place}
        for which in BOTH
    )
    return Found(len(first), len(second), len(first & second))


def same(kind: str, key: Callable[[Row], Key], field: str) -> tuple[int, int, float]:
    """Return on how many shared places a field agrees, of how many, and Cohen's kappa."""
    first, second = rows("first", kind, key), rows("second", kind, key)
    pairs = [
        (json.dumps(first[place][field]), json.dumps(second[place][field]))
        for place in first
        if place in second
    ]
    agreed = sum(one == other for one, other in pairs)
    return agreed, len(pairs), kappa(pairs)


def kappa(pairs: Iterable[tuple[str, str]]) -> float:
    """Return Cohen's kappa of paired labels; 1 where there is but one label."""
    pairs = list(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def table() -> str:
    """Return the agreement before settling, as the datasheet prints it."""
    lines = ["| what | first | second | both | F1 |", "|---|---|---|---|---|"]
    places: list[tuple[str, str, Callable[[Row], Key], str | None]] = [
        ("number expressions", "numbers", _span, None),
        ("statement spans", "statements", _span, None),
        ("skipped passages", "skipped", _span, None),
        ("claims", "claims", _claim, None),
        ("tier assertions", "tiers", _tier, None),
        *((f"{kind} mentions", "mentions", _mention, kind) for kind in KINDS),
    ]
    for name, kind, key, keep in places:
        each = found(kind, key, keep)
        lines.append(f"| {name} | {each.first} | {each.second} | {each.both} | {each.f1:.3f} |")
    lines += ["", "| field, on shared places | agreed | of | kappa |", "|---|---|---|---|"]
    fields: list[tuple[str, Callable[[Row], Key], tuple[str, ...]]] = [
        ("numbers", _span, ("class",)),
        ("statements", _span, STATEMENT_FIELDS),
        ("claims", _claim, CLAIM_FIELDS),
    ]
    for kind, key, names in fields:
        for name in names:
            agreed, total, score = same(kind, key, name)
            lines.append(f"| {kind}: {name} | {agreed} | {total} | {score:.3f} |")
    return "\n".join(lines)


def test_the_datasheet_prints_the_agreement_of_the_two_passes() -> None:
    """The datasheet's agreement is what the passes' own files give."""
    assert table() in DATASHEET.read_text("utf-8")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "a")], 1.0),
    ],
)
def test_kappa_of_small_tables_worked_by_hand(
    pairs: list[tuple[str, str]], expected: float
) -> None:
    """Kappa is one for full agreement, zero for chance, below zero for less than chance."""
    assert kappa(pairs) == expected


def test_both_passes_read_every_document_of_the_release() -> None:
    """Neither pass left a document out."""
    documents = sorted(npf.load("1.0.0").documents.ids)
    for which in ("first", "second"):
        assert [each["document"] for each in _read(which)] == documents


def test_every_settled_claim_was_seen_by_both_passes() -> None:
    """A claim of release 1.0.0 stands at a place where both passes found one."""
    seen = [{(key[0], key[1], key[2]) for key in rows(each, "claims", _claim)} for each in BOTH]
    for claim in npf.load("1.0.0").claims:
        assert claim.anchor is not None
        place = (claim.document, claim.anchor.start, claim.anchor.end)
        assert place in seen[0] & seen[1]


def test_every_settled_statement_is_one_of_the_passes() -> None:
    """A statement's place in release 1.0.0 is that of the first or of the second pass."""
    seen = {key for which in BOTH for key in rows(which, "statements", _span)}
    for statement in npf.load("1.0.0").statements:
        assert statement.anchor is not None
        assert (statement.document, statement.anchor.start, statement.anchor.end) in seen


def test_the_passes_hold_no_text() -> None:
    """A pass holds offsets and our own terms: no string in it is longer than an id or a number."""

    def strings(value: object) -> Iterable[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for each in value.values():
                yield from strings(each)
        elif isinstance(value, list):
            for each in value:
                yield from strings(each)

    texts = (text for which in BOTH for each in _read(which) for text in strings(each))
    long = {text for text in texts if " " in text}
    assert long == set()


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
