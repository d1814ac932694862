"""The commands that list, check, compare and seal releases."""

from __future__ import annotations

import os
from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.cli import _tables as tables
from npf_corpus.errors import InvalidRelease, counted
from npf_corpus.lineage._load import releases
from npf_corpus.release._manifest import Release


def _releases(**given: Any) -> None:
    known = releases()
    if given["format"] == "json":
        output.write_data(tables.to_json(known))
    elif given["format"] in output.CSV:
        output.write_csv(given["format"], tables.to_csv(Release, known))
    else:
        rows = [(each.pin, str(each.date), str(each.schema)) for each in known]
        output.write_text(given["format"], ("pin", "published", "schema"), rows)


def _validate(**given: Any) -> None:
    from npf_corpus.validation._examine import validate

    problems = validate(given["path"], sources=given["sources"])
    if given["format"] == "json":
        output.write_data(tables.to_json(problems))
    else:
        count = f"{counted(len(problems), 'fault') if problems else 'no faults'} in {given['path']}"
        output.write("\n".join([*map(str, problems), count]))
    if problems:
        click.get_current_context().exit(options.DATA_ERROR)


_LONG = 40
"""More changes than these are counted by table, and not listed."""


def _diff(**given: Any) -> None:
    from npf_corpus.lineage._diff import diff
    from npf_corpus.lineage._diff_text import summary

    found = diff(options.open_release(given["old"]), options.open_release(given["new"]))
    if given["format"] == "json":
        output.write(found.to_json().encode())
    elif given["all"] or len(found) <= _LONG:
        output.write(str(found))
    else:
        output.write(f"{summary(found)}\n--all lists every change")


def _seal(**given: Any) -> None:
    from npf_corpus.lineage._seal import seal_release

    path, previous, retired = given["path"], given["previous"], given["retired"]
    before = None if previous is None else options.open_release(previous)
    gone = () if retired is None else _tombstones(retired)
    corpus = _made(given["draft"], given["sources"], before)
    sealed = seal_release(corpus, path, previous=before, retired=gone)
    output.write(f"{sealed.pin} in {path}")


def _made(path: str, sources: str | None, before: Any) -> Any:
    """Return the corpus of a folder: a release, or sheets with the texts beside them."""
    if not os.path.exists(os.path.join(path, "documents.tsv")):  # noqa: PTH110, PTH118
        from npf_corpus.validation import read_release

        return read_release(path, sources=sources)
    from npf_corpus.drafting._project import corpus_of

    if sources is None:
        raise click.UsageError("sheets need their texts, give the folder of ID.txt by --sources")
    try:
        return corpus_of(path, sources, previous=before)
    except InvalidRelease as fault:
        if len(fault.problems) == 1:
            raise
        output.warn("\n".join(map(str, fault.problems)))
        count = counted(len(fault.problems), "fault")
        raise InvalidRelease(path, (f"mend the {count} above",)) from None


def _tombstones(path: str) -> Any:
    """Return the ids to withdraw that a JSON file lists, each with its reason and successors."""
    from pathlib import Path

    from npf_corpus.drafting._sheet import bytes_of
    from npf_corpus.release._converter import parse_table
    from npf_corpus.release._manifest import Retired

    try:
        return tuple(parse_table(Retired, bytes_of(Path(path))))
    except (ValueError, RecursionError) as fault:
        if isinstance(fault, InvalidRelease):
            raise
        raise InvalidRelease(os.fspath(path), (str(fault),)) from fault


COMMANDS = (
    options.command(
        "releases",
        _releases,
        "List the releases in this package.",
        "releases --format json",
        options.FORMAT,
    ),
    options.command(
        "validate",
        _validate,
        "Report every fault of a release in a folder; exit code 1 where there is one.",
        "validate my-corpus/1.0.0",
        click.Argument(["path"], type=click.Path()),
        options.path("sources", "FOLDER", "Texts, to check anchors and completeness by."),
        options.REPORT,
    ),
    options.command(
        "diff",
        _diff,
        "Show what changed between two releases, each given as --pin takes it.",
        "diff 1.0.0 my-corpus/1.1.0",
        click.Argument(["old"], shell_complete=options.complete_releases),
        click.Argument(["new"], shell_complete=options.complete_releases),
        options.flag("all", "List every change, however many there are."),
        options.REPORT,
    ),
    options.command(
        "seal",
        _seal,
        "Write sheets, or an edited release, as a release: ids, digests, what it supersedes.",
        "seal draft my-corpus/1.1.0 --previous my-corpus/1.0.0",
        click.Argument(["draft"], type=click.Path()),
        click.Argument(["path"], type=click.Path()),
        options.word(
            "previous",
            "RELEASE",
            "The release that it follows, as --pin takes it.",
            shell_complete=options.complete_releases,
        ),
        options.path("sources", "FOLDER", "Texts that sheets were read from, ID.txt each."),
        options.path(
            "retired",
            "FILE",
            "Ids that it withdraws: a JSON list of {id, since, reason, successors}.",
        ),
    ),
)
