"""What all nodes of the tree share: a span and an id, neither of which takes part in equality."""

from __future__ import annotations

from itertools import count
from typing import TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.text import Span

NodeId: TypeAlias = int
_next_id = count(1).__next__


@frozen
class Node:
    """Anything in the tree. `id` is unique within a process; tables about nodes are keyed by it."""

    span: Span = attrs.field(eq=False, repr=False, kw_only=True)
    id: NodeId = attrs.field(factory=_next_id, eq=False, repr=False, kw_only=True)
