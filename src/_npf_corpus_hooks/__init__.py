"""What other programs load of npf_corpus when they start: outside it, so that it stays unloaded.

Hypothesis runs `hypothesis_starts` each time that it is imported, in every test suite beside which
npf_corpus is installed. PyInstaller asks `pyinstaller_folders` where our hook for it is.
"""

import sys

__all__ = ["hypothesis_starts", "pyinstaller_folders"]


def hypothesis_starts() -> None:
    """Register our types where npf_corpus is loaded; where it is not, its import does so later."""
    register = getattr(sys.modules.get("npf_corpus"), "_register_types", None)
    if register is not None:
        register()


def pyinstaller_folders() -> list[str]:
    """Return the folders in which PyInstaller finds our hooks: this one."""
    return [__file__.removesuffix("__init__.py")]
