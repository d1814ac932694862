"""The page of a corpus as a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pathlib

    from npf_corpus.attaching import Folder
    from npf_corpus.corpus import Corpus


def write(
    corpus: Corpus,
    path: str | os.PathLike[str],
    *,
    sources: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
) -> pathlib.Path:
    """Write a page that explores a corpus, and return its path.

    The page is one file that needs no network and no server. It filters claims, statements,
    documents and tiers by what the verbs narrow by, draws the selection, and gives it as a link,
    as CSV and as a line of Python.

    Args:
        corpus: A whole corpus, a release or your own.
        path: The file, which ends in `.html` by custom.
        sources: A folder of your own copies of the texts. The page then holds the sentences that
            `attach_folder` finds in them; without it, none.
        overwrite: Whether it may take the place of a file that is there.

    Raises:
        FileExistsError: It is there already.
        FileNotFoundError: The folder that is to hold it is not there.
        InvalidRelease: The corpus is narrowed; write `corpus.whole`.
        OSError: `sources` is no folder, or a file in it cannot be opened.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import explorer
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     explorer.write(npf.load("1.0.0"), f"{folder}/explorer.html").name
        'explorer.html'
    """
    texts = None if sources is None else corpus.attach_folder(sources)
    return written(corpus, path, texts=texts, overwrite=overwrite)


def written(
    corpus: Corpus,
    path: str | os.PathLike[str],
    *,
    texts: Folder | None = None,
    overwrite: bool = False,
    opened: str | None = None,
) -> pathlib.Path:
    """Do as `write` does with attached texts; `opened` is the Python that opens the corpus."""
    from pathlib import Path

    from npf_corpus.corpus import store_of
    from npf_corpus.explorer._columns import content
    from npf_corpus.explorer._page import page
    from npf_corpus.release._write import put_file

    target = Path(path)
    sentences = None if texts is None else _sentences(corpus, texts)
    found = content(store_of(corpus), sentences)
    found["release"]["opened"] = opened or _opened(corpus)
    put_file(target, page(found).encode("utf-8"), overwrite=overwrite)
    return target


def _opened(corpus: Corpus) -> str:
    """Return the Python that opens a published release; any other corpus is called `corpus`."""
    from npf_corpus.lineage._load import releases

    published = any(each.pin == corpus.pin for each in releases())
    return f'npf.load("{corpus.version}")' if published else "corpus"


def _sentences(corpus: Corpus, texts: Folder) -> dict[str, str]:
    """Return the words of each statement that texts hold."""
    found: dict[str, str] = {}
    for attached in texts.attached:
        document: Any = attached.document
        for statement in corpus.statements.by_document(document):
            words = statement.anchor and attached.quote(statement)
            if words:
                found[statement.id] = words
    return found
