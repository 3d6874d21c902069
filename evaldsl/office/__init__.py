"""A report as a file: Markdown, Word, Excel, an office's own Word template; heavy libraries are loaded here only."""
