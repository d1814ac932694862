"""Names that a package hands on, and whose module loads when they are first asked for."""

import sys
from collections.abc import Callable
from typing import Any


def on_first_use(package: str, **homes: str) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562), which keeps there what it found.

    Args:
        package: Its `__name__`.
        homes: Modules of the package, each with the names that come from it, apart by spaces.
    """

    def find(name: str) -> Any:
        for home, names in homes.items():
            if name in names.split():
                from importlib import import_module

                found = getattr(import_module(f"{package}.{home}"), name)
                setattr(sys.modules[package], name, found)
                return found
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return find
