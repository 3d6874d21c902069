"""`frozen` means what `attrs.frozen` means."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from evaldsl.frozen import frozen


def pair_of(decorator: Any) -> Any:
    @decorator
    class Pair:
        left: int
        right: tuple[int, ...] = ()
        place: int = attrs.field(default=0, eq=False, repr=False, kw_only=True)

    return Pair


OURS, THEIRS = pair_of(frozen), pair_of(attrs.frozen)


@pytest.mark.parametrize(
    ("one", "other"),
    [((1,), (1,)), ((1,), (2,)), ((1, (2,)), (1, (2,))), ((1, (2,)), (1, (3,)))],
)
def test_equality_and_hash_are_those_of_attrs(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (OURS(*one) == OURS(*other)) is (THEIRS(*one) == THEIRS(*other))
    assert (OURS(*one) != OURS(*other)) is (THEIRS(*one) != THEIRS(*other))
    assert (hash(OURS(*one)) == hash(OURS(*other))) is (hash(THEIRS(*one)) == hash(THEIRS(*other)))


def test_fields_outside_equality_take_no_part() -> None:
    assert OURS(1, place=3) == OURS(1, place=4)
    assert len({OURS(1, place=3), OURS(1, place=4)}) == 1


def test_other_classes_are_never_equal() -> None:
    @frozen
    class First:
        value: int

    @frozen
    class Second:
        value: int

    @frozen
    class Empty:
        pass

    assert First(1) != Second(1)
    assert First(1) != 1
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_repr_is_that_of_attrs() -> None:
    assert repr(OURS(1, (2,), place=3)) == repr(THEIRS(1, (2,), place=3))


def test_objects_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        OURS(1).left = 2
    assert attrs.evolve(OURS(1), left=2) == OURS(2)


def test_identity_where_equality_is_not_wanted() -> None:
    @frozen(eq=False)
    class Thing:
        value: int

    thing = Thing(1)
    assert thing == thing  # noqa: PLR0124  # identity is what is tested
    assert thing != Thing(1)


def test_fields_are_known_before_there_is_an_instance() -> None:
    @frozen
    class Early:
        value: int = 0

    @frozen
    class Later(Early):
        other: int = 1

    assert attrs.has(Later)
    assert [field.name for field in attrs.fields(Later)] == ["value", "other"]
    assert Later(2, 3) == Later(value=2, other=3)
    assert Early(2) != Later(2)


def test_a_subclass_that_is_no_data_class_of_its_own_can_come_first() -> None:
    @frozen
    class Base:
        value: int

    class Child(Base):
        pass

    assert Child(3).value == 3
    assert Base(3).value == 3
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Child(3).value = 4


def test_with_slots_an_instance_has_no_dict() -> None:
    @frozen(slots=True)
    class Small:
        value: int

    assert not hasattr(Small(1), "__dict__")
    assert Small(1) == Small(1)
