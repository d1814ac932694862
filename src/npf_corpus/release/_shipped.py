"""The files of a release that lies beside others; a file that several share lies with one."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._index import DIGEST, Index, Marks
from npf_corpus.release._layout import (
    INDEX,
    MANIFEST,
    Blocks,
    is_parted,
    joined,
    start_of_block,
    stated_files,
)
from npf_corpus.release._manifest import (
    Manifest,
    Pieces,
    Shelf,
    check_digest,
    check_foreign,
    expect,
    in_memory,
    parse_manifest,
    sha256,
    unread,
)

if TYPE_CHECKING:
    Base = Mapping[str, bytes]
else:
    Base = object  # as in query._rows


T = TypeVar("T")


class Shipped(Base):
    """The files of a release of schema 2, each read and verified when it is asked for.

    Attributes:
        index: Its index, of which each part is read and verified when it is asked for.
    """

    def __init__(
        self,
        manifest: Manifest,
        data: bytes,
        shelf: Shelf,
        versions: Sequence[str],
    ) -> None:
        """Take a manifest with its bytes, the shelf, and the versions on it, the newest last."""
        self._manifest = manifest
        self._data = data
        self._shelf, self._shelved = shelf, versions
        others = (each for each in reversed(versions) if each != manifest.version)
        self._versions = [manifest.version, *others]
        self._lists: dict[tuple[str, str], frozenset[str]] = {}
        self._stated = {file.name: file.sha256 for file in manifest.tables}
        self._names = {file: name for name, file in stated_files(manifest.schema).items()}
        self.index: Index = self._open(manifest)

    def _open(self, manifest: Manifest) -> Index:
        """Return the index; it is read whole where the manifest states no `parts`."""
        stated = manifest.tables[-1]
        if manifest.parts is None:
            data = in_memory(self.read(INDEX, stated.sha256))
            return Index(f"data/{manifest.version}/{INDEX}", data)

        def index(path: str, pieces: Pieces, *remedy: str) -> Index:
            return Index(path, pieces, manifest.parts, stated.bytes, *remedy)

        return self._found(INDEX, stated.sha256, self._shelf.pieces, index)

    def read(self, path: str, digest: str) -> bytes:
        """Return the verified bytes of a file, which may lie with another release that has it too.

        Args:
            path: The file, in the folder of a release.
            digest: What its bytes have to give.

        Raises:
            DigestMismatch: It has other bytes in the release where it lies by right.
            InvalidRelease: It is missing there.
        """

        def verified(path: str, data: bytes, *remedy: str) -> bytes:
            check_digest(path, data, digest, *remedy)
            return data

        return self._found(path, digest, self._shelf.read, verified)

    def blocks(self, path: str, digest: str, marks: Marks) -> Blocks:
        """Return the lines of a file, of which a block is verified when one of its lines is needed.

        The file is read once, and read again only if a block has other bytes than the index states.
        """
        held = b""

        def read(number: int) -> bytes:
            nonlocal held
            start = start_of_block(marks.ends[number - 1] if number else 0)
            part = slice(start, marks.ends[number])
            stated = marks.digests[number * DIGEST : (number + 1) * DIGEST].hex()

            def verified(path: str, data: bytes, *remedy: str) -> bytes:
                check_digest(path, data[part], stated, *remedy)
                return data

            if sha256(held[part]) != stated:
                held = self._found(path, digest, self._shelf.read, verified)
            return held[part]

        return Blocks(read)

    def _found(
        self,
        path: str,
        digest: str,
        get: Callable[..., Any],
        verified: Callable[..., T],
    ) -> T:
        """Return what a file gives once verified: this release's own, or another's equal one."""
        own = self._manifest.version
        faults: dict[str, InvalidRelease | DigestMismatch] = {}
        shared = [f"release {own} shares it; install npf-corpus anew"]
        remedy: list[str] = []
        for version in self._versions:
            if not self._listed(version, path):
                remedy = shared
                continue
            try:
                got = get(version, *path.split("/"))
            except InvalidRelease as missing:
                faults[version] = missing
                remedy = shared
                continue
            try:
                return verified(f"data/{version}/{path}", got, *remedy)
            except DigestMismatch as other:
                if not remedy:
                    raise
                faults[version] = other
        home = self._home(path, digest)
        if home not in faults:
            get(home, *path.split("/"))
        raise faults.get(home) or unread(f"data/{home}/{path}")

    def _listed(self, version: str, path: str) -> bool:
        """Return whether a release has a document's file; any other file is looked for."""
        table, _, name = path.rpartition("/")
        if not table:
            return True
        names = self._lists.get((version, table))
        if names is None:
            names = self._lists[version, table] = frozenset(self._shelf.listed(version, table))
        return name in names

    def _home(self, path: str, digest: str) -> str:
        """Return the release where a file lies by right: the first one that has it.

        Raises:
            DigestMismatch: What an earlier release states of its files is not as published.
            InvalidRelease: That is missing.
        """
        own = self._manifest.version
        for at, version in enumerate(takewhile(own.__ne__, self._shelved)):
            name = f"data/{version}/{MANIFEST}"
            data = self._shelf.read(version, MANIFEST)
            manifest = parse_manifest(name, data)
            if is_parted(manifest.schema):
                stated = {file.name: file.sha256 for file in manifest.tables}
                table, _, file = path.rpartition("/")
                if table:
                    earlier = Shipped(manifest, data, self._shelf, self._shelved[: at + 1])
                    stated = earlier.parts(table)
                if stated.get(file if table else self._names[file]) == digest:
                    return version
        return own

    def parts(self, table: str) -> dict[str, str]:
        """Return the names of the files of a table's documents with their digests."""
        return {f"{each.document}.json": each.sha256 for each in self.index.files(table)}

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a whole table, or of another file, once they were verified."""
        if name == MANIFEST:
            return self._data
        table = self._names[name]
        if table not in LETTERS:
            return self.read(name, self._stated[table])
        data = joined(self._documents(table))
        check_digest(f"data/{self._manifest.version}/{table}", data, self._stated[table])
        return data

    def _documents(self, table: str) -> Iterator[bytes]:
        """Yield the verified file of each document of a table, where no file is too many."""
        own, parts = self._manifest.version, self.parts(table)
        here = self._shelf.listed(own, table)
        check_foreign(f"data/{own}/{table}", here, parts)
        for file, digest in parts.items():
            yield self.read(f"{table}/{file}", digest)

    def verify(self) -> None:
        """Read each file, and so verify it; the index states the digests of documents' files."""
        expect()
        for name, table in self._names.items():
            for _ in self._documents(table) if table in LETTERS else (self[name],):
                pass

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter((*self._names, MANIFEST))

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._names) + 1

    def items(self) -> ItemsView[str, bytes]:
        """Return each name with the bytes of its file."""
        return {name: self[name] for name in self}.items()
