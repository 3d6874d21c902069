"""Facts: read from TOML or a mapping into raw values with places, single values in their types, forms to fill in."""

from evaldsl.facts.form import facts_form
from evaldsl.facts.mapping import facts_from_mapping
from evaldsl.facts.toml import ReadFacts, read_facts_file, read_facts_text

__all__ = ["ReadFacts", "facts_form", "facts_from_mapping", "read_facts_file", "read_facts_text"]
