"""Loading: which release answers to what, always the same bytes, wherever the package lies."""

# ruff: noqa: S301, S603 - our own pickles and children

from __future__ import annotations

import importlib.resources
import json
import os
import pickle
import shutil
import subprocess
import sys
import sysconfig
import zipfile
import zlib
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

import npf_corpus as npf
from npf_corpus.errors import DigestMismatch, InvalidRelease, ReleaseNotFound
from npf_corpus.lineage import _load
from npf_corpus.lineage._seal import seal_index
from npf_corpus.records import TABLES
from npf_corpus.release import _manifest
from npf_corpus.release._converter import dump_table
from npf_corpus.release._manifest import dump_manifest, parse_manifest, sha256
from npf_corpus.strategies._draft import sealed

_PUBLISHED: dict[str, str] = json.loads(
    (Path(__file__).parents[1] / "published.json").read_text(encoding="utf-8")
)
_PACKAGE = Path(npf.__file__).parent


def _small(version: str) -> npf.Corpus:
    return npf.Corpus.from_records([], version=version, date=date(2030, 1, 2), schema=1)


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with five releases, to be copied."""
    folder = tmp_path_factory.mktemp("five")
    for version in ("0.9.0", "1.0.0", "1.2.0", "1.10.0", "2.0.0"):
        _small(version).write(folder / version)
    seal_index(folder)
    return folder


@pytest.fixture
def data(five: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of our own, from which nothing was loaded yet: five releases."""
    folder = tmp_path / "data"
    shutil.copytree(five, folder)
    monkeypatch.setattr(_load, "_DATA", str(folder))
    monkeypatch.setattr(_load, "_INDEX", [])
    monkeypatch.setattr(_load, "_LOADED", {})
    return folder


def test_every_published_release_is_what_was_published() -> None:
    """The digests of all releases are those in published.json; their files have these digests."""
    assert {release.version: release.digest for release in npf.releases()} == _PUBLISHED
    for version, digest in _PUBLISHED.items():
        assert npf.load(f"{version}@sha256:{digest}").digest == digest


def test_the_build_refuses_a_published_release_that_changed(
    tmp_path: Path, hatch_build: ModuleType
) -> None:
    """One byte of one table, or a file that is gone, is enough."""
    data = tmp_path / "src" / "npf_corpus" / "data"
    shutil.copytree(Path(str(hatch_build.__file__)).parent / "src" / "npf_corpus" / "data", data)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "published.json").write_text(json.dumps(_PUBLISHED), encoding="utf-8")
    hook = hatch_build.PublishedReleases(str(tmp_path), {}, None, None, "", "sdist")
    hook.initialize("standard", {})
    for version, digest in _PUBLISHED.items():
        assert hatch_build.digest_of(data / version) == digest
        folder = data / version
        tables = [path for path in sorted(folder.iterdir()) if path.is_dir()]
        for path in (*sorted(folder.glob("*.*")), *(min(each.iterdir()) for each in tables)):
            whole = path.read_bytes()
            path.write_bytes(whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:])
            with pytest.raises(ValueError, match="is not the release that was published"):
                hook.initialize("standard", {})
            path.unlink()
            assert hatch_build.digest_of(data / version) is None
            path.write_bytes(whole)
    hook.initialize("standard", {})


def test_releases_are_listed_oldest_first(data: Path) -> None:
    """By version, not by the alphabet; each has its pin."""
    found = npf.releases()
    assert [each.version for each in found] == ["0.9.0", "1.0.0", "1.2.0", "1.10.0", "2.0.0"]
    assert [each.pin for each in found] == [_small(each.version).pin for each in found]
    assert data.is_dir()


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("asked", "version"),
    [
        (None, "2.0.0"),
        ("1.2.0", "1.2.0"),
        ("~=1.0", "1.10.0"),
        ("~=1.2.0", "1.2.0"),
        (">=1,<1.10", "1.2.0"),
        ("==1.*", "1.10.0"),
        ("<1", "0.9.0"),
        ("!=2.0.0", "1.10.0"),
        ("===1.0.0", "1.0.0"),
        (" ~= 1.0 ", "1.10.0"),
    ],
)
def test_the_newest_release_that_answers_is_loaded(asked: str | None, version: str) -> None:
    """Nothing asked for: the newest; a version: exactly that; a specifier: its newest."""
    assert npf.load(asked).version == version


