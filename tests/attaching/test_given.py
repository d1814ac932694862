"""What is given to be attached, what of it is pickled, and how pages are written."""

# ruff: noqa: S301, SIM300 - our own pickles; expected == actual
from __future__ import annotations

import os
import pickle
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import ask

import npf_corpus as npf
from npf_corpus.attaching import Left, _folder, attach, read_text
from npf_corpus.errors import InvalidText
from npf_corpus.release._write import replace_file

CORPUS = npf.load("1.0.0")
NINGXIA = "ecns-2025-03-08-ningxia"


@pytest.mark.parametrize(
    "path",
    [
        "/a/path.txt", "texts/copy.txt", "copy.TXT", "./a b/copy.md", "~/copy.html", "..\\copy.txt",
        "C:\\My texts\\copy.pdf", "/home/a b/copy.json", "新质生产力.docx", "copy.text", "copy.htm",
        "copy.doc", "copy.rtf", "copy.odt", "copy.epub", "copy.csv", "copy.xml", "../copy.txt",
        f"/{'a' * 1019}.txt",
    ],
)  # fmt: skip
def test_a_path_is_no_text(path: str) -> None:
    """A string that looks like a path is refused with one line that says what to give instead."""
    with pytest.raises(InvalidText) as caught:
        CORPUS.attach(NINGXIA, path)
    expected = f"{path!r} is a path and no text: give Path({path!r}), which is read"
    assert expected == str(caught.value)


def test_the_name_of_a_file_that_is_there_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the name looks like."""
    (tmp_path / "Ningxia").write_text("One plan.", encoding="utf-8")
    assert "Ningxia" == CORPUS.attach(NINGXIA, "Ningxia").text
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidText, match="is a path and no text"):
        CORPUS.attach(NINGXIA, "Ningxia")
    assert str(tmp_path) == CORPUS.attach(NINGXIA, str(tmp_path)).text  # a folder is no file


@pytest.mark.parametrize(
    "text",
    ["", "Quite another text.", "See a.txt or b.txt", "It is in copy.txt.", "v.2 a.m", "a\n/b.txt",
     "\x00", "\ud800", "He works for example.com", "Wharfton is calm. " * 20, f"/{'a' * 1020}.txt"],
)  # fmt: skip
def test_a_text_is_no_path(text: str) -> None:
    """Sentences, lines, and what no file can be named are texts."""
    assert text == CORPUS.attach(NINGXIA, text).text


def test_a_path_is_read(tmp_path: Path) -> None:
    """The file of a `Path` is read as it is, and said to be no text where it is none."""
    path = tmp_path / "copy.txt"
    path.write_bytes("宁夏\r\n".encode())
    assert "宁夏\r\n" == CORPUS.attach(NINGXIA, path).text == attach(CORPUS, NINGXIA, path).text
    path.write_bytes(b"na\xefve")
    with pytest.raises(InvalidText, match="is not UTF-8"):
        CORPUS.attach(NINGXIA, path)
    with pytest.raises(FileNotFoundError):
        CORPUS.attach(NINGXIA, tmp_path / "none.txt")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_what_was_attached_is_equal_after_it_was_pickled(protocol: int, tmp_path: Path) -> None:
    """Under each protocol, a document, a folder and what was left of it."""
    attached = CORPUS.by_sector("new materials").attach(NINGXIA, "One plan. 宁夏有12个。")
    again = pickle.loads(pickle.dumps(attached, protocol))
    assert (attached, hash(attached)) == (again, hash(again))
    assert dict(attached.grades) == dict(again.grades)
    assert attached.unaccounted() == again.unaccounted()
    (tmp_path / "latin.txt").write_bytes(b"na\xefve")
    (tmp_path / "other.txt").write_bytes(b"Quite another text.")
    folder = CORPUS.attach_folder(tmp_path)
    copy = pickle.loads(pickle.dumps(folder, protocol))
    assert (folder, hash(folder)) == (copy, hash(copy))
    assert [str(each.error) for each in folder.left] == [str(each.error) for each in copy.left]


def test_another_text_or_document_is_not_equal() -> None:
    """Release, document and text count, and nothing else has the class."""
    attached = CORPUS.attach(NINGXIA, "One plan.")
    assert attached == CORPUS.attach(NINGXIA, "One plan.")
    assert attached != CORPUS.attach(NINGXIA, "Two plans.")
    assert attached != CORPUS.attach("exbulletin-2024-03-07-hubei", "One plan.")
    assert attached != "One plan."
    left = Left(Path("a"), "is none", None)
    assert left == Left(Path("a"), "is none")
    assert left != Left(Path("b"), "is none", None)
    assert left != Left(Path("a"), "is another", None)
    assert left != Left(Path("a"), "is none", InvalidText("a", "is none"))
    assert left != "a"
    assert len({left, Left(Path("a"), "is none"), Left(Path("b"), "is none")}) == 2


def test_what_was_attached_is_shown_without_its_words() -> None:
    """A notebook shows the counts, and a repr how long the text is."""
    attached = CORPUS.attach(NINGXIA, "X")
    assert repr(attached) == f"<{NINGXIA} attached to a text of 1 character>"
    assert attached._repr_html_() == attached.summary()._repr_html_()
    shown = attached._repr_html_()
    assert [word in shown for word in ("Summary", "is_another_text", "places", "Quite")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_grades_and_records_are_read_only() -> None:
    """Both have the same keys in the same order, and nothing can be put into them."""
    attached = CORPUS.attach(NINGXIA, "Quite another text.")
    assert list(attached.grades) == list(attached.records)
    for each in (attached.grades, attached.records):
        with pytest.raises(TypeError):
            each["new"] = "exact"  # type: ignore[index]
    assert attached.unaccounted() is attached.unaccounted()


def test_a_file_far_longer_than_any_document_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is as long as the limit is read, a longer one is not, whichever comes first."""
    monkeypatch.setattr(_folder, "_LARGE", 2_000)
    monkeypatch.setattr(_folder, "_TIMES", 0)
    for name, size in (("a", 2_001), ("b", 2_000), ("c", 2_001)):
        (tmp_path / f"{name}.txt").write_bytes(b"a" * size)
    long = "is far longer than any text of this release"
    reasons = [each.reason for each in CORPUS.attach_folder(tmp_path).left]
    assert [long, "is the text of no document of this release", long] == reasons


