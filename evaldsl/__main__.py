"""`python -m evaldsl`."""

import sys

from evaldsl.cli import script

if __name__ == "__main__":
    sys.exit(script())
