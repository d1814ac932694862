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
        for table in json.loads(manifest)["tables"]:
            if sha256(bytes_of(folder, table["name"])).hexdigest() != table["sha256"]:
                return None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    digest = sha256(head).hexdigest()
    return digest if manifest == head + b',"digest":"%s"}\n' % digest.encode() else None


def bytes_of(folder: Path, name: str) -> bytes:
    """Return the bytes of a table, which may lie in a file for each document, or of the index."""
    if name == "index":
        return (folder / "index.bin").read_bytes()
    whole = folder / f"{name}.json"
    if whole.exists():
        return whole.read_bytes()
    parts = sorted((folder / name).glob("*.json"), key=lambda path: path.stem)
    rows = b",\n".join(part.read_bytes()[2:-3] for part in parts)
    return b"[\n" + rows + b"\n]\n" if rows else b"[]\n"
