"""A folder of texts: which document each of them is of."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from npf_corpus.anchoring import Normalisation
from npf_corpus.attaching._folded import mapped
from npf_corpus.attaching._passages import whole_places
from npf_corpus.attaching._text_files import LARGEST, decoded, read_bytes
from npf_corpus.errors import InvalidText
from npf_corpus.intervals._value import Value

if TYPE_CHECKING:
    from npf_corpus.corpus import Corpus

from npf_corpus.attaching._attached import Attached, Span

_CANDIDATES = 3
_LARGE = 2**21
_TIMES = 300


@frozen(eq=False, repr=False)
class Left(Value):
    """A file of a folder that was attached to no document.

    Attributes:
        path: The file.
        reason: Why.
        error: The fault, where it could not be read.
    """

    path: Path
    reason: str
    error: InvalidText | None = None

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same file, left for the same reason."""
        return self._key() == other._key() if isinstance(other, Left) else NotImplemented

    def __hash__(self) -> int:
        """Return a hash of file and reason."""
        return hash(self._key())

    def _key(self) -> tuple[Path, str, bool]:
        return self.path, self.reason, self.error is None


@frozen(eq=False, repr=False)
class Folder(Value):
    """The texts of a folder, attached.

    Attributes:
        attached: The documents that have a text there, in dataset order.
        paths: The file of each of them, in the same order.
        left: The files that belong to none, by name.
        missing: Ids of the documents without a text there.
    """

    attached: tuple[Attached, ...]
    paths: tuple[Path, ...]
    left: tuple[Left, ...]
    missing: tuple[str, ...]


def attach_folder(corpus: Corpus, path: str | os.PathLike[str]) -> Folder:
    """Return the documents of which a folder has a text.

    A file is a document's where the bytes are those that were read, else where most of its
    statements are found. Files in folders inside it, hidden files and links that lead nowhere are
    passed over. A pipe or device is left. So is a file that has more than 2 MiB, and more than 300
    bytes for each character of the longest document; to find a document in it all the same, attach
    it by itself.

    Args:
        corpus: Whole or narrowed; a narrowed one stands for its whole.
        path: The folder.

    Raises:
        OSError: It is no folder, or a file in it cannot be opened.
    """
    from npf_corpus.release._manifest import FORMATS, sha256
    from npf_corpus.release._progress import progress

    whole = corpus.whole
    by_digest = {each.text.sha256: each.id for each in whole.documents if each.text}
    passages, form = _passages(whole), FORMATS[whole.schema].normalisation
    longest = max((each.text.characters for each in whole.documents if each.text), default=0)
    most = max(_LARGE, _TIMES * longest)
    best: dict[str, tuple[Span, Path, Attached]] = {}
    left: list[Left] = []
    files = sorted(Path(path).iterdir())
    with progress("files", len(files)) as step:
        for file in files:
            step()
            if file.name.startswith(".") or file.is_dir() or not file.exists():
                continue
            if file.is_file() and LARGEST >= file.stat().st_size > most:
                left.append(Left(file, "is far longer than any text of this release"))
                continue
            try:
                data = read_bytes(file)
                text = decoded(file, data)
            except InvalidText as fault:
                left.append(Left(file, fault.reason, fault))
                continue
            same = by_digest.get(sha256(data))
            keys = [same] if same else _likely(text, passages, form)
            each = [Attached(whole, key, text) for key in keys]
            ranked = [(_held(a), file, a) for a in each if not a.summary().is_another_text]
            if not ranked:
                left.append(Left(file, "is the text of no document of this release"))
                continue
            mine = max(ranked, key=lambda each: each[0])
            key = mine[2].document.id
            known = best.get(key)
            if known is None or mine[0] > known[0]:
                best[key], mine = mine, known or mine
            if known is not None:
                left.append(Left(mine[1], f"is no better a text of {key} than {best[key][1].name}"))
    documents = [each.id for each in whole.documents]
    return Folder(
        tuple(best[key][2] for key in documents if key in best),
        tuple(best[key][1] for key in documents if key in best),
        tuple(sorted(left, key=lambda each: each.path)),
        tuple(key for key in documents if key not in best),
    )


def _held(attached: Attached) -> tuple[int, int]:
    summary = attached.summary()
    return summary.exact + summary.relocated, summary.exact


def _passages(corpus: Corpus) -> dict[tuple[int, str], set[str]]:
    passages: dict[tuple[int, str], set[str]] = {}
    for statement in corpus.statements:
        anchor = statement.anchor
        if anchor is not None:
            key = anchor.length, anchor.digest
            passages.setdefault(key, set()).add(statement.document)
    return passages


def _likely(text: str, passages: dict[tuple[int, str], set[str]], form: Normalisation) -> list[str]:
    """Return the documents of which a text has most statements, the likeliest first."""
    found = whole_places(mapped(text, form), passages)
    votes = Counter(
        key for (_, digest), keys in passages.items() if digest in found for key in keys
    )
    return sorted(votes, key=lambda key: (-votes[key], key))[:_CANDIDATES]
