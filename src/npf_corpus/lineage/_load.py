"""The releases in this package: found, verified, and each made a corpus once."""

from __future__ import annotations

import os
from collections.abc import Iterable

from npf_corpus.corpus import Corpus
from npf_corpus.errors import DigestMismatch, InvalidRelease, ReleaseNotFound, kept
from npf_corpus.query._store import LOCK, Store
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._layout import MANIFEST, is_parted, stated_files
from npf_corpus.release._manifest import (
    Pieces,
    Release,
    Shelf,
    check_foreign,
    check_shape,
    in_memory,
    parse_index,
    parse_manifest,
    unread,
    verified,
)

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120 - pathlib is dear
_DELTA = ".delta"
"""What follows the name of a file that a wheel keeps as `release._delta` says."""
_INDEX: list[tuple[Release, ...]] = []
_LOADED: dict[str, Corpus] = {}
_OTHER_PIN = "check the pin: 64 hexadecimal digits, of a release in this package"
_PIN = "@sha256:"
_LONGEST = 200
_FOLDER = "npf_corpus.read_release reads the release in a folder"


def _read(*names: str) -> bytes:
    """Return the bytes of a file of this package, which a wheel may keep as a delta."""
    try:
        return _whole(*names)
    except InvalidRelease as missing:
        path = [*names[:-1], names[-1] + _DELTA]
        try:
            delta = _whole(*path)
        except InvalidRelease:
            raise missing from missing.__cause__
    from npf_corpus.release._delta import applied

    try:
        return applied(delta, _read)
    except InvalidRelease:
        raise
    except ValueError as fault:
        raise unread(os.path.join(_DATA, *path), "it is no delta") from fault  # noqa: PTH118


def _whole(*names: str) -> bytes:
    """Return the bytes of a file of this package, also where it is imported from a zip."""
    path = os.path.join(_DATA, *names)  # noqa: PTH118
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except OSError:  # inside a zip there is none
        loader = getattr(__spec__, "loader")  # noqa: B009 - typeshed knows no get_data there
    try:
        return bytes(loader.get_data(path))
    except OSError as fault:
        raise unread(path, fault.strerror) from fault
    except Exception as fault:  # a broken zip has errors of its own
        raise unread(path, str(fault)) from fault


def _pieces(*names: str) -> Pieces:
    """Return a file of this package as one that is read in pieces, each from the disk."""
    path = os.path.join(_DATA, *names)  # noqa: PTH118
    try:
        size = os.stat(path).st_size  # noqa: PTH116
    except OSError:  # inside a zip there is none, and it is read whole
        return in_memory(_read(*names))

    def read(start: int, end: int) -> bytes:
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                file.seek(start)
                return file.read(end - start)
        except OSError as fault:
            raise unread(path, fault.strerror) from fault

    return Pieces(size, read)


def releases() -> tuple[Release, ...]:
    """Return the dataset releases that this package has, oldest first.

    Example:
        >>> import npf_corpus as npf
        >>> npf.releases()[0].version
        '1.0.0'
    """
    with LOCK:
        if not _INDEX:
            _INDEX.append(parse_index("data/index.json", _read("index.json")))
    return _INDEX[0]


def load(version: str | None = None) -> Corpus:
    """Return a release of the dataset, verified against its digests.

    Of a release of schema 2, a document's file or a part of the index is verified before an answer
    uses it; since 3.0.0 a file of claims is verified in blocks of four claims. Each release is one
    object per process. Nothing is fetched from a network.

    Args:
        version: A version (`"1.0.0"`), a PEP 440 specifier (`"~=1.0"`, the newest that matches) or
            a pin (`"1.0.0@sha256:…"`, exactly these bytes); by default the newest in this package.

    Raises:
        ReleaseNotFound: No release here answers to it.
        DigestMismatch: The installed files, or the pin, are not the bytes that were published.
        InvalidRelease: A file is missing or there is one too many.

    Example:
        >>> import npf_corpus as npf
        >>> corpus = npf.load("~=1.0")
        >>> npf.load(corpus.pin) is corpus
        True
    """
    release = _choose(version)
    with LOCK:
        if release.version not in _LOADED:
            _LOADED[release.version] = _open(release)
        return _LOADED[release.version]


