"""The command line as tests run it: inside this process, or in one of its own."""

# ruff: noqa: S603 - our own program
from __future__ import annotations

import json
import os
import subprocess
import sys

from click.testing import CliRunner, Result

from npf_corpus.cli import main

PIN = "--pin", "1.0.0"
"""What the command lines of tests begin with, where they name no release themselves."""


def pinned(args: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command line of 1.0.0, unless another release is named before the command."""
    return args if args[:1] == PIN[:1] else (*PIN, *args)


def ask(*args: str, width: int = 100) -> Result:
    """Return what a command line does, without a terminal."""
    env = {"COLUMNS": str(width), "NO_COLOR": None, "FORCE_COLOR": None}
    return CliRunner().invoke(main, pinned(args), env=env)


def answer(*args: str, width: int = 100) -> str:
    """Return the output of a command line that must succeed."""
    result = ask(*args, width=width)
    assert result.exit_code == 0, result.output
    return result.stdout


def answered_ids(*args: str) -> list[str]:
    """Return the ids of the records that a command line answers with."""
    return [record["id"] for record in json.loads(answer(*args, "--format", "json"))]


def child(*args: str, code: str = "", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Return what a process of its own does, piped."""
    start = ["-c", code] if code else ["-m", "npf_corpus"]
    return subprocess.run(
        [sys.executable, *start, *pinned(args)],
        env=environment(**env),
        capture_output=True,
        check=False,
    )


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without what says how output looks."""
    looks = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING", "PYTHONUTF8"}
    return {name: value for name, value in os.environ.items() if name not in looks} | changes


def words(text: str) -> str:
    """Return a text with every run of blanks as one."""
    return " ".join(text.split())
