"""Addresses of the parts of a list never move, and a new record changes few of them."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from plugins.listings.paging import Part, part_numbers, part_of

sizes = st.integers(1, 7)
counts = st.integers(0, 60)


def cut(items: Sequence[int], size: int) -> list[Part[int]]:
    """Cut a list into its parts, the head first."""
    numbers = part_numbers(len(items), size)
    return [part_of(items, size, "/tin/", number) for number in reversed(numbers)]


def parts_of(oldest_first: list[int], size: int) -> dict[str, Part[int]]:
    parts = cut(oldest_first[::-1], size)
    by_address = {part.address: part for part in parts}

    assert len(parts) == len(by_address)
    return by_address


@given(counts, sizes)
def test_every_item_stands_in_one_part_in_order(count: int, size: int) -> None:
    parts = cut(range(count), size)

    assert list(range(count)) == [item for part in parts for item in part.items]


@given(counts, sizes)
def test_a_numbered_part_is_full_and_counted_from_the_oldest(count: int, size: int) -> None:
    for part in cut(range(count)[::-1], size):
        if part.number:
            first = (part.number - 1) * size

            assert f"/tin/trang/{part.number}/" == part.address
            assert list(range(first, first + size))[::-1] == list(part.items)


@given(counts, sizes)
def test_the_head_holds_no_less_than_a_part_unless_it_is_all(count: int, size: int) -> None:
    head = cut(range(count), size)[0]

    assert "/tin/" == head.address
    assert min(size, count) <= len(head.items) < 2 * size


@given(counts, sizes)
def test_steps_lead_through_all_parts_and_to_both_ends(count: int, size: int) -> None:
    parts = parts_of(list(range(count)), size)
    addresses = list(parts)
    walked = ["/tin/"]
    while parts[walked[-1]].older:
        walked.append(parts[walked[-1]].older)

    assert addresses == walked
    for place, part in enumerate(parts.values()):
        assert part.newer == (addresses[place - 1] if place else "")
        assert part.newest == ("/tin/" if place > 1 else "")
        assert part.oldest == (addresses[-1] if place < len(addresses) - 2 else "")


@given(counts, sizes)
def test_a_newest_item_changes_at_most_three_parts(count: int, size: int) -> None:
    before, after = parts_of(list(range(count)), size), parts_of(list(range(count + 1)), size)
    changed = [address for address in after if before.get(address) != after[address]]

    assert set(before) <= set(after)
    assert len(changed) <= 3
    if len(before) == len(after):
        assert ["/tin/"] == changed


@given(counts, sizes, st.data())
def test_an_item_put_in_later_leaves_the_older_parts(
    count: int, size: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, count))
    items = list(range(count))
    before = parts_of(items, size)
    after = parts_of([*items[:place], -1, *items[place:]], size)

    assert set(before) <= set(after)
    for part in before.values():
        if part.number and part.number <= place // size:
            assert part.items == after[part.address].items
