"""A whole room that nobody knows of.

Installed by settings alone, it is found, filtered, listed, exported and scheduled.

It is the proof that the house has room for more, and the shortest example of a room: `docs/start-here.md` refers to it.
If `tests/architecture/test_example_room.py` needs an edit outside this folder, the layout has failed.
"""
