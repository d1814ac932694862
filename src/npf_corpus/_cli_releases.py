"""The commands that check, compare and seal releases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from npf_corpus._converter import parse_table
from npf_corpus._load import load
from npf_corpus._manifest import Retired
from npf_corpus.corpus import Corpus
from npf_corpus.errors import InvalidRelease

_FAULTY = 1


def _corpus(text: str) -> Corpus:
    """Return the release that a folder holds, or that `load` knows by version or pin."""
    if Path(text).is_dir():
        from npf_corpus.validation import read_release

        return read_release(text)
    return load(text)


def _validate(path: str, sources: str | None) -> None:
    from npf_corpus.validation import validate

    problems = validate(path, sources=sources)
    for problem in problems:
        click.echo(str(problem))
    count = len(problems) or "no"
    click.echo(f"{count} fault{'s' * (len(problems) != 1)} in {path}")
    sys.exit(_FAULTY if problems else 0)


def _diff(old: str, new: str, **given: Any) -> None:
    from npf_corpus._diff import diff

    found = diff(_corpus(old), _corpus(new))
    click.echo(found.to_json() if given["format"] == "json" else str(found))


def _seal(draft: str, path: str, previous: str | None, retired: str | None) -> None:
    from npf_corpus._seal import seal_release
    from npf_corpus.validation import read_release

    before = None if previous is None else _corpus(previous)
    gone = () if retired is None else _tombstones(Path(retired))
    release = seal_release(read_release(draft), path, previous=before, retired=gone)
    click.echo(f"{release.pin} in {path}")


def _tombstones(path: Path) -> tuple[Retired, ...]:
    """Return the ids to withdraw that a JSON file lists, each with its reason and successors."""
    try:
        return tuple(parse_table(Retired, path.read_bytes()))
    except (ValueError, RecursionError) as fault:
        raise InvalidRelease(str(path), (str(fault),)) from fault


def _epilog(example: str) -> str:
    return f"\b\nExample:\n  npf-corpus {example}"


COMMANDS = (
    click.Command(
        "validate",
        callback=_validate,
        params=[
            click.Argument(["path"]),
            click.Option(["--sources"], metavar="FOLDER", help="Texts, to check anchors by."),
        ],
        help="Report every fault of a release in a folder; exit code 1 where there is one.",
        epilog=_epilog("validate my-corpus/1.0.0"),
    ),
    click.Command(
        "diff",
        callback=_diff,
        params=[
            click.Argument(["old"]),
            click.Argument(["new"]),
            click.Option(
                ["--format"],
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help="How to write the changes.",
            ),
        ],
        help="Show what changed between two releases, each a version, a pin or a folder.",
        epilog=_epilog("diff 1.0.0 1.0.0"),
    ),
    click.Command(
        "seal",
        callback=_seal,
        params=[
            click.Argument(["draft"]),
            click.Argument(["path"]),
            click.Option(["--previous"], metavar="RELEASE", help="The release that it follows."),
            click.Option(
                ["--retired"],
                metavar="FILE",
                help="Ids that it withdraws: a JSON list of {id, since, reason, successors}.",
            ),
        ],
        help="Write a valid draft as a release: counts, digests, what it supersedes.",
        epilog=_epilog("seal draft my-corpus/1.1.0 --previous my-corpus/1.0.0"),
    ),
)
