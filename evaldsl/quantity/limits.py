"""The one table of limits. Each is checked before the work that it bounds, and named in the refusal."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 8 * 1024 * 1024  # a spec, a library, a facts file
MAX_LINES: Final = 200_000
MAX_LINE_LENGTH: Final = 20_000  # code points
MAX_DEPTH: Final = 64  # nested blocks
MAX_EXPRESSION_DEPTH: Final = 100  # nested brackets, chained operators on the tree
MAX_DIGITS: Final = 60  # of one number
MAX_EXPONENT: Final = 64  # of `^`
MAX_VALUE_BITS: Final = 16_384  # numerator or denominator of any intermediate number
MAX_PRECISION_BITS: Final = 65_536  # of an enclosure of an irrational number
MAX_PRODUCT_BITS: Final = 1_000_000  # of the product whose root is a geometric mean
MAX_DATES: Final = 1_000_000  # days that a count of workdays may go over
MAX_ROW_VISITS: Final = 1_000_000  # rows that a fold inside a fold goes over, all times together
MAX_INDICATORS: Final = 100_000  # after placing reusable indicators
MAX_NODES: Final = 2_000_000  # core nodes after placing reusable indicators
MAX_IMPORT_DEPTH: Final = 32
MAX_MODULES: Final = 256
MAX_TABLE_ROWS: Final = 100_000  # of one table in a facts file
MAX_SHEET_COLUMNS: Final = 256  # that are read
MAX_UNPACKED_FILES: Final = 5_000  # in the archive that an office document is
MAX_UNPACKED_BYTES: Final = 64 * 1024 * 1024  # of all parts of an office document together
