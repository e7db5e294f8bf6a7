"""Who may tell a story, and in which moods one can be."""

from binnenuit.kernel.authority import either, holds, operator, permit

MOODS = ("hopeful", "sad")
permit("stories.tell", either(operator, holds("editor")))
