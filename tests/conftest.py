"""Profiles of Hypothesis, chosen by NPF_CORPUS_HYPOTHESIS, and what several folders take."""

# ruff: noqa: S603 - a tool of the environment that runs the tests

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

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


@pytest.fixture(scope="session")
def hatch_build() -> ModuleType:
    """The hook that builds the package; it lies at the top of the source tree, and may be gone."""
    pytest.importorskip("hatchling")
    path = Path(__file__).parents[1] / "hatch_build.py"
    if not path.exists():
        pytest.skip("the source tree is gone")
    spec = importlib.util.spec_from_file_location("hatch_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
