"""What every test gets: `--update`, Hypothesis profiles, and a watch over every text that is made."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from watch import TextWatch

# Three sizes of property test: for a developer, for the build, and for a night (EVALDSL_HYPOTHESIS=long).
_CALM = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=_CALM)
settings.register_profile("ci", max_examples=150, deadline=None, suppress_health_check=_CALM, print_blob=True)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=_CALM, print_blob=True)
settings.load_profile(os.environ.get("EVALDSL_HYPOTHESIS") or ("ci" if "CI" in os.environ else "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expectations of snapshot cases")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and "CI" in os.environ:
        raise pytest.UsageError("--update rewrites expectations; it is refused where CI is set")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def text_watch() -> Iterator[TextWatch]:
    """Watches the making of catalogue texts in this process."""
    watch = TextWatch()
    watch.start()
    yield watch
    watch.stop()


@pytest.fixture(autouse=True)
def watched_texts(request: pytest.FixtureRequest, text_watch: TextWatch) -> Iterator[None]:
    """Fails a test that made a text which its catalogue entry does not allow."""
    text_watch.mistakes.clear()
    yield
    mistakes = tuple(dict.fromkeys(text_watch.mistakes))
    text_watch.mistakes.clear()
    if mistakes and request.node.get_closest_marker("free_texts") is None:
        pytest.fail("\n".join(mistakes), pytrace=False)
