"""Work side by side: in order, lazily, and however a worker ends."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from itertools import count

import pytest

from plugins.archive.crew import Crew, Lost


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew(workers=2, patience=20)
    yield crew
    crew.dismiss()


def double(number: int) -> int:
    return 2 * number


def process(_: object) -> int:
    return os.getpid()


def die_at_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number


def stall_at_seven(number: int) -> int:
    if number == 7:
        time.sleep(1000)
    return number


def swell_at_seven(number: int) -> int:
    return len(bytes(1 << 40)) if number == 7 else number


def fail_at_seven(number: int) -> int:
    if number == 7:
        raise ValueError("bảy")
    return number


def test_products_come_in_the_order_of_the_items(crew: Crew) -> None:
    assert [2 * number for number in range(500)] == list(crew.do(double, range(500), chunk=3))
    assert crew.spans


def test_much_is_done_by_others_and_little_here(crew: Crew) -> None:
    assert {os.getpid()} == set(crew.do(process, range(3)))
    assert os.getpid() not in set(crew.do(process, range(500)))


def test_a_crew_of_one_is_this_process() -> None:
    assert {os.getpid()} == set(Crew(workers=1).do(process, range(500)))


def test_items_are_taken_as_they_are_needed(crew: Crew) -> None:
    taken = count()
    items = (next(taken) for _ in range(10_000))
    next(iter(crew.do(double, items, chunk=10)))

    assert next(taken) < 200


@pytest.mark.parametrize("function", [die_at_seven, swell_at_seven])
def test_an_item_that_ends_its_worker_is_named_and_all_others_are_done(
    crew: Crew, function: object
) -> None:
    assert callable(function)
    products = list(crew.do(function, range(100), chunk=5))

    assert isinstance(products[7], Lost)
    assert 7 == products[7].item
    assert [*range(7), *range(8, 100)] == products[:7] + products[8:]


def test_an_item_that_never_ends_is_named() -> None:
    crew = Crew(workers=2, patience=1)
    products = list(crew.do(stall_at_seven, range(30), chunk=5))
    crew.dismiss()

    assert [7] == [product.item for product in products if isinstance(product, Lost)]
    assert [*range(7), *range(8, 30)] == [one for one in products if not isinstance(one, Lost)]


def test_whoever_needs_all_is_told_of_the_one_that_was_lost(crew: Crew) -> None:
    with pytest.raises(Lost):
        list(crew.do_all(die_at_seven, range(100), chunk=5))


def test_a_fault_of_the_program_is_no_loss(crew: Crew) -> None:
    with pytest.raises(ValueError, match="bảy"):
        list(crew.do(fail_at_seven, range(100), chunk=5))


def test_nothing_is_left_of_a_crew_that_was_dismissed(crew: Crew) -> None:
    list(crew.do(process, range(500)))
    crew.dismiss()

    assert [] == multiprocessing.active_children()
