"""What there is to run: `nox -l` lists it, `nox` runs lint, typing, tests, property and docs.

`nox -s tests -- tests/tables/test_tables.py` gives pytest arguments of your own.
"""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|venv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "typing", "tests", "property", "docs"]

DATA = Path("src", "npf_corpus", "data")
DIST = Path("dist")
HARNESSES = (
    "parse_quantity", "read_release", "read_export", "attach_text", "ask_anything", "read_sheets",
    "merge_corpora",
)  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The tests run on each of these that is at hand; nox says which it passed over."""
TYPING = "tests/test_typing.py"
TOOLS = (f"--ignore={TYPING}", "--ignore=tests/test_style.py")
"""What a run on old or other packages leaves out: findings of today's tools."""


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
    """Check types with mypy and pyright: of the package, its tests, and scripts that use it."""
    session.install(".[test]", "mypy>=2")
    session.run("mypy")
    session.run("pyright", "--warnings")
    session.run("pytest", TYPING)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, and the examples of README and docs, against the installed wheel."""
    session.install(".[test]")
    session.log(f"the tests run on Python {session.python}")
    every = ("tests", "--ignore=tests/property", *TOOLS)
    session.run("pytest", *(session.posargs or every))


@nox.session(name="property")
def properties(session: nox.Session) -> None:
    """Run the laws under Hypothesis against the installed wheel."""
    session.install(".[test]")
    session.run("pytest", *(session.posargs or ("tests/property",)))


@nox.session
def spark(session: nox.Session) -> None:
    """Ask Spark what memory is asked, and get the same; skipped where no Java is at hand."""
    if shutil.which("java") is None:
        session.skip("no Java at hand, which Spark runs in")
    session.install(".[test,spark]")
    session.run("pytest", "-n", "0", "tests/property/test_engine_laws.py", "-k", "spark")


@nox.session(venv_backend="uv")
def floors(session: nox.Session) -> None:
    """Run the tests with the oldest version that we admit of each package that we name."""
    session.install("--resolution", "lowest-direct", ".[test]")
    session.run("pytest", *(session.posargs or ("tests", *TOOLS)))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, warnings and references that lead nowhere as errors."""
    session.install(".[docs]")
    session.run("sphinx-build", "-n", "-W", "--keep-going", "docs", str(DIST / "docs"))


@nox.session
def draft(session: nox.Session) -> None:
    """Measure the draft on the reports of NPF_CORPUS_REPORTS against their sheets."""
    session.install(".[draft]")
    session.run("python", "tests/draft_quality.py", *session.posargs)


@nox.session
def data(session: nox.Session) -> None:
    """Ask every law of each release, those of texts too where NPF_CORPUS_SOURCES names them."""
    session.install(".[cli]")
    sources = os.environ.get("NPF_CORPUS_SOURCES")
    texts = ("--sources", sources) if sources else ()
    whole = "import sys, npf_corpus as npf; npf.load(sys.argv[1]).write(sys.argv[2])"
    for manifest in sorted(DATA.glob("*/manifest.json")):
        version = manifest.parent.name
        folder = Path(session.create_tmp()) / version  # what a release shares lies with others
        shutil.rmtree(folder, ignore_errors=True)
        session.run("python", "-c", whole, version, str(folder))
        session.run("npf-corpus", "validate", str(folder), *texts)


@nox.session
def crosschecks(session: nox.Session) -> None:
    """Look across documents for claims that do not go together: `nox -s crosschecks -- RELEASE`."""
    session.install(".")
    session.run("python", str(Path("tests", "cross_checks.py")), *session.posargs)


@nox.session
def figures(session: nox.Session) -> None:
    """Count what is read of the figures of real texts: `nox -s figures -- FOLDER`.

    Without a folder the texts are those of NPF_CORPUS_REPORTS.
    """
    folder = (*session.posargs, os.environ.get("NPF_CORPUS_REPORTS", ""))[0]
    if not folder:
        session.skip("no folder of texts: name one, or set NPF_CORPUS_REPORTS")
    session.install(".")
    session.run("python", str(Path("tests", "count_figures.py")), folder)


