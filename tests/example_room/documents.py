"""What search knows of stories."""

from collections.abc import Iterator

from binnenuit.search.types import Document, Texts
from tests.example_room import queries


class StorySource:
    """The stories."""

    kind = "story"

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key; (0, -1) where there are none."""
        return queries.bounds()

    def documents(self, first: int, last: int) -> Iterator[Document]:
        """Return the documents of stories with first <= pk <= last, in order of pk."""
        for story in queries.stories(first, last):
            yield Document(
                kind="story",
                pk=story.pk,
                code=story.code,
                texts={"nl": Texts(story.title, story.text)},
                facets={"mood": (story.mood,)},
                card={"kind": "story"},
            )
