"""The commands `draft` and `review`: a person reads and mends what a machine proposes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output

__all__ = ["draft_command"]

_FOLDER = "my-corpus"
_UNSURE = 0.6


def _draft(**given: Any) -> None:
    from npf_corpus.attaching._text_files import read_text
    from npf_corpus.drafting._begun import Begun
    from npf_corpus.release._progress import progress

    files = [Path(each) for each in given["files"]]
    context = click.get_current_context()
    pin = options.given_above("pin", context)
    if context.params["pin"] is not None and (Path(given["folder"]) / "release.json").exists():
        raise click.UsageError(
            f"{given['folder']} has its vocabularies in release.json, take --pin off"
        )
    begun = Begun(Path(given["folder"]), pin=pin)
    facts = {key: given[key] or "" for key in ("title", "publisher", "region", "published", "url")}
    known = {key: given[key] for key in ("year", "genre", "language")}
    names = begun.named(files)
    if facts["publisher"]:
        key = begun.publisher(facts["publisher"], facts["region"])
        if not begun.knows(key):
            output.write(f"new publisher {key!r}, mend its row in vocabulary/organizations.tsv")
        facts["publisher"] = key
    with progress("texts", len(files)) as step:
        for file, name in zip(files, names, strict=True):
            made, path = begun.draft(read_text(file), name, facts, **known)
            unsure = sum(reason.sure < _UNSURE for reason in made.reasons)
            figures = options.counted(len(made.sheet.figures), "number expression")
            claims = options.counted(len(made.claims), "claim")
            output.write(f"{figures}, {claims}, {unsure} unsure, in {path}")
            step()


draft_command = options.command(
    "draft",
    _draft,
    "Propose a row for each figure of a text, in a sheet that you edit; what you changed stays.",
    "draft texts/report.txt --region Zhejiang --published 2026-01-20 -o my-corpus",
    click.Argument(
        ["files"], type=click.Path(exists=True, dir_okay=False), nargs=-1, required=True
    ),
    options.Once(
        ["--region"], metavar="NAME", help="Name or id of the region whose document it is."
    ),
    options.Once(["--published"], metavar="DAY", help="Day of publication, say 2026-01-20."),
    options.Once(
        ["--year"],
        metavar="YEAR",
        type=click.IntRange(1000, 9999),
        help="Year in which it was said. [that of --published]",
    ),
    options.Once(["--publisher"], metavar="NAME", help="Name or id of the body that published it."),
    options.Once(["--title"], metavar="TEXT", help="Its title."),
    options.Once(["--url"], metavar="URL", help="Its public address."),
    options.Once(["--genre"], metavar="KIND", help="Kind of document: work-report, plan, news."),
    options.Once(
        ["--language"],
        type=click.Choice(("en", "zh")),
        help="Language of the text. [that of most of its letters]",
    ),
    options.Once(
        ["-o", "--folder"],
        metavar="FOLDER",
        type=click.Path(file_okay=False),
        default=_FOLDER,
        show_default=True,
        help="Folder of your corpus; it is made where it is not there.",
    ),
    options.PIN,
)
"""`npf-corpus draft FILE…`."""