def test_a_pin_is_exactly_these_bytes() -> None:
    """The pin of what was loaded loads it; with another digest the error has both."""
    corpus = npf.load("1.0.0")
    assert corpus.pin == f"1.0.0@sha256:{corpus.digest}"
    assert npf.load(corpus.pin) is corpus
    wrong = "0" * 64
    with pytest.raises(DigestMismatch) as caught:
        npf.load(f"1.0.0@sha256:{wrong}")
    assert str(caught.value) == (
        f"release 1.0.0 is not as published: expected sha256 {wrong}, got {corpus.digest}; "
        "check the pin: 64 hexadecimal digits, of a release in this package"
    )
    for odd in (corpus.pin.upper().replace("@SHA", "@sha"), corpus.pin[:-1], f"{corpus.pin}0"):
        with pytest.raises(DigestMismatch):
            npf.load(odd)


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("asked", "newer"),
    [
        ("3.0.0", True),
        ("2.0.1@sha256:00", True),
        ("1!0", True),
        ("~=2.1", True),
        (">2", True),
        ("==3.*", True),
        ("~=3.0rc1", True),
        ("1.5.0", False),
        ("1.0.0rc1", False),
        ("~=1.10.1", False),
        ("<0.5", False),
        (">0.9,<1", False),
        ("===3", False),
        ("==3.1.*,>3", True),
        ("<=2.0.0.dev1,>1.10", False),
        ("===3,>4", False),
    ],
)
def test_an_unknown_version_lists_those_there_are(asked: str, *, newer: bool) -> None:
    """And where it is newer than all of them, says that a newer package may have it."""
    with pytest.raises(ReleaseNotFound) as caught:
        npf.load(asked)
    known = "'0.9.0', '1.0.0', '1.2.0', '1.10.0', '2.0.0'"
    hint = "; a newer npf-corpus may have it" if newer else ""
    assert str(caught.value) == f"no release {asked!r} here, there are: {known}{hint}"


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        ",",
        " , ",
        "latest",
        "newest",
        "v",
        "1.0.0@",
        "1.0.0@sha256",
        "1.0.0@md5:00",
        "@sha256:00",
        "~=1.0@sha256:00",
        "~=1",
        ">=",
        "1.0.0 or so",
        "../1.0.0",
        "1.0.0/",
        "1.0.0\0",
        "一.零",
        "\ud800",
        "9" * 10_000,
        "x" * 100_000,
    ],
)
def test_any_other_text_is_one_clear_error(asked: str) -> None:
    """It has the text, shortened, what there is and what to write, on one line."""
    with pytest.raises(ReleaseNotFound) as caught:
        npf.load(asked)
    versions = tuple(release.version for release in npf.releases())
    hint = "write a version, a specifier such as '~=1.0' or a pin"
    if "/" in asked:
        hint = "npf_corpus.read_release reads the release in a folder"
    assert caught.value.args == (asked, versions, hint)
    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("length", "found"), [(200, True), (201, False)])
def test_what_is_asked_has_at_most_two_hundred_characters(length: int, *, found: bool) -> None:
    """A longer text is no specifier."""
    asked = "==1.0.0".ljust(length)
    if found:
        assert npf.load(asked) is npf.load("1.0.0")
    else:
        with pytest.raises(ReleaseNotFound):
            npf.load(asked)


@pytest.mark.parametrize("folder", ["/a/folder", "./2.3.0", Path("folder")])
def test_a_folder_is_read_and_not_loaded(folder: str) -> None:
    """The error names the function that reads it."""
    with pytest.raises(ReleaseNotFound, match=r"; npf_corpus\.read_release reads the release in"):
        npf.load(folder)


@pytest.mark.usefixtures("data")
def test_a_specifier_is_asked_of_versions_and_not_of_texts() -> None:
    """A version in another spelling is that release's neighbour, which the error names."""
    for asked, nearest in (
        ("1.2", "1.2.0"), ("v1.2.0", "1.2.0"), ("1.2.0 ", "1.2.0"), ("1.0.0\n", "1.0.0"),
        ("1", "1.10.0"), ("2", "2.0.0")
    ):  # fmt: skip
        with pytest.raises(ReleaseNotFound) as caught:
            npf.load(asked)
        assert caught.value.hint == f"the nearest is '{nearest}'"


def test_a_package_without_releases_says_so(data: Path) -> None:
    """An empty index is no crash."""
    (data / "index.json").write_bytes(b"[]\n")
    assert npf.releases() == ()
    with pytest.raises(ReleaseNotFound) as caught:
        npf.load()
    assert str(caught.value) == "no release 'newest' here, there are: none"
    with pytest.raises(ReleaseNotFound, match="there are: none; a newer npf-corpus may have it"):
        npf.load("1.0.0")


