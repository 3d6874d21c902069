"""From a result to a document of headings, tables and trees, without markup."""
