"""The sample's texts are in the catalogue while a test of this room runs."""

from rooms.report.sample import sample_texts

__all__ = ["sample_texts"]
