"""The command `attach`: the texts of a folder, how much of each document is in them, and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from npf_corpus.cli import _options as options
from npf_corpus.cli import _output as output
from npf_corpus.errors import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from npf_corpus.attaching import Left


def _attach(**given: Any) -> None:
    from npf_corpus.attaching import Grade

    grades = get_args(Grade)
    corpus = options.release()
    texts = corpus.attach_folder(given["folder"])
    rows: list[tuple[str | int, ...]] = []
    for attached, path in zip(texts.attached, texts.paths, strict=True):
        summary = attached.summary()
        counts = (getattr(summary, grade) for grade in grades)
        rows.append((attached.document.id, path.name, *counts, summary.unaccounted))
    below = ""
    if given["html"] is not None:
        pages = {str(each.document.id): each.to_html for each in texts.attached}
        below = f"{output.write_pages(given['html'], pages)}\n"
    below += (
        f"{counted(len(rows), 'document')} of {corpus.name} {corpus.version} attached, "
        f"{len(texts.missing)} without a text here"
    )
    headings = ("document", "file", *grades, "unaccounted")
    output.write_rows(given["format"], headings, rows, below)
    tell_left(texts.left)


def tell_left(left: Sequence[Left]) -> None:
    """Say which files of a folder were not used; one that cannot be read is an error."""
    for each in left:
        output.warn(f"npf-corpus: left {each.path.name!r}: it {each.reason}")
    if any(each.error is not None for each in left):
        click.get_current_context().exit(options.DATA_ERROR)


attach_command = options.command(
    "attach",
    _attach,
    "Find the documents' records in your own copies of the texts.",
    "attach texts --html pages",
    click.Argument(["folder"], type=click.Path(exists=True, file_okay=False)),
    options.path("html", "OUT", "Also write a page for each document to this folder."),
    options.PIN,
    options.FORMAT,
)
"""`npf-corpus attach FOLDER [--html OUT]`."""
