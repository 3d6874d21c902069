"""Makes `checking` importable by the tests in the folders below."""
