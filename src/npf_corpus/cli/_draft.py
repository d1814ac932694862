"""The command `draft`: a folder of proposed rows, a sheet for each text, for a person to read."""

from __future__ import annotations

from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.errors import counted

_FOLDER = "my-corpus"
_YEAR = click.IntRange(1000, 9999)


def _draft(**given: Any) -> None:
    from pathlib import Path

    from npf_corpus.drafting._begun import Begun, named
    from npf_corpus.drafting._review import UNSURE

    files, folder = named([Path(each) for each in given["files"]]), Path(given["folder"])
    context = click.get_current_context()
    if context.params["pin"] is not None and (folder / "release.json").exists():
        raise click.UsageError(f"{folder} has its vocabularies in release.json, take --pin off")
    begun = Begun(folder, pin=options.given_above("pin", context))
    facts = {key: given[key] or "" for key in ("title", "publisher", "region", "published", "url")}
    lines: list[str] = []
    if facts["publisher"]:
        name = facts["publisher"]
        key = begun.publisher(name, facts["region"], next(iter(files)))
        facts["publisher"] = key
        if not begun.knows(key):
            line = f"new publisher {key!r}, mend its row in vocabulary/organizations.tsv"
            if not name.isascii():  # the documents name it, so that its id may still be changed
                facts["publisher"] = name
                line += ": write its English name, and another id if you like"
            lines.append(line)
    known = {key: given[key] for key in ("year", "genre", "language")}
    stated = {**facts, "genre": given["genre"], "language": given["language"]}
    lines += begun.unlike(files, stated)
    try:
        for made, path in begun.drafts(files, facts, **known):
            unsure = sum(reason.sure < UNSURE for reason in made.reasons)
            figures = counted(len(made.sheet.figures), "number expression")
            claims = counted(len(made.claims), "claim")
            lines.append(f"{figures}, {claims}, {unsure} unsure, in {path}")
    finally:  # what is done is told, also where a later text is none
        if lines:
            output.write("\n".join(lines))


draft_command = options.command(
    "draft",
    _draft,
    "Propose a row for each figure of a text, in a sheet to edit; a new draft keeps your edits.",
    "draft report.txt --region Zhejiang --published 2026-01-20 -o my-sheets",
    click.Argument(
        ["files"], type=click.Path(exists=True, dir_okay=False), nargs=-1, required=True
    ),
    options.word("region", "NAME", "Name or id of the region whose document it is."),
    options.word("published", "DAY", "Day of publication, say 2026-01-20."),
    options.word("year", "YEAR", "Year in which it was said. [that of --published]", type=_YEAR),
    options.word("publisher", "NAME", "Name or id of the body that published it."),
    options.word("title", "TEXT", "Its title."),
    options.word("url", "URL", "Its public address."),
    options.word("genre", "KIND", "Kind of document: work-report, plan, news."),
    options.choice("language", ("en", "zh"), "Language of the text. [that of most of its letters]"),
    options.Once(
        ["-o", "--folder"],
        metavar="FOLDER",
        type=click.Path(file_okay=False),
        default=_FOLDER,
        show_default=True,
        help="Folder of your corpus; it is made if it is missing.",
    ),
    options.PIN,
)
"""`npf-corpus draft FILE…`."""
