"""The README says what happens."""

from __future__ import annotations

import re
from pathlib import Path

import npf_corpus as npf

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks() -> list[str]:
    """Return the README's console blocks."""
    return re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def test_the_first_screen_asks_and_shows_the_answer() -> None:
    """Among the first thirty lines stands a command with what it prints; test_docs runs it."""
    assert blocks()[0].startswith("$ npf-corpus claims ")
    screen = "\n".join(README.splitlines()[:30])
    assert blocks()[0] in screen


def test_the_links_of_the_readme_lead_somewhere() -> None:
    """Each page that the README names is in the repository."""
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_each_set_up_is_one_line() -> None:
    """One line installs and runs the main job, one installs and runs the tests."""
    main, test = (block.strip() for block in blocks()[1:3])
    assert "\n" not in main
    assert main.endswith("npf-corpus claims --region Ningxia --measure GDP")
    assert "\n" not in test
    assert test.endswith("python -m pytest")


def test_ci_runs_the_readme_line_and_no_other() -> None:
    """`.ci/run` takes the test command out of the README."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "grep -m 1 'python -m pytest' README.md" in script
    assert [line for line in README.splitlines() if "python -m pytest" in line] == [
        blocks()[2].strip()
    ]


def test_the_figures_of_the_readme_are_those_of_the_release() -> None:
    """The README counts documents, statements, claims and number expressions right."""
    corpus = npf.load("1.0.0")
    numbers = [mention for mention in corpus.mentions if mention.kind == "number"]
    assert len(corpus.documents) == 5
    assert f"{len(corpus.statements)} statements, {len(corpus.claims)} numeric claims" in README
    assert re.search(rf"every one of the {len(numbers)}\s+number expressions", README)


def test_the_figures_of_the_changelog_are_those_of_the_release() -> None:
    """The changelog counts what release 2.0.0 holds right."""
    words = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entry = " ".join(words.partition("### 2.0.0")[2].partition("### 1.0.0")[0].split())
    corpus = npf.load("2.0.0")
    for name in (
        "statements",
        "claims",
        "mentions",
        "regions",
        "sectors",
        "initiatives",
        "organizations",
        "people",
        "measures",
        "units",
    ):
        assert f"{len(getattr(corpus, name)):,} {name}" in entry
    assert f"{len(corpus.tiers)} tier assertions" in entry


def test_changelog_has_an_entry_for_each_release_of_the_data() -> None:
    """The changelog names every release with its day, data before code."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    data, _, _ = changelog.partition("## Code")
    for release in npf.releases():
        assert f"### {release.version} — {release.date}" in data