def test_the_limits_are_those_that_are_documented() -> None:
    """Whoever reads what `attach_folder` leaves knows how long a file may be."""
    said = " ".join((_folder.attach_folder.__doc__ or "").split())
    assert f"more than {_folder._LARGE >> 20} MiB, and more than {_folder._TIMES} bytes" in said
    assert _folder._LARGE % 2**20 == 0


def test_the_limit_grows_with_the_longest_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may have so many bytes for each character of it."""
    longest = max(each.text.characters for each in CORPUS.documents if each.text)
    monkeypatch.setattr(_folder, "_LARGE", 0)
    monkeypatch.setattr(_folder, "_TIMES", 2)
    (tmp_path / "a.txt").write_bytes(b"a" * (2 * longest + 1))
    (tmp_path / "b.txt").write_bytes(b"a" * (2 * longest))
    reasons = [each.reason.split()[1] for each in CORPUS.attach_folder(tmp_path).left]
    assert ["far", "the"] == reasons


def test_each_file_is_a_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is passed over counts too, so that the progress ends with the last file."""
    told: list[object] = []

    @contextmanager
    def spy(what: str, total: int) -> Iterator[Callable[[], None]]:
        told.append((what, total))
        yield lambda: told.append("step")

    monkeypatch.setattr("npf_corpus.release._progress.progress", spy)
    for name in (".hidden", "a.txt", "b.txt"):
        (tmp_path / name).write_text("Quite another text.", encoding="utf-8")
    CORPUS.attach_folder(tmp_path)
    assert [("files", 3), "step", "step", "step"] == told


