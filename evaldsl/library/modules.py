"""The parsed modules of a program, in dependency order."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic, Language
from evaldsl.frozen import frozen
from evaldsl.library.find import Place
from evaldsl.syntax import tree
from evaldsl.text import Source


@frozen
class Module:
    """One parsed file. `key` is its declared canonical name, or its path where it declares none.

    `imports` pairs every import statement that was resolved with the key of the module it means. `file` is the path
    of an imported module, "" for the main program.
    """

    key: str
    program: tree.Program
    source: Source
    imports: tuple[tuple[tree.Import, str], ...]
    file: str = ""


@frozen
class Modules:
    """`all` is in dependency order (a module stands after everything it imports), `main` last.

    `places`: where the imports of the main program were looked for.
    """

    main: Module
    all: tuple[Module, ...]
    diagnostics: tuple[Diagnostic, ...]
    places: tuple[Place, ...] = ()

    @property
    def language(self) -> Language:
        """The keyword language that most of the main program is in."""
        return self.main.program.language

    @property
    def is_library(self) -> bool:
        """Whether the main program is itself a module: it can be checked but not run."""
        return isinstance(self.main.program.header, tree.ModuleHeader)
