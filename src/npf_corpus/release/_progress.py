"""Progress of long work: a bar on a terminal, nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic

DELAY = 1.0
"""Seconds that work may take without a bar."""

_Step = Callable[[], None]
_shown: list[str] = []
"""What a bar is shown of; inner work has none of its own."""


@contextmanager
def progress(what: str, total: int | None = None) -> Generator[_Step]:
    """Yield a function to call after each step; where the work takes long, a terminal shows a bar.

    The bar is rich's, which the extra `cli` installs; without it there is none.

    Args:
        what: What the work is about, such as `laws`.
        total: How many steps there are, None where nobody knows.
    """
    if _shown or not (sys.stderr is not None and sys.stderr.isatty()):  # pyright: ignore[reportUnnecessaryComparison] - closed by the shell
        yield _nothing
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ModuleNotFoundError:
        yield _nothing
        return
    _shown.append(what)
    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=total)
    begun, started = monotonic(), False

    def step() -> None:
        nonlocal started
        bar.advance(task)
        if not started and monotonic() - begun >= DELAY:
            started = True
            bar.start()

    try:
        yield step
    finally:
        _shown.remove(what)
        if started:
            bar.stop()


def _nothing() -> None:
    """Do nothing: nobody watches."""