@pytest.mark.parametrize(
    ("name", "bytes_", "fault"),
    [
        ("1.2.0/units.json", b"[]\n ", ("data/1.2.0/units.json", None)),
        ("1.2.0/units.json", None, (None, "No such file or directory; install npf-corpus anew")),
        ("1.2.0/more.json", b"", ("data/1.2.0", "more.json does not belong")),
        ("1.2.0/manifest.json", b"{}\n",
         ("data/1.2.0/manifest.json", "it does not end in its digest")),
        ("1.2.0/manifest.json", None, (None, "No such file or directory; install npf-corpus anew")),
        ("index.json", b"[",
         ("data/index.json", "Expecting value: line 1 column 2 (char 1)")),
        ("index.json", b"{}", ("data/index.json", "expected a list, got {} (dict)")),
        ("index.json", b"[" * 100_000, ("data/index.json", None)),
        ("index.json", b"[ ]\n", ("data/index.json", "it is not in canonical form")),
        ("index.json", None, (None, "No such file or directory; install npf-corpus anew")),
    ],
)  # fmt: skip
def test_a_release_that_is_not_as_published_is_not_loaded(
    data: Path, name: str, bytes_: bytes | None, fault: tuple[str | None, str | None]
) -> None:
    """The error has the file and what is wrong with it, and comes before any record does."""
    path, reason = fault
    if bytes_ is None:
        (data / name).unlink()
    else:
        (data / name).write_bytes(bytes_)
    error = DigestMismatch if name == "1.2.0/units.json" and bytes_ else InvalidRelease
    with pytest.raises(error) as caught:
        npf.load("1.2.0")
    assert caught.value.args[0] == (path or str(data / name))
    if reason:
        assert caught.value.args[1] == (reason,)


def test_every_file_too_many_is_named(data: Path) -> None:
    """In the order of their names."""
    for name in ("b", "a", "units.json~"):
        (data / "1.2.0" / name).touch()
    with pytest.raises(InvalidRelease) as caught:
        npf.load("1.2.0")
    assert caught.value.problems == tuple(
        f"{name} does not belong" for name in ("a", "b", "units.json~")
    )


