"""Whether a release that answers has every byte that was published, and an index of its own."""

from __future__ import annotations

from collections.abc import Mapping

from npf_corpus.errors import InvalidRelease
from npf_corpus.release._layout import MANIFEST
from npf_corpus.release._manifest import Manifest, verified
from npf_corpus.validation._examine import ask
from npf_corpus.validation._files import LAST
from npf_corpus.validation._folder import Files


def verify(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Raise an error where files are not what their manifest states, or the index is not theirs.

    Raises:
        DigestMismatch: A file has other bytes.
        InvalidRelease: A file is missing or too many, or the index disagrees with the records.
    """
    where = f"data/{manifest.version}"
    held = verified(manifest, where, files.__getitem__)
    problems = ask(LAST, Files({**held, MANIFEST: files[MANIFEST]}))
    if problems:
        raise InvalidRelease(where, problems)
