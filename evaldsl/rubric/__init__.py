"""The rubric itself as a document: its table with rules as sentences, what limits the score, what data it needs."""