@pytest.mark.parametrize("error", [NotADirectoryError, FileNotFoundError])
def test_a_folder_inside_an_archive_is_listed_too(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    """Where the system lists no folder, the package's own resources are asked.

    Of a path inside a zip, Windows says that it is not found.
    """
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as held:
        for path in data.rglob("*.json"):
            held.write(path, path.relative_to(tmp_path))
        held.writestr("data/1.10.0/more.json", "")
    archive = {"npf_corpus": zipfile.Path(tmp_path / "package.zip")}

    def refuse(_: str) -> list[str]:
        raise error

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(os.path, "isdir", lambda _: False)
    monkeypatch.setattr(importlib.resources, "files", archive.__getitem__)
    assert npf.load("1.2.0").version == "1.2.0"
    with pytest.raises(InvalidRelease) as caught:
        npf.load("1.10.0")
    assert caught.value.args == ("data/1.10.0", ("more.json does not belong",))


def test_an_archive_that_is_broken_is_one_clear_error(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What unpacks it has errors of its own, which are not those of files."""

    class Loader:
        def get_data(self, _: str) -> bytes:
            raise zlib.error("Error -3 while decompressing data")

    (data / "index.json").unlink()
    monkeypatch.setattr(_load.__spec__, "loader", Loader())
    with pytest.raises(InvalidRelease) as caught:
        npf.load()
    line = "cannot be read: Error -3 while decompressing data; install npf-corpus anew"
    assert str(caught.value) == f"{data / 'index.json'} {line}"


def test_a_manifest_without_its_fields_is_none() -> None:
    """A digest that fits is not enough."""
    head = b'{"version":"1.0.0"'
    for more, reason in (
        (b"", "expected the fields version, schema"),
        (b",", "Expecting property"),
    ):
        data = sealed(head + more)
        with pytest.raises(InvalidRelease) as caught:
            parse_manifest("here", data)
        assert caught.value.path == "here"
        (problem,) = caught.value.problems
        assert str(problem).startswith(reason)
        assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize("tail", [b"", b',"digest":"', b',"digest":""}\n', b"}\n"])
def test_a_manifest_ends_in_a_digest(tail: bytes) -> None:
    """What does not is none, and nothing more is said of it."""
    with pytest.raises(InvalidRelease) as caught:
        parse_manifest("here", b'{"version":"1.0.0"' + tail)
    assert caught.value.args == ("here", ("it does not end in its digest",))


def test_a_digest_is_compared_with_that_of_the_bytes(data: Path) -> None:
    """The error has the file, the digest that is stated and the one that there is."""
    path = data / "1.2.0" / "manifest.json"
    whole = path.read_bytes()
    stated = parse_manifest("m", whole).digest
    path.write_bytes(whole.replace(b"2030", b"2031"))
    head = path.read_bytes().rpartition(b',"digest":"')[0]
    with pytest.raises(DigestMismatch) as caught:
        npf.load("1.2.0")
    assert caught.value.args[:3] == ("data/1.2.0/manifest.json", stated, sha256(head))


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(("files", "quick"), [(2, False), (9, True)])
def test_a_changed_byte_is_told_by_either_hash(
    monkeypatch: pytest.MonkeyPatch, files: int, share: float, *, quick: bool
) -> None:
    """The interpreter hashes two files, OpenSSL more; of a changed one no record is handed out."""
    told = npf.load("2.3.0").claims.by_measure("GDP")  # of a release whose files are hashed whole
    documents = sorted({each.document for each in told})[:files]
    read, function, used = _load._read, _manifest._quick_hash, [False]

    def changed(*names: str) -> bytes:
        data = bytearray(read(*names))
        if names[1:] == ("claims", f"{documents[-1]}.json"):
            data[int(share * (len(data) - 1))] ^= 1
        return bytes(data)

    def noted() -> Any:
        used[0] = True
        return function()

    monkeypatch.setattr(_load, "_LOADED", {})
    monkeypatch.setattr(_load, "_read", changed)
    monkeypatch.setattr(_manifest, "_hashed", [0])
    monkeypatch.setattr(_manifest, "_quick_hash", noted)
    monkeypatch.delitem(sys.modules, "_hashlib", raising=False)
    claims = _load.load("2.3.0").claims.by_measure("GDP").by_document(*documents)
    found: list[str] = []
    with pytest.raises(DigestMismatch, match=f"claims/{documents[-1]}.json"):
        found.extend(each.document for each in claims)
    assert used == [quick]
    assert {*documents[:-1]} == {*found}


def test_another_release_in_its_place_is_not_loaded(data: Path) -> None:
    """Valid by itself, but not with the digest that the index has."""
    shutil.rmtree(data / "1.2.0")
    other = npf.Corpus.from_records([], version="1.2.0", citation="Others.", date=date(2030, 1, 2))
    other.write(data / "1.2.0")
    with pytest.raises(DigestMismatch) as caught:
        npf.load("1.2.0")
    stated = _small("1.2.0").digest
    assert caught.value.args[:3] == ("data/1.2.0/manifest.json", stated, other.digest)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"schema": 3}, "schema 3 needs another npf-corpus, this one reads 1 and 2"),
        ({"tables": ()}, f"its tables are not {', '.join(TABLES)}"),
    ],
)
def test_a_release_of_another_shape_is_not_loaded(
    data: Path, fields: dict[str, object], fault: str
) -> None:
    """Sound bytes that this code has no records for are refused, not guessed at."""
    path = data / "1.2.0" / "manifest.json"
    manifest = parse_manifest(path.name, path.read_bytes())
    path.write_bytes(dump_manifest(evolve(manifest, **fields)))  # type: ignore[arg-type]
    stated = parse_manifest(path.name, path.read_bytes()).release()
    (data / "index.json").write_bytes(dump_table([stated]))
    with pytest.raises(InvalidRelease) as caught:
        npf.load("1.2.0")
    assert caught.value.args == ("data/1.2.0", (fault,))


def test_loaded_corpora_pickle_by_pin() -> None:
    """A few bytes, and the very same object in this process."""
    corpus = npf.load("1.0.0")
    narrowed = corpus.by_region("Ningxia")
    table = corpus.claims.by_region("Ningxia").by_modality("achieved")
    for held in (narrowed, table):
        copy = pickle.loads(pickle.dumps(held))
        assert copy == held
        assert len(pickle.dumps(held)) < 1000
    assert pickle.loads(pickle.dumps(corpus)) is corpus
    assert corpus.pin.encode() in pickle.dumps(corpus)
    assert str(pickle.loads(pickle.dumps(table)).explain()) == str(table.explain())


def _run(script: str, *arguments: str, path: Path | None = None) -> str:
    """Return what a child process prints, which finds the package at `path` first."""
    paths = [str(path or _PACKAGE.parent), sysconfig.get_path("purelib")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


_ANSWER = """
def answer(npf):
    corpus = npf.load("1.0.0")
    claims = corpus.claims.by_region("Ningxia").by_value(more_than=1_500, unit="project")
    sector = corpus.by_sector("new energy")
    return [corpus.pin, *claims.ids, len(corpus.mentions), len(sector.statements)]
"""


def _answer() -> list[object]:
    space: dict[str, object] = {}
    exec(_ANSWER, space)  # noqa: S102 - the same words here and in children
    found: list[object] = space["answer"](npf)  # type: ignore[operator]
    return found


def test_a_zipped_package_answers_alike(tmp_path: Path) -> None:
    """Imported from a zip, it verifies, answers, pickles and refuses as from a folder."""
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as held:
        for path in sorted(_PACKAGE.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                held.write(path, Path("npf_corpus", path.relative_to(_PACKAGE)))
    script = f"""{_ANSWER}
import json, pickle, npf_corpus as npf
assert npf.__file__.startswith({str(archive)!r}), npf.__file__
corpus = npf.load("1.0.0")
assert pickle.loads(pickle.dumps(corpus)) is corpus
try:
    npf.load("9.0")
except npf.ReleaseNotFound:
    print(json.dumps(answer(npf)))
"""
    assert json.loads(_run(script, path=archive)) == _answer()
    with zipfile.ZipFile(archive, "a") as held:
        held.writestr("npf_corpus/data/1.0.0/more.json", "")
    script = """
import npf_corpus as npf
try:
    npf.load("1.0.0")
except npf.InvalidRelease as fault:
    print(fault)
"""
    assert "more.json does not belong" in _run(script, path=archive)


_CROWD = (
    _ANSWER
    + """
import collections, json, os, sys, threading
import npf_corpus as npf

data = os.path.join(os.path.dirname(npf.__file__), "data")
opened = collections.Counter()
def note(event, args):
    if event == "open" and str(args[0]).startswith(data):
        opened[os.path.relpath(args[0], data)] += 1
sys.addaudithook(note)

start, answers, corpora = threading.Barrier(32), [], set()
def work():
    start.wait()
    found = answer(npf)
    answers.append(found)
    corpora.add(id(npf.load(found[0])))
threads = [threading.Thread(target=work) for _ in range(32)]
sys.setswitchinterval(1e-5)
for thread in threads: thread.start()
for thread in threads: thread.join()
assert all(found == answers[0] for found in answers)
print(json.dumps([answers[0], len(answers), len(corpora), opened]))
"""
)


def test_threads_and_processes_at_once_get_the_same_answers() -> None:
    """32 threads in each of four processes: one object and one read of each file a process."""
    environment = {**os.environ, "PYTHONPATH": str(_PACKAGE.parent)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _CROWD], stdout=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(4)
    ]
    files = {f"1.0.0/{path.name}" for path in (_PACKAGE / "data" / "1.0.0").iterdir()}
    for child in children:
        printed, _ = child.communicate()
        answer, answers, corpora, opened = json.loads(printed)
        assert answer == _answer()
        assert (answers, corpora) == (32, 1)
        assert {name.replace(os.sep, "/"): 1 for name in opened} == opened
        assert opened == dict.fromkeys({"index.json", *files}, 1)


def test_nothing_goes_over_a_network_nor_changes_the_process() -> None:
    """No socket, no child, no written file; settings of the process stay as they were."""
    script = f"""{_ANSWER}
import decimal, gc, json, locale, os, sys, warnings
import attrs, packaging.specifiers  # what others set is theirs
sys.dont_write_bytecode = True
written = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
decimal.getcontext().prec = 2

def settings():
    return (
        dict(os.environ), os.getcwd(), list(sys.path), list(warnings.filters), gc.isenabled(),
        gc.get_threshold(), repr(decimal.getcontext()), locale.setlocale(locale.LC_ALL),
        sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval(),
        sys.stdout.encoding, os.umask(0o22),
    )

def guard(event, args):
    # What only reads a file or folder is let be; os.rename, os.fork and their like are not.
    reads = event in ("os.listdir", "os.scandir") or (event == "open" and not args[2] & written)
    effects = ("socket.", "urllib", "http", "ftplib", "subprocess", "os.", "open")
    if event.startswith(effects) and not reads:
        raise SystemExit(f"{{event}} {{args}}")

before = settings()
sys.addaudithook(guard)
import npf_corpus as npf
found = answer(npf)
npf.load("~=1.0")
assert before == settings()
print(json.dumps(found))
"""
    assert json.loads(_run(script)) == _answer()


@pytest.mark.parametrize("version", [1.0, b"1.0.0", ("1.0.0",)])
def test_a_version_that_is_no_text_is_not_found(version: object) -> None:
    """What is no text names no release, and the error says what to write."""
    with pytest.raises(npf.ReleaseNotFound) as caught:
        npf.load(version)  # type: ignore[arg-type]
    known = tuple(release.version for release in npf.releases())
    assert caught.value.args == (repr(version), known, "write the version as text")
