"""Published cases of reading figures, from outside the repository."""

from __future__ import annotations

import ast
import os
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities import parse_quantity
from wordings import ROWS

_FOLDER = os.environ.get("NPF_CORPUS_BENCHMARKS")
pytestmark = pytest.mark.skipif(
    not _FOLDER, reason="NPF_CORPUS_BENCHMARKS does not name the folder of figures-open.tsv"
)
_LEAST_BEYOND = 0.85
_LEAST_OF_REPORTS = 0.8


class _Case(NamedTuple):
    scope: str
    language: Literal["en", "zh"]
    words: str
    expected: tuple[tuple[str, str], ...]


def _cases() -> list[_Case]:
    cases: list[_Case] = []
    for row in Path(_FOLDER or ".", "figures-open.tsv").read_text(encoding="utf-8").splitlines():
        scope, language, _, words, expected = row.split("\t")
        pairs = tuple((pair.split()[0], pair.split()[1]) for pair in expected.split(" | "))
        code: Literal["en", "zh"] = "en" if language == "English" else "zh"
        cases.append(_Case(scope, code, ast.literal_eval(words), pairs))
    return cases


def _agrees(case: _Case, language: Literal["en", "zh"] | None) -> bool:
    try:
        quantity = parse_quantity(case.words, language=language)
    except InvalidQuantity:
        return False
    unit = quantity.unit
    money = unit is not None and unit.isupper()
    units = {"number" if unit is None else unit, *(("money",) if money else ())}
    return any(str(quantity.interval) == text and wanted in units for text, wanted in case.expected)


def _missed(scope: str) -> tuple[list[str], int]:
    cases = [case for case in _cases() if case.scope == scope]
    missed = [
        case.words for case in cases if not (_agrees(case, None) and _agrees(case, case.language))
    ]
    return missed, len(cases)


def test_every_case_in_scope_is_read() -> None:
    """Every published figure in scope is read as published, with its language told or not."""
    missed, total = _missed("in")
    assert (missed, total) == ([], 170)


def test_most_cases_beyond_scope_are_read() -> None:
    """At least 85 in 100 wordings past the table are read as published."""
    missed, total = _missed("beyond")
    assert 1 - len(missed) / total >= _LEAST_BEYOND, missed


def test_most_figures_of_real_reports_are_read_as_the_wordings_say() -> None:
    """Four in five of what 0.1.0 refused are read; each has its row of values or its reason."""
    lines = Path(_FOLDER or ".", "refused-open.tsv").read_text(encoding="utf-8").splitlines()
    surfaces = [line.split("\t")[1] for line in lines if not line.startswith(("#", "language"))]
    assert [surface for surface in surfaces if surface not in ROWS] == []
    read = [surface for surface in surfaces if not ROWS[surface].refusal]
    assert len(read) / len(surfaces) >= _LEAST_OF_REPORTS
