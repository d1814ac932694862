"""Refuses to build a package in which a published release is not what was published."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PublishedReleases(BuildHookInterface[Any]):
    """Holds the data folder against tests/published.json before anything is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Raise ValueError where a published release is gone or has other bytes."""
        root = Path(self.root)
        published = json.loads((root / "tests" / "published.json").read_bytes())
        for release, digest in published.items():
            folder = root / "src" / "npf_corpus" / "data" / release
            if digest_of(folder) != digest:
                raise ValueError(f"{folder} is not the release that was published as {digest}")


def digest_of(folder: Path) -> str | None:
    """Return the digest that a release's bytes have, None where they are none of a release."""
    try:
        manifest = (folder / "manifest.json").read_bytes()
        head = manifest.rpartition(b',"digest":"')[0]
        stated = {each["name"]: each["sha256"] for each in json.loads(manifest)["tables"]}
        index = file_of(folder, "index.bin", stated["index"]) if "index" in stated else b"{}\n"
        parts = json.loads(manifest).get("parts")
        if parts and sha256(index[: parts["bytes"]]).hexdigest() != parts["sha256"]:
            return None
        for table, digest in stated.items():
            data = index if table == "index" else bytes_of(folder, table, digest, index)
            if sha256(data).hexdigest() != digest:
                return None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    digest = sha256(head).hexdigest()
    return digest if manifest == head + b',"digest":"%s"}\n' % digest.encode() else None


def bytes_of(folder: Path, table: str, digest: str, index: bytes) -> bytes:
    """Return the bytes of a table, which may lie in a file for each document."""
    head, _, rest = index.partition(b"\n")
    at = 0
    for name, pieces in json.loads(head).items():
        size = sum(pieces[::2]) if isinstance(pieces, list) else pieces
        if name == f"files/{table}":
            rows = [line.split("\t") for line in rest[at : at + size].decode().splitlines()]
            parts = [file_of(folder, f"{table}/{key}.json", part) for key, _, part in rows]
            joined = b",\n".join(part[2:-3] for part in parts)
            return b"[\n" + joined + b"\n]\n" if joined else b"[]\n"
        at += size
    return file_of(folder, f"{table}.json", digest)


def file_of(folder: Path, path: str, digest: str) -> bytes:
    """Return the bytes of a release's file, its own or that of a release that it shares it with."""
    for each in (folder, *sorted(folder.parent.iterdir())):
        file = each / path
        if file.is_file():
            data = file.read_bytes()
            if sha256(data).hexdigest() == digest:
                return data
            if each == folder:
                break
    raise OSError(f"{folder / path} is not as published")
