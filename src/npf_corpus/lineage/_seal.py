"""New releases: sealed against the one before, and listed among those that a package has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from npf_corpus.corpus import Corpus, of_files, store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage._diff import Bump, diff, records_of
from npf_corpus.records import TABLES
from npf_corpus.release._converter import dump_table
from npf_corpus.release._layout import MANIFEST, is_parted
from npf_corpus.release._manifest import (
    Pieces,
    Release,
    Retired,
    Shelf,
    in_memory,
    parse_index,
    parse_manifest,
    verified,
)
from npf_corpus.release._shipped import Shipped
from npf_corpus.release._write import replace_file
from npf_corpus.validation._assemble import sealed
from npf_corpus.validation._folder import Files
from npf_corpus.validation._read import read_release

_WHERE = "the corpus of these records"
_PARTS: tuple[Bump, ...] = ("major", "minor", "patch")


def seal_release(
    corpus: Corpus,
    path: str | os.PathLike[str],
    *,
    previous: Corpus | None = None,
    retired: tuple[Retired, ...] = (),
) -> Release:
    """Write a corpus as the release that follows another, and return its version and digest.

    The release states what it supersedes, and carries the tombstones of `previous` on.

    Args:
        corpus: The records with version, day, licence, citation and notes, as
            `Corpus.from_records` makes it; whole.
        path: Where nothing is yet.
        previous: The release before it, whole; None for the first one.
        retired: Ids that this release withdraws.

    Raises:
        FileExistsError: Something is at the path.
        InvalidRelease: An id is gone without a tombstone or used again, a tombstone is for no
            record of `previous`, or the version rises by less than the difference needs;
            `problems` lists the faults.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus.lineage._seal import seal_release
        >>> first = npf.Corpus.from_records([], version="1.0.0", vocabularies=npf.load("1.0.0"))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     seal_release(first, f"{folder}/1.0.0").version
        '1.0.0'
    """
    facts = store_of(corpus).manifest
    kept = () if previous is None else store_of(previous).manifest.retired
    files = sealed(
        _WHERE,
        {table: records_of(corpus, table).values() for table in TABLES},
        version=facts.version,
        day=facts.date,
        licence=facts.licence,
        citation=facts.citation,
        notes=facts.notes,
        supersedes=None if previous is None else previous.version,
        retired=(*kept, *retired),
        schema=facts.schema,
    )
    following = of_files(files)
    faults = _lineage_faults(previous, following, retired)
    if faults:
        raise InvalidRelease(f"release {following.version}", tuple(faults))
    following.write(path)
    return store_of(following).manifest.release()


def _lineage_faults(
    previous: Corpus | None, sealed: Corpus, retired: tuple[Retired, ...]
) -> list[str]:
    """Return why a release does not follow from the one before it."""
    faults: list[str] = []
    gone: set[str] = set()
    if previous is not None:
        difference = diff(previous, sealed)
        gone = {change.id for change in difference.retired}
        risen, needed = _risen(previous.version, sealed.version), difference.bump
        if needed and (risen is None or _PARTS.index(risen) > _PARTS.index(needed)):
            fault = f"what changed since {previous.version} needs a new {needed} version"
            faults.append(f"{fault}, {sealed.version!r} is none")
    for each in retired:
        if each.id not in gone:
            faults.append(f"{each.id!r} is no record of the release before, it cannot be retired")
        if each.since != sealed.version:
            faults.append(f"{each.id!r} is retired since {each.since!r}, write {sealed.version!r}")
    return faults


def _risen(old: str, new: str) -> Bump | None:
    """Return the first part in which versions differ; a pre-release promises nothing."""
    from packaging.version import Version

    was, now = Version(old), Version(new)
    if was.is_prerelease and was.release == now.release:
        return "major"
    if (was.epoch, was.major) != (now.epoch, now.major):
        return "major"
    if was.minor != now.minor:
        return "minor"
    return "patch" if was.micro != now.micro else None


def seal_index(folder: str | os.PathLike[str]) -> tuple[Release, ...]:
    """Add the new releases in a data folder to its index, and return all, oldest first.

    Every release listed before must still be there with the bytes that it was published with. Of a
    new release only what no earlier one has is kept: `load` takes the other files from there.

    Args:
        folder: What holds index.json and one folder for each release, named by its version.

    Raises:
        DigestMismatch: A published release has other bytes than it had.
        InvalidRelease: A new release breaks a law, or its folder is not named by its version.
    """
    from packaging.version import Version

    data = Path(folder)
    index = data / "index.json"
    published = parse_index(str(index), index.read_bytes()) if index.exists() else ()
    for release in published:
        _check_published(data / release.version, release, published)
    known = {release.version for release in published}
    new: list[Release] = []
    for path in sorted(data.iterdir()):
        if (path / MANIFEST).exists() and path.name not in known:
            release = store_of(read_release(path)).manifest.release()
            if release.version != path.name:
                raise InvalidRelease(str(path), (f"it is {release.version}, name it so",))
            new.append(release)
    every = tuple(sorted((*published, *new), key=lambda release: Version(release.version)))
    if new:
        replace_file(index, dump_table(every))
    for release in new:
        _share(data, release, every[: every.index(release)])
    return every


def _share(data: Path, release: Release, earlier: Iterable[Release]) -> None:
    """Remove the files of a release that an earlier one has with the same bytes."""
    own = data / release.version
    for path in sorted(own.rglob("*")) if is_parted(release.schema) else ():
        same = (data / each.version / path.relative_to(own) for each in earlier)
        if any(each.is_file() and each.read_bytes() == path.read_bytes() for each in same):
            path.unlink()
    for folder in filter(Path.is_dir, own.iterdir()):
        if not any(folder.iterdir()):
            folder.rmdir()


def _shelf_of(data: Path) -> Shelf:
    """Return a data folder as what releases are read from."""

    def read(*names: str) -> bytes:
        path = data.joinpath(*names)
        try:
            return path.read_bytes()
        except OSError as fault:
            raise InvalidRelease(str(path), (f"it cannot be read: {fault.strerror}",)) from fault

    def listed(*names: str) -> set[str]:
        folder = data.joinpath(*names)
        return {each.name for each in folder.iterdir()} if folder.is_dir() else set()

    def pieces(*names: str) -> Pieces:
        return in_memory(read(*names))

    return Shelf(read, listed, pieces)


def _check_published(path: Path, release: Release, published: Iterable[Release]) -> None:
    """Raise DigestMismatch where a published release is not what it was."""
    try:
        data = (path / MANIFEST).read_bytes()
        manifest = parse_manifest(str(path / MANIFEST), data)
        if manifest.release() != release:
            raise DigestMismatch(str(path), release.digest, manifest.digest)
        if is_parted(release.schema):
            known = [each.version for each in published]
            shipped = Shipped(manifest, data, _shelf_of(path.parent), known)
            verified(manifest, str(path), shipped.__getitem__)
            return
        files = Files.of_folder(str(path))
        files.open_tables(str(path))
        verified(manifest, str(path), lambda name: files.bytes.get(name, b""))
    except OSError as fault:
        raise InvalidRelease(str(path), (f"it is published and must stay: {fault}",)) from fault
