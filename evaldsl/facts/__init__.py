"""Facts: files of several formats or a mapping as raw values with places, single values in their types, forms."""

from evaldsl.facts.files import read_facts_file
from evaldsl.facts.form import facts_form
from evaldsl.facts.mapping import facts_from_mapping
from evaldsl.facts.toml import ReadFacts, read_facts_text

__all__ = ["ReadFacts", "facts_form", "facts_from_mapping", "read_facts_file", "read_facts_text"]
