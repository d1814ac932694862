"""Profiles of Hypothesis, chosen by NPF_CORPUS_HYPOTHESIS, and a tool that fetches itself."""

# ruff: noqa: S603 - a tool of the environment that runs the tests

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest
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


@pytest.fixture(scope="session")
def pyright_at_hand(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where pyright is not installed, or cannot be fetched, as it is when it first runs."""
    if importlib.util.find_spec("pyright") is None:
        pytest.skip("pyright is not installed")
    import fcntl  # here, since Windows lacks it

    shared = tmp_path_factory.getbasetemp().parent / "pyright.lock"
    with shared.open("w") as lock:  # two workers that fetch at once would spoil each other's files
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = (sys.executable, "-m", "pyright", "--version")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("pyright could not be fetched")
