"""`python -m evaldsl`."""

import sys

from evaldsl.cli import main

if __name__ == "__main__":
    sys.exit(main())
