"""The checks of style, spelling, docstrings and types that nox runs hold on every commit."""

# ruff: noqa: S603 - tools of the environment that runs the tests

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = {
    "ruff": "ruff check .",
    "format": "ruff format --check .",
    "codespell": "codespell_lib",
    "interrogate": "interrogate src",
    "mypy": "mypy",
    "pyright": f"pyright --warnings --pythonpath {sys.executable}",
}
"""Each check as a module of the environment, with its arguments."""


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / "noxfile.py").is_file(), reason="the repository is not at hand")
@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_nothing(check: str, request: pytest.FixtureRequest) -> None:
    """Each check ends without a finding on the whole repository."""
    module, *arguments = CHECKS[check].split()
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    if check == "pyright":
        request.getfixturevalue("pyright_at_hand")
    done = subprocess.run(
        (sys.executable, "-m", module, *arguments),
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout + done.stderr if done.returncode else "") == (0, "")
