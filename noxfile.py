"""What there is to run: `nox -s lint`, `typing`, `tests`, `docs`, `bench`, `mutation`."""

from __future__ import annotations

import os

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "typing", "tests"]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling and docstrings."""
    session.install("ruff>=0.17", "codespell>=2.4", "interrogate>=1.7")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("codespell")
    session.run("interrogate", "src")


@nox.session
def typing(session: nox.Session) -> None:
    """Check types, on the package and on a stranger's script."""
    session.install(".[test]", "mypy>=2", "pyright>=1.1.400", "nox")
    session.run("mypy")
    session.run("pyright")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests against the installed wheel."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, warnings as errors."""
    session.install(".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "docs", os.path.join("dist", "docs"))  # noqa: PTH118


@nox.session
def bench(session: nox.Session) -> None:
    """Print the costs that design.md sets bounds to, as ratios measured in one run."""
    session.install(".", "duckdb", "polars", "pyarrow")
    session.run("python", "-m", "compileall", "-q", session.virtualenv.location, silent=True)
    session.env["PYTHONDONTWRITEBYTECODE"] = ""
    for script in ("start.py", "structuring.py", "questions.py", "attach.py"):
        session.run("python", os.path.join("tests", "bench", script))  # noqa: PTH118 - one path


@nox.session
def mutation(session: nox.Session) -> None:
    """Change one thing at a time and see which changes the tests of an area do not notice.

    `nox -s mutation -- quantities`; the areas stand in tests/mutation.py, all run without one.
    """
    session.install("-e", ".[test]", "mutmut>=3.8,<4")
    session.run("python", os.path.join("tests", "mutation.py"), *session.posargs)  # noqa: PTH118
