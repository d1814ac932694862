"""Makes the libraries of the explorer's page anew: `python tests/explorer/libraries.py`.

It needs node and npm, and takes the versions that stand in libraries.txt: to move to another, write
it there first. The files it writes are `libraries.js`, `libraries.txt` and `grid.css`.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

ROOM = Path(__file__).parents[2] / "src" / "npf_corpus" / "explorer"
BUNDLER = "esbuild@0.28.2"
ENTRY = """
export {SlickGrid} from 'slickgrid';
export {plot, ruleY, dot, text, axisX, axisY, gridX} from '@observablehq/plot';
"""
HEAD = "The file libraries.js is made of these packages, each under its licence.\n"
_NAMED = re.compile(r"([@\w/-]+) (\d+\.\d+\.\d+)")
STYLE = "slickgrid/dist/styles/css/slick.grid.css"


def main() -> None:
    """Install the packages, bundle what the page uses of them, and gather their licences."""
    known = (ROOM / "libraries.txt").read_text("utf-8")
    wanted = [
        f"{name}@{version}" for name, version in re.findall(r"([@\w/-]+) (\d+\.\d+\.\d+)", known)
    ]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "package.json").write_text("{}", "utf-8")
        (home / "entry.mjs").write_text(ENTRY, "utf-8")
        quiet = ("--no-audit", "--no-fund", "--save-exact")
        subprocess.run(("npm", "install", *quiet, *wanted, BUNDLER), cwd=home, check=True)  # noqa: S603, S607 - npm, by intent
        options = (
            *("--bundle", "--minify", "--target=es2020", "--format=iife", "--charset=ascii"),
            *("--global-name=Libraries", "--legal-comments=none", "--metafile=meta.json"),
        )
        bundler = home / "node_modules" / ".bin" / "esbuild"
        subprocess.run((bundler, "entry.mjs", *options, "--outfile=out.js"), cwd=home, check=True)  # noqa: S603 - as above
        meta = json.loads((home / "meta.json").read_text("utf-8"))
        (ROOM / "libraries.js").write_bytes((home / "out.js").read_bytes())
        (ROOM / "libraries.txt").write_text(licences(home, meta), "utf-8")
        (ROOM / "grid.css").write_bytes((home / "node_modules" / STYLE).read_bytes())


def licences(home: Path, meta: dict[str, dict[str, dict[str, dict[str, object]]]]) -> str:
    """Return the licence of each package that the bundle has a part of, each text once."""
    inside = meta["outputs"]["out.js"]["inputs"]
    found = (re.match(r"node_modules/((?:@[^/]+/)?[^/]+)/", path) for path in inside)
    texts: dict[str, list[str]] = {}
    for name in sorted({each[1] for each in found if each}):
        folder = home / "node_modules" / name
        version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        (text, *_) = sorted(folder.glob("[Ll][Ii][Cc][Ee][Nn]*"))
        texts.setdefault(text.read_text("utf-8").strip(), []).append(f"{name} {version}")
    line = "-" * 80
    return HEAD + "".join(
        f"\n{line}\n{', '.join(names)}\n\n{text}\n" for text, names in texts.items()
    )


if __name__ == "__main__":
    main()