def _choose(version: str | None) -> Release:
    known = releases()
    if version is not None and not isinstance(version, str):
        available = tuple(each.version for each in known)
        hint = _FOLDER if hasattr(version, "__fspath__") else "write the version as text"
        raise ReleaseNotFound(repr(kept(version)), available, hint)
    if version is None:
        if not known:
            raise ReleaseNotFound("newest", ())
        return known[-1]
    wanted, at, digest = version.partition(_PIN)
    for release in known:
        if release.version == wanted:
            if at and digest != release.digest:
                raise DigestMismatch(f"release {wanted}", digest, release.digest, _OTHER_PIN)
            return release
    try:
        if len(version) <= _LONGEST and version.strip(" ,"):
            return _matching(version, wanted, known)
    except ValueError:  # packaging has several for texts that are no specifiers
        pass
    hint = "write a version, a specifier such as '~=1.0' or a pin"
    hint = _FOLDER if {"/", os.sep}.intersection(version) else hint
    raise ReleaseNotFound(version, tuple(release.version for release in known), hint)


def _matching(version: str, wanted: str, known: tuple[Release, ...]) -> Release:
    """Return the newest release that a specifier contains; `wanted` is the text without its pin."""
    from packaging.specifiers import SpecifierSet
    from packaging.version import InvalidVersion, Version

    available = tuple(release.version for release in known)
    newest = max(map(Version, available), default=None)
    try:
        exact = Version(wanted)
        specifier = SpecifierSet(f"=={exact}")
        if not exact.is_prerelease:
            parts = exact.release
            near = [
                each
                for each in map(Version, available)
                if (each.epoch, each.release[: len(parts)]) == (exact.epoch, parts)
            ]
            if near:
                raise ReleaseNotFound(version, available, f"the nearest is '{max(near)}'")
    except InvalidVersion:
        specifier = SpecifierSet(version)
        chosen = [release for release in known if specifier.contains(release.version)]
        if chosen:
            return chosen[-1]
    # A newer release is wanted if a version that the specifier names, or one beyond all, fits it.
    named = [each.version.removesuffix(".*") for each in specifier if each.operator != "==="]
    later = [each for each in map(Version, (*named, "999999")) if newest is None or each > newest]
    hint = "a newer npf-corpus may have it" if any(map(specifier.contains, later)) else ""
    raise ReleaseNotFound(version, available, hint)


def _open(release: Release) -> Corpus:
    version = release.version
    path = f"data/{version}"
    data = _read(version, MANIFEST)
    manifest = parse_manifest(f"{path}/{MANIFEST}", data)
    if manifest.release() != release:
        raise DigestMismatch(f"{path}/{MANIFEST}", release.digest, manifest.digest)
    check_shape(manifest, path)
    _check_listing(version, manifest.schema)
    reopen = load, (release.pin,)
    if not is_parted(manifest.schema):
        files = verified(manifest, path, lambda name: _read(version, name))
        return Corpus._make(Store(manifest, {**files, MANIFEST: data}, reopen))
    from npf_corpus.query._indexed import Indexed
    from npf_corpus.release._shipped import Shipped

    known = [each.version for each in releases()]
    shipped = Shipped(manifest, data, Shelf(_read, _listed, _pieces), known)
    return Corpus._make(Store(manifest, shipped, reopen, Indexed(manifest, shipped)))


def _check_listing(version: str, schema: int) -> None:
    """Refuse a release folder with a file too many; a missing one fails when it is read."""
    tables = frozenset(LETTERS if is_parted(schema) else ())
    expected = {MANIFEST, *stated_files(schema).values()}
    expected = {name for name in expected if name.removesuffix(".json") not in tables} | tables
    check_foreign(f"data/{version}", _listed(version), expected)


def _listed(*names: str) -> set[str]:
    """Return which files a folder of this package has, those kept as deltas among them."""
    return {name.removesuffix(_DELTA) for name in _names(*names)}


def _names(*names: str) -> Iterable[str]:
    """Return what lies in a folder of this package; nothing where there is no such folder."""
    path = os.path.join(_DATA, *names)  # noqa: PTH118
    try:
        return os.listdir(path)  # noqa: PTH208
    except FileNotFoundError:
        if os.path.isdir(_DATA):  # noqa: PTH112
            return ()  # else it is inside a zip, of which Windows says the same
    except NotADirectoryError:  # inside a zip
        pass
    except OSError as fault:
        raise unread(path, fault.strerror) from fault
    from importlib.resources import files

    folder = files("npf_corpus").joinpath("data", *names)
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else ()
