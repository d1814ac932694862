"""The types that a user's type checker sees, on scripts that also run."""

# ruff: noqa: S603 - type checkers and our own interpreter

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FrameType
from typing import Any

import pytest

import npf_corpus

SCRIPTS = Path(__file__).parents[1] / "typing_tests"
PUBLIC = SCRIPTS / "public.py"
ROOT = Path(npf_corpus.__file__).parent.parent
BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
PYRIGHT = shutil.which("pyright", path=BESIDE)
INSTALLED = ROOT.name == "site-packages"

SLACK = """import npf_corpus as npf

npf.load()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
"""
"""A line that checks under a comment that it does not: what `wrong.py` must not become."""


def run(*command: str | Path, folder: Path | None = None, **env: str) -> str:
    """Return what a command prints, with its exit code where that is not zero."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr + (f"exit {done.returncode}" if done.returncode else "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the scripts, far from the repository's own settings, and with SLACK."""
    for script in SCRIPTS.glob("*.py"):
        shutil.copy(script, tmp_path)
    (tmp_path / "slack.py").write_text(SLACK, "utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_mypy_sees_what_the_scripts_say(folder: Path) -> None:
    """In strict mode every `assert_type` holds, every wrong line is refused and no other one."""
    path = {} if INSTALLED else {"MYPYPATH": str(ROOT)}
    command = (sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=")
    found = run(*command, *sorted(folder.glob("*.py")), folder=folder, **path)
    assert found == 'slack.py:3: error: Unused "type: ignore" comment  [unused-ignore]\nexit 1'


def pyright(*options: str, folder: Path, **env: str) -> dict[str, Any]:
    """Return what pyright reports in a folder, under the settings that lie there."""
    report: dict[str, Any] = json.loads(
        run(str(PYRIGHT), *options, "--outputjson", folder=folder, **env).removesuffix("exit 1")
    )
    return report


@pytest.mark.slow
@pytest.mark.usefixtures("pyright_at_hand")
def test_pyright_sees_what_the_scripts_say(folder: Path) -> None:
    """As mypy does, with each ignore comment needed."""
    config = {
        "include": ["*.py"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": True,
        "reportUnusedExpression": False,
        "extraPaths": [] if INSTALLED else [str(ROOT)],
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    report = pyright("--pythonpath", sys.executable, folder=folder)
    assert report["summary"]["filesAnalyzed"] == len(list(folder.glob("*.py")))
    faults = [(Path(each["file"]).name, each["rule"]) for each in report["generalDiagnostics"]]
    assert faults == [("slack.py", "reportUnnecessaryTypeIgnoreComment")]


@pytest.mark.slow
@pytest.mark.skipif(not INSTALLED, reason="the wheel is needed")
@pytest.mark.usefixtures("pyright_at_hand")
def test_every_public_symbol_has_a_type(tmp_path: Path) -> None:
    """Pyright finds the installed package's public types complete."""
    options = ("--verifytypes", "npf_corpus", "--ignoreexternal")
    found = pyright(*options, folder=tmp_path, PATH=BESIDE)  # the python on PATH
    report = found["typeCompleteness"]
    unclear = [each["name"] for each in report["symbols"] if not each["isTypeKnown"]]
    assert len(report["symbols"]) > 500
    assert unclear == []
    assert report["completenessScore"] == 1


def test_a_strangers_script_runs() -> None:
    """What checks also does what it says."""
    found = run(sys.executable, SCRIPTS / "stranger.py")
    assert found.splitlines()[0] == 'Ningxia,Cooperation projects,"(2000,) projects",certain'
    assert "exit" not in found


# Nothing public is forgotten


def is_ours(each: Any) -> bool:
    """Return whether an object comes from this package."""
    return str(getattr(each, "__module__", "")).startswith("npf_corpus")


def functions(each: Any) -> Iterator[tuple[str, CodeType]]:
    """Yield the code of a function, or of all that a class makes public, by name."""
    if inspect.isfunction(each):
        yield each.__name__, each.__code__
    for base in each.__mro__ if inspect.isclass(each) else ():
        for name, member in vars(base).items() if is_ours(base) else ():
            inner = member.fget if isinstance(member, property) else member
            code = getattr(getattr(inner, "__func__", inner), "__code__", None)
            if name[0] != "_" and code is not None:
                yield name, code


INNER = {"npf_corpus.cli", "npf_corpus.lineage", "npf_corpus.query", "npf_corpus.release"}
"""Public as methods and as a command, not as calls of their own."""


def public_calls() -> dict[CodeType, str]:
    """Return each public function, method and property of the package: its code and its name."""
    found: dict[CodeType, str] = {}
    names = [each.name for each in walk_packages(npf_corpus.__path__, "npf_corpus.")]
    names = ["npf_corpus", *(each for each in names if "._" not in each and each not in INNER)]
    for name in names:
        module = importlib.import_module(name)
        for exported in module.__all__:
            each = getattr(module, exported)
            if is_ours(each):
                found |= {code: called for called, code in functions(each)}
    return found


def test_every_public_call_has_its_type_asserted() -> None:
    """Each public function, method and property is named inside an `assert_type`."""
    asserted = {
        part.attr if isinstance(part, ast.Attribute) else part.id
        for node in ast.walk(ast.parse(PUBLIC.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "assert_type"
        for part in ast.walk(node.args[0])
        if isinstance(part, ast.Attribute | ast.Name)
    }
    assert set(public_calls().values()) - asserted == set()


def test_every_public_call_is_made() -> None:
    """The script runs, and enters each of them: a namesake of another class does not count."""
    spec = importlib.util.spec_from_file_location("public", PUBLIC)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    entered: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            entered.add(frame.f_code)

    calls = public_calls()
    assert len(calls) > 90
    sys.setprofile(note)
    try:
        script.main()
    finally:
        sys.setprofile(None)
    assert sorted(name for code, name in calls.items() if code not in entered) == []
