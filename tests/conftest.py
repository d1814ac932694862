"""Profiles of Hypothesis, chosen by NPF_CORPUS_HYPOTHESIS."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("tests", deadline=None)  # a busy machine is no fault
settings.register_profile(
    "mutation",
    max_examples=20,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("NPF_CORPUS_HYPOTHESIS", "tests"))
