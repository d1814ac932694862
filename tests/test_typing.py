"""The types that a stranger's type checker sees, on a script that also runs."""

# ruff: noqa: S603 - type checkers and our own interpreter

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import npf_corpus

CONSUMER = Path(__file__).parent / "typing" / "consumer.py"
ROOT = Path(npf_corpus.__file__).parent.parent
BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
PYRIGHT = shutil.which("pyright", path=BESIDE)
INSTALLED = ROOT.name == "site-packages"


def run(*command: str | Path, folder: Path | None = None, **env: str) -> str:
    """Return what a command prints, with its exit code where that is not zero."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr + (f"exit {done.returncode}" if done.returncode else "")


def test_the_script_runs() -> None:
    """What it says of types holds of the values."""
    assert run(sys.executable, CONSUMER) == ""


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_mypy_sees_what_the_script_says(tmp_path: Path) -> None:
    """Every `assert_type` holds in strict mode, and every wrong line is refused."""
    path = {} if INSTALLED else {"MYPYPATH": str(ROOT)}
    command = (sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path / 'cache'}")
    found = run(*command, "--config-file=", CONSUMER, folder=tmp_path, **path)
    assert found == "Success: no issues found in 1 source file\n"


@pytest.mark.skipif(PYRIGHT is None, reason="pyright is not installed")
def test_pyright_sees_what_the_script_says(tmp_path: Path) -> None:
    """As mypy does, with each ignore comment needed."""
    shutil.copy(CONSUMER, tmp_path)
    config = {
        "include": [CONSUMER.name],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": True,
        "reportUnusedExpression": False,
        "extraPaths": [] if INSTALLED else [str(ROOT)],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    found = run(str(PYRIGHT), "--pythonpath", sys.executable, folder=tmp_path)
    assert "0 errors, 0 warnings" in found, found
