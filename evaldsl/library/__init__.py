"""Finding and reading modules: the library, files beside the spec, the project's libs/."""

from evaldsl.library.gather import gather, gather_source
from evaldsl.library.modules import Module, Modules

__all__ = ["Module", "Modules", "gather", "gather_source"]