def test_a_file_is_written_through_no_link(tmp_path: Path) -> None:
    """Links planted beside a page, or in its place, lead to nothing that is written."""
    precious = tmp_path / "precious"
    precious.write_bytes(b"kept")
    for name in (".page.html.draft", "page.html"):
        (tmp_path / name).symlink_to(precious)
    replace_file(tmp_path / "page.html", b"new")
    assert b"kept" == precious.read_bytes()
    assert (b"new", False) == (
        (tmp_path / "page.html").read_bytes(), (tmp_path / "page.html").is_symlink()
    )  # fmt: skip
    assert {"precious", ".page.html.draft", "page.html"} == {
        each.name for each in tmp_path.iterdir()
    }


def test_a_draft_that_is_there_already_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a link whose name was foreseen is not followed."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "known")
    precious = tmp_path / "precious"
    precious.write_bytes(b"kept")
    (tmp_path / ".page.html.known.draft").symlink_to(precious)
    with pytest.raises(FileExistsError):
        replace_file(tmp_path / "page.html", b"new")
    assert b"kept" == precious.read_bytes()
    assert not (tmp_path / "page.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_page_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    """A draft made for one writer alone does not narrow who may read the file."""
    before = os.umask(0o022)
    try:
        replace_file(tmp_path / "page.html", b"new")
    finally:
        os.umask(before)
    assert 0o644 == (tmp_path / "page.html").stat().st_mode & 0o777


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def _piped(path: Path) -> None:
    os.mkfifo(path.with_name(".pipe"))
    path.symlink_to(".pipe")


SHAPES: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a link to a pipe": _piped,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a folder": lambda path: path.symlink_to(path.parent),
}
NO_FILE = "is a folder, a pipe or a device, give a file"


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    """It is named, with what to give instead."""
    with pytest.raises(InvalidText) as caught:
        read_text(tmp_path)
    assert str(caught.value) == f"{str(tmp_path)!r} {NO_FILE}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes at paths")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_is_a_regular_file(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else is opened, by Python or a command: no pipe is waited for, no device read."""
    monkeypatch.chdir(tmp_path)
    texts = tmp_path / "texts"
    texts.mkdir()
    path = texts / "odd.txt"
    SHAPES[shape](path)
    for read in (read_text, lambda path: CORPUS.attach(NINGXIA, path)):
        with pytest.raises(InvalidText) as caught:
            read(path)
        assert f"{str(path)!r} {NO_FILE}" == str(caught.value)
    if "folder" in shape:
        assert () == CORPUS.attach_folder(texts).left
        return
    assert [NO_FILE] == [each.reason for each in CORPUS.attach_folder(texts).left]
    for words in (["figures", path], ["--pin", "2.0.0", "draft", path], ["attach", texts],
                  ["explore", "--sources", texts]):  # fmt: skip
        done = ask(*map(str, words))
        assert 1 == done.exit_code, words
        assert NO_FILE in done.stderr.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes at paths")
def test_ids_to_withdraw_come_from_a_regular_file(tmp_path: Path) -> None:
    """A pipe is refused before anything is sealed."""
    os.mkfifo(tmp_path / "gone.json")
    CORPUS.write(tmp_path / "own")
    done = ask("seal", str(tmp_path / "own"), str(tmp_path / "new"), "--retired",
               str(tmp_path / "gone.json"))  # fmt: skip
    assert (1, True) == (done.exit_code, "is a folder, a pipe or a device" in done.stderr)
    assert not (tmp_path / "new").exists()


def test_a_name_that_no_file_can_have_is_an_error_of_the_system(tmp_path: Path) -> None:
    """The line says so, under the class that is documented."""
    with pytest.raises(OSError, match="no file can have this name"):
        CORPUS.attach(NINGXIA, tmp_path / "a\0.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    assert () == CORPUS.attach_folder(tmp_path).left
