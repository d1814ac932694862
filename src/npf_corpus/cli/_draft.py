"""The command `draft`: sheets of proposed rows, one for each text, for a person to read."""

from __future__ import annotations

from typing import Any

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output

__all__ = ["draft_command"]

_UNSURE = 0.6


def _draft(**given: Any) -> None:
    from pathlib import Path

    from npf_corpus.attaching._text_files import read_text
    from npf_corpus.drafting import draft, write_draft

    corpus = options.release()
    known = {key: given[key] for key in ("region", "year", "genre", "language")}
    for file in given["files"]:
        made = draft(read_text(file), corpus=corpus, **known)
        path = write_draft(made, Path(given["folder"]), Path(file).stem)
        unsure = sum(reason.sure < _UNSURE for reason in made.reasons)
        figures = options.counted(len(made.sheet.figures), "number expression")
        claims = options.counted(len(made.claims), "claim")
        output.write(f"{figures}, {claims}, {unsure} unsure, in {path}")


draft_command = options.command(
    "draft",
    _draft,
    "Propose a row for each figure of a text, in a sheet that you edit; what you changed stays.",
    "draft report.txt --region Zhejiang --year 2026 -o sheets",
    click.Argument(
        ["files"], type=click.Path(exists=True, dir_okay=False), nargs=-1, required=True
    ),
    options.Once(["--region"], help="Name or id of the region whose document it is."),
    options.Once(["--year"], type=click.IntRange(1000, 9999), help="Year in which it was said."),
    options.Once(["--genre"], help="Kind of document: work-report, plan, news."),
    options.Once(
        ["--language"],
        type=click.Choice(("en", "zh")),
        help="Language of the text. [that of most of its letters]",
    ),
    options.Once(
        ["-o", "--folder"],
        type=click.Path(file_okay=False),
        default="sheets",
        show_default=True,
        help="Folder of the sheets.",
    ),
    options.PIN,
)
"""`npf-corpus draft FILE…`."""
