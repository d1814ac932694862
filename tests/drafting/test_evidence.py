"""What speaks for a measure is weighed by a table that one command fits to readings."""

from __future__ import annotations

import math

import pytest

import npf_corpus as npf
from draft_weights import fitted
from npf_corpus.drafting._evidence import Evidence, MeasureNames, chances, read_weights, short_runs

NONE = Evidence(*[0.0] * len(Evidence._fields))
VOTED, NAMED = NONE._replace(votes=1.0), NONE._replace(near=1.0)


def test_each_kind_of_evidence_has_a_weight() -> None:
    """The table has a row for each, and what speaks for a measure never counts against it."""
    assert len(read_weights()) == len(Evidence._fields)
    assert all(weight >= 0 for weight in read_weights())


def test_chances_are_those_of_a_linear_model() -> None:
    """A measure of twice the weighed evidence is so much likelier as the powers of e tell."""
    weights = [1.0] * len(NONE)
    found = chances({"a": NONE, "b": VOTED, "c": NONE._replace(near=1.0, told=1.0)}, weights)
    assert math.isclose(sum(found.values()), 1.0)
    assert math.isclose(found["b"] / found["a"], math.e)
    assert math.isclose(found["c"] / found["b"], math.e)
    assert chances({}, weights) == {}


def test_weights_are_fitted_to_what_was_chosen() -> None:
    """Evidence that the chosen measure has weighs; what none has weighs nothing."""
    given = [([VOTED, NAMED], 1)] * 30 + [([VOTED, NAMED], 0)] * 10
    weights = dict(zip(Evidence._fields, fitted(given), strict=True))
    assert weights["near"] > 0 > weights["votes"]
    assert math.isclose(weights["near"] - weights["votes"], math.log(3), abs_tol=0.1)
    assert weights["told"] == 0
    assert fitted(given) == fitted(given)


def test_a_share_of_a_name_is_that_of_its_rare_pairs() -> None:
    """A pair that all measures have tells none; the best of a measure's names counts."""
    names = MeasureNames([("a", "甲乙数"), ("b", "乙数"), ("b", "丙丁数"), ("c", "数")], [], 3)
    found, more = names.shares({"甲乙"}, {"甲乙", "丙丁", "丁数"})
    assert list(found) == ["a"]
    assert found["a"] == pytest.approx((0.73, 0.08), abs=0.01)
    assert more["a"] == found["a"]
    assert more["b"][0] == pytest.approx(1.0)
    assert names.shares({"戊己"}, set()) == ({}, {})


def test_short_runs_do_not_cross_a_sign() -> None:
    """Runs of two to four characters stand within words."""
    assert sorted(short_runs("甲乙，丙丁戊")) == ["丁戊", "丙丁", "丙丁戊", "甲乙"]


def test_a_name_before_a_figure_s_noun_tells_its_measure() -> None:
    """Words that are no part of the noun, but of a measure's name, tell it beside the noun."""
    made = npf.draft("大力实施城镇老旧小区改造，全年开工1200个。", region="CN-ZJ", year=2026)
    assert [each.measure for each in made.claims] == ["old-community-count"]
