"""A release in memory that answers from its index, as one in the package does."""

from __future__ import annotations

from collections.abc import Mapping

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.errors import InvalidRelease
from npf_corpus.query._indexed import Indexed
from npf_corpus.query._store import Store
from npf_corpus.release._layout import MANIFEST, in_folder
from npf_corpus.release._manifest import Pieces, Shelf, parse_manifest
from npf_corpus.release._shipped import Shipped


def opened(paths: Mapping[str, bytes], whole: Mapping[str, bytes] | None = None) -> Corpus:
    """Return the corpus of a release folder's files, by path, each read when it is asked for.

    Pickles of it hold the whole tables, where these are given.
    """

    def read(version: str, *names: str) -> bytes:
        try:
            return paths["/".join(names)]
        except KeyError:
            raise InvalidRelease(f"data/{version}", ("it cannot be read: gone",)) from None

    def listed(_: str, folder: str) -> set[str]:
        return {
            name for table, _, name in (path.partition("/") for path in paths) if table == folder
        }

    def pieces(*names: str) -> Pieces:
        return Pieces(len(read(*names)), lambda start, end: read(*names)[start:end])

    manifest = parse_manifest(MANIFEST, paths[MANIFEST])
    shipped = Shipped(manifest, paths[MANIFEST], Shelf(read, listed, pieces), [manifest.version])
    reopen = (of_files, (dict(whole or {}),))
    return Corpus._make(Store(manifest, shipped, reopen, Indexed(manifest, shipped)))


def by_index(files: Mapping[str, bytes]) -> Corpus:
    """Return the corpus of the whole files of a release of schema 2, read by its index."""
    return opened(in_folder(files, 2), files)
