"""The official report: a result and the author's own words, in the order in which such a report is read."""
