"""Reading stories."""

from datetime import datetime

from django.db.models import Max, Min

from binnenuit.kernel.errors import NotFound
from tests.example_room.models import Story


def bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key; (0, -1) where there are none."""
    found = Story.objects.aggregate(first=Min("pk"), last=Max("pk"))  # type: ignore[attr-defined]
    return (found["first"], found["last"]) if found["first"] else (0, -1)


def stories(first: int, last: int) -> list[Story]:
    """Return the stories with first <= pk <= last, in order."""
    return list(Story.objects.filter(pk__gte=first, pk__lte=last).order_by("pk"))  # type: ignore[attr-defined]


def story(code: str) -> Story:
    """Return one story; raises `NotFound`."""
    found = Story.objects.filter(code=code).first()  # type: ignore[attr-defined]
    if found is None:
        raise NotFound(code)
    return found


def changed_parts(keys: int) -> list[tuple[int, datetime | None]]:
    """Return each range of so many keys that holds a story, with when one was last changed."""
    parts: dict[int, datetime] = {}
    for pk, changed in Story.objects.values_list("pk", "changed"):  # type: ignore[attr-defined]
        parts[pk // keys] = max(changed, parts.get(pk // keys, changed))
    return sorted(parts.items())
