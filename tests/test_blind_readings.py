"""Readings of drawn sentences, blind to the sheets: how far they agree with them."""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest

ANNOTATION = Path(__file__).parents[1] / "docs" / "annotation"
FIELDS = ("aspect", "modality", "hedged", "as_of", "deadline", "sectors")
READINGS = {
    "third": FIELDS,
    "fourth": ("measure", "interval", *FIELDS),
    "fifth": ("measure", "unit", "regions", "distribution", *FIELDS),
    "sixth": ("measure", "interval", "unit", "regions", "distribution", *FIELDS),
    "seventh": ("measure", "interval", "unit", "regions", "distribution", *FIELDS),
    "eighth": ("measure", "unit", "regions", "distribution", *FIELDS),
    "ninth": ("measure", "interval", "unit", "regions", "distribution", *FIELDS),
    "tenth": ("measure", "unit", "regions", "distribution", *FIELDS),
    "eleventh": ("measure", "interval", "unit", "regions", "distribution", *FIELDS),
}
"""The fields that each reading shares with the sheets; the later readers had a list of measures."""

Row = dict[str, str]


def table(name: str) -> list[tuple[str, int, int]]:
    """Return what was compared of a reading, of how many, and how many agree."""
    read: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in _read(f"{name}-reading"):
        read[row["name"], row["sent"]][row["reading"]].append(row)
    pairs: list[tuple[Row, Row]] = []
    for each in read.values():
        left = list(each["sheet"])
        for blind in each["blind"]:
            fitting = [row for row in left if _same(row["surface"], blind["surface"])]
            if fitting:
                best = max(fitting, key=lambda row: _agreeing(row, blind))
                left.remove(best)
                pairs.append((best, blind))
    sizes = [sum(len(each[kind]) for each in read.values()) for kind in ("blind", "sheet")]
    found = [(f"claims of the {name} reading", sizes[0], len(pairs))]
    found.append(("claims of the sheets", sizes[1], len(pairs)))
    for field in READINGS[name]:
        agreed = sum(_told(one, field) == _told(other, field) for one, other in pairs)
        found.append((field, len(pairs), agreed))
    return found


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _agreeing(one: Row, other: Row) -> int:
    return sum(one[field] == other[field] for field in ("interval", "aspect", "sectors"))


def _told(row: Row, field: str) -> list[str]:
    return sorted(row[field].split(";"))


def _read(name: str) -> list[Row]:
    with (ANNOTATION / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _lines(name: str) -> list[str]:
    return [f"| {what} | {of} | {agreed} | {agreed / of:.4f} |" for what, of, agreed in table(name)]


def _disputes() -> list[str]:
    """Return by field how often the draft and a sheet differ, and what blind readers took."""
    rows = _read("disputes")
    found = []
    for field in dict.fromkeys(row["field"] for row in rows):
        told = [row for row in rows if row["field"] == field]
        first = sum(row["first"] == row["sheet"] for row in told)
        both = sum(row["first"] == row["second"] != row["sheet"] for row in told)
        found.append(f"| {field} | {len(told)} | {first} | {both} |")
    return sorted(found)


def _judged() -> list[str]:
    """Return by field how often a judge took the sheet's value, the blind reader's, or either."""
    rows = _read("judged")
    found = []
    for field in sorted({row["field"] for row in rows}):
        took = Counter(row["decision"] for row in rows if row["field"] == field)
        found.append(f"| {field} | {took['sheet']} | {took['blind']} | {took['even']} |")
    return found


def _tiers() -> list[str]:
    """Return how many tiers of 2026 the sheets have, a blind reader has, and both have."""
    rows = _read("tiers-reading")
    sheet, blind = (sum(row[kind] == "yes" for row in rows) for kind in ("sheet", "blind"))
    both = sum(row["sheet"] == row["blind"] == "yes" for row in rows)
    return [f"| {sheet} | {blind} | {both} |"]


def _pairs() -> list[str]:
    """Return how far 3.0.0 finds the results of the targets of 2025 that a blind reader found.

    The same result is one that stands in a sentence that the reader named.
    """
    import npf_corpus as npf

    outcomes = {each.target.id: each for each in npf.load("3.0.0").claims.by_year(2025).outcomes()}
    counts: Counter[tuple[str, str]] = Counter()
    positions = 0
    for row in _read("pairs-reading"):
        outcome = outcomes.get(cast("npf.ClaimId", row["target"]))
        if outcome is None:  # a target that 3.0.0 has withdrawn
            continue
        spans = [tuple(map(int, span.split("-"))) for span in row["sentences"].split(";") if span]
        anchors = [claim.anchor for claim in outcome.results if claim.anchor]
        same = any(start <= each.start < end for start, end in spans for each in anchors)
        ours = "none" if not outcome.results else "same" if same else "other"
        counts[row["verdict"], ours] += 1
        told = sorted(map(str, outcome.positions))
        both = row["verdict"] == "result" and same
        positions += both and told == sorted(row["positions"].split("/"))
    return [
        f"| {verdict} | {counts[verdict, 'same']} | {counts[verdict, 'other']}"
        f" | {counts[verdict, 'none']} |"
        for verdict in ("result", "under-way", "near", "none")
    ] + ["", f"Of the results that both have, {positions} have the same positions."]


BLOCKS: dict[str, Callable[[], list[str]]] = {
    **{name: partial(_lines, name) for name in READINGS},
    "disputes": _disputes,
    "judged": _judged,
    "tiers": _tiers,
    "pairs": _pairs,
}
"""The rows that each comparison gives in the datasheet."""


@pytest.mark.skipif(not ANNOTATION.is_dir(), reason="docs/ is not at hand")
@pytest.mark.parametrize("name", BLOCKS)
def test_the_datasheet_has_the_agreement(name: str) -> None:
    """The rows of a comparison stand in the datasheet, one after another, as the readings give."""
    page = (ANNOTATION.parent / "datasheet.md").read_text("utf-8")
    assert "\n".join(BLOCKS[name]()) in page


if __name__ == "__main__":
    for each in BLOCKS.values():
        sys.stdout.write("\n".join(each()) + "\n\n")