@nox.session
def outside(session: nox.Session) -> None:
    """Try what we make with tools whose pins may not suit the tests' own environment."""
    session.install(".", "cffconvert>=2", "pyinstaller>=6")
    session.run("cffconvert", "--validate")
    with tempfile.TemporaryDirectory() as folder:
        places = (f"--{name}path={folder}/{name}" for name in ("dist", "work", "spec"))
        program = str(Path("tests", "frozen.py").resolve())
        session.run("pyinstaller", "--log-level=ERROR", *places, program)
        session.run(str(Path(folder, "dist", "frozen", "frozen")), external=True)


@nox.session
def bench(session: nox.Session) -> None:
    """Print the costs that design.md sets bounds to: `nox -s bench -- engine`.

    Ratios measured in one run, of all that there is, or of one of it at the sizes that it is given.
    """
    session.install(".[engine]", "duckdb", "hypothesis", "polars", "pyarrow", "pytest")
    session.run("python", "-m", "compileall", "-q", session.virtualenv.location, silent=True)
    session.env["PYTHONDONTWRITEBYTECODE"] = ""
    every = (
        "start",
        "structuring",
        "questions",
        "comparisons",
        "attach",
        "engine",
        "expressions",
        "validation",
        "plugin",
    )
    for name in session.posargs[:1] or every:
        session.run("python", str(Path("tests", "bench", f"{name}.py")), *session.posargs[1:])


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure the branches that the tests take in their own processes; all of them, or it fails.

    Two workers run the tests, and pytest-cov puts together what each of them saw.
    """
    session.install("-e", ".[test]", "pytest-cov>=7")
    session.env["NPF_CORPUS_HYPOTHESIS"] = "mutation"  # fewer examples take the same branches
    report = ("--cov-report=term-missing:skip-covered", "--cov-fail-under=100")
    session.run("pytest", "--cov", *report, *(session.posargs or ("tests", *TOOLS)))


@nox.session
def mutation(session: nox.Session) -> None:
    """Change one thing at a time and see which changes the tests of an area do not notice.

    `nox -s mutation -- quantities`; the areas stand in tests/mutation.py, all run without one.
    """
    session.install("-e", ".[test]", "mutmut>=3.8,<4")
    session.run("python", str(Path("tests", "mutation.py")), *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build source archive and wheel, check both, and load the data from the wheel."""
    session.install("build>=1.2", "twine>=6")
    tracked = str(session.run("git", "ls-files", silent=True, external=True)).splitlines()
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--outdir", folder)
        archive, wheel = sorted(Path(folder).iterdir(), key=lambda path: path.suffix)
        session.run("twine", "check", "--strict", str(archive), str(wheel))
        _check_contents(session, tracked, archive, wheel)
        session.install("--force-reinstall", str(wheel))
        code = "import npf_corpus as npf; print(*(npf.load(each.pin) for each in npf.releases()))"
        session.run("python", "-I", "-c", code)
        DIST.mkdir(exist_ok=True)
        for path in (archive, wheel):
            (DIST / path.name).write_bytes(path.read_bytes())


def _check_contents(session: nox.Session, tracked: list[str], archive: Path, wheel: Path) -> None:
    """Stop where an archive lacks one of our files, or has one that is not ours."""
    left_out = (".ci/", ".gitignore")
    made = {"PKG-INFO", ".gitignore"}
    with tarfile.open(archive) as held:
        there = {name.partition("/")[2] for name in held.getnames()} - made
    ours = {name for name in tracked if not name.startswith(left_out)}
    if there != ours:
        session.error(f"source archive: {sorted(there ^ ours)}")
    with zipfile.ZipFile(wheel) as zipped:
        names = {name for name in zipped.namelist() if ".dist-info/" not in name}
        licences = {Path(name).name for name in zipped.namelist() if "/licenses/" in name}
    package = {name.removeprefix("src/") for name in tracked if name.startswith("src/")}
    if names != package or licences != {"LICENSE", "LICENSE-DATA", "libraries.txt"}:
        session.error(f"wheel: {sorted(names ^ package)}, licences {sorted(licences)}")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz figures, releases, texts, questions and sheets: `nox -s fuzz -- 60 attach_text`.

    Seconds for each harness (600), then which ones (all). What is found is kept in dist/fuzz.
    """
    session.install(".[test]", "atheris>=3")
    seconds = [each for each in session.posargs if each.isdigit()] or ["600"]
    names = [each for each in session.posargs if not each.isdigit()] or HARNESSES
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for name in names:
            script = str(Path("tests", "fuzz", "run.py"))
            session.run("python", script, name, seconds[0], env={"TMPDIR": folder})
