"""Files are written here and nowhere else: whole or not at all, and never over something by accident."""

from evaldsl.files.folder import write_folder
from evaldsl.files.write import refusal, write_file

__all__ = ["refusal", "write_file", "write_folder"]
