"""Faults put by hand into a copy of release 1.0.0, sealed again: each is caught by name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import npf_corpus
from npf_corpus.records import TABLES
from npf_corpus.strategies._draft import Sketch
from npf_corpus.validation import validate

RELEASE = Path(npf_corpus.__file__).parent / "data" / "1.0.0"
SOURCES = os.environ.get("NPF_CORPUS_SOURCES")
CLAIM = "ecns-2025-03-08-ningxia.c3"
STATEMENT = "ecns-2025-03-08-ningxia.s9"

Row = dict[str, Any]


def copy() -> Sketch:
    """Return the published release as rows to be changed."""
    tables: dict[str, list[Row]] = {
        name: json.loads((RELEASE / f"{name}.json").read_bytes()) for name in TABLES
    }
    sketch = Sketch(tables, [], schema=1)
    manifest: Row = json.loads((RELEASE / "manifest.json").read_bytes())
    sketch.facts = {name: manifest[name] for name in sketch.facts}
    return sketch


def _region_mention(sketch: Sketch) -> Row:
    """Return a mention of Ningxia by its name."""
    return next(
        row
        for row in sketch.tables["mentions"]
        if row["entity"] == "CN-NX" and row["document"] == STATEMENT.rpartition(".")[0]
    )


def _shift(row: Row) -> None:
    row["anchor"]["start"] += 1
    row["anchor"]["end"] += 1


def _wrong_interval(sketch: Sketch) -> None:
    sketch.row("claims", CLAIM)["quantity"]["interval"] = "(3000,)"


def _wrong_figure(sketch: Sketch) -> None:
    sketch.row("claims", CLAIM)["quantity"] |= {
        "surface": "more than 3,000", "interval": "(3000,)", "nominal": "3000",
    }  # fmt: skip


def _region_of_a_claim(sketch: Sketch) -> None:
    sketch.row("claims", CLAIM)["regions"] = ["CN-XJ"]


def _region_of_a_statement(sketch: Sketch) -> None:
    for row in (*sketch.tables["statements"], *sketch.tables["claims"]):
        if STATEMENT in (row["id"], row.get("statement")):
            row["regions"] = ["CN-XJ" if key == "CN-NX" else key for key in row["regions"]]


def _region_of_a_mention(sketch: Sketch) -> None:
    _region_mention(sketch)["entity"] = "CN-XJ"


def _shifted_figure(sketch: Sketch) -> None:
    _shift(sketch.row("claims", CLAIM))


def _shifted_name(sketch: Sketch) -> None:
    _shift(_region_mention(sketch))


def _dropped_with_claims(sketch: Sketch) -> None:
    sketch.tables["statements"].remove(sketch.row("statements", STATEMENT))


def _dropped(sketch: Sketch) -> None:
    stated = {row["statement"] for row in sketch.tables["claims"]}
    row = next(row for row in sketch.tables["statements"] if row["id"] not in stated)
    sketch.tables["statements"].remove(row)


def _broken_reference(sketch: Sketch) -> None:
    sketch.row("claims", CLAIM)["measure"] = "cooperation-project"


class Fault(NamedTuple):
    """A fault, the law that names it, where, and whether it takes the texts to see it."""

    make: Callable[[Sketch], object]
    code: str
    table: str
    texts: bool


FAULTS = {
    "a wrong interval": Fault(_wrong_interval, "E405", "claims", texts=False),
    "a wrong figure, interval and all": Fault(_wrong_figure, "E508", "claims", texts=False),
    "a swapped region of a claim": Fault(_region_of_a_claim, "E417", "claims", texts=False),
    "a swapped region of a statement and its claims": Fault(
        _region_of_a_statement, "E422", "statements", texts=False
    ),
    "a swapped region of a mention": Fault(_region_of_a_mention, "E421", "mentions", texts=False),
    "a shifted anchor of a figure": Fault(_shifted_figure, "E505", "mentions", texts=False),
    "a shifted anchor of a name": Fault(_shifted_name, "E507", "mentions", texts=True),
    "a dropped sentence with figures": Fault(_dropped_with_claims, "E301", "claims", texts=False),
    "a dropped sentence without": Fault(_dropped, "E603", "documents", texts=True),
    "a broken reference": Fault(_broken_reference, "E301", "claims", texts=False),
}


def test_an_unspoilt_copy_is_the_published_release(tmp_path: Path) -> None:
    """Sealed again without a fault, the copy has the published bytes and breaks no law."""
    draft = copy().draft()
    assert {path.name: path.read_bytes() for path in RELEASE.iterdir()} == dict(draft.files)
    assert validate(draft.write(tmp_path)[0], sources=SOURCES) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_by_hand_is_caught_by_name(name: str, tmp_path: Path) -> None:
    """The first problem reported is that law's, at the record or the document at fault."""
    fault = FAULTS[name]
    if fault.texts and not SOURCES:
        pytest.skip("NPF_CORPUS_SOURCES does not name the folder of the texts")
    sketch = copy()
    fault.make(sketch)
    release, _ = sketch.draft().write(tmp_path)
    problems = validate(release, sources=SOURCES if fault.texts else None)
    assert [(fault.code, fault.table)] == [(each.code, each.table) for each in problems][:1]
    assert all(each.code[1] != "1" for each in problems)
