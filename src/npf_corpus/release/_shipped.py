"""The files of a release that lies beside others; equal files lie with only one of them."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._index import Index
from npf_corpus.release._layout import INDEX, MANIFEST, joined, stated_files
from npf_corpus.release._manifest import Manifest, Shelf, check_digest, check_foreign, sha256

if TYPE_CHECKING:
    Base = Mapping[str, bytes]
else:
    Base = object  # as in query._rows


class Shipped(Base):
    """The files of a release of schema 2, each read and verified when it is asked for."""

    def __init__(
        self,
        manifest: Manifest,
        data: bytes,
        shelf: Shelf,
        versions: Sequence[str],
    ) -> None:
        """Take a manifest and its bytes, where releases lie, and which of them, the newest last."""
        self._manifest = manifest
        self._data = data
        self._shelf = shelf
        self._others = [each for each in reversed(versions) if each != manifest.version]
        self._stated = {file.name: file.sha256 for file in manifest.tables}
        self._names = {file: name for name, file in stated_files(manifest.schema).items()}
        self.index = self.read(INDEX, self._stated[self._names[INDEX]])

    def read(self, path: str, digest: str) -> bytes:
        """Return the verified bytes of a file, which may lie with a release that has the same.

        Raises:
            DigestMismatch: It has other bytes, here or with the releases that may share it.
            InvalidRelease: No release has it.
        """
        own, names = self._manifest.version, path.split("/")
        try:
            data = self._shelf.read(own, *names)
        except InvalidRelease as missing:
            return self._shared(names, digest, missing)
        check_digest(f"data/{own}/{path}", data, digest)
        return data

    def _shared(self, names: list[str], digest: str, missing: InvalidRelease) -> bytes:
        """Return the bytes of a file that another release has."""
        fault: InvalidRelease | DigestMismatch = missing
        for version in self._others:
            try:
                data = self._shelf.read(version, *names)
            except InvalidRelease:
                continue
            actual = sha256(data)
            if actual == digest:
                return data
            if fault is missing:
                path = "/".join(("data", version, *names))
                hint = f"release {self._manifest.version} shares it; install npf-corpus anew"
                fault = DigestMismatch(path, digest, actual, hint)
        raise fault

    def parts(self, table: str) -> dict[str, str]:
        """Return the names of the files of a table's documents with their digests."""
        return {f"{each.document}.json": each.sha256 for each in Index(self.index).files(table)}

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a whole table, or of another file, once they were verified."""
        if name == MANIFEST:
            return self._data
        if name == INDEX:
            return self.index
        table = self._names[name]
        if table not in LETTERS:
            return self.read(name, self._stated[table])
        own, parts = self._manifest.version, self.parts(table)
        check_foreign(f"data/{own}/{table}", self._shelf.listed(own, table), parts)
        data = joined(self.read(f"{table}/{file}", digest) for file, digest in parts.items())
        check_digest(f"data/{own}/{table}", data, self._stated[table])
        return data

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter((*self._names, MANIFEST))

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._names) + 1

    def items(self) -> ItemsView[str, bytes]:
        """Return each name with the bytes of its file."""
        return {name: self[name] for name in self}.items()
