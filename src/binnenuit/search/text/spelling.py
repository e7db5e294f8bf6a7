"""How words may be written otherwise: by mistake, and by the rules of another time or country."""

_SPELLINGS = (
    ("k", "c"), ("c", "k"), ("y", "ij"), ("ij", "y"), ("ei", "ij"), ("ij", "ei"), ("ph", "f"), ("f", "ph"),
    ("th", "t"), ("qu", "kw"), ("x", "ks"), ("ks", "x"), ("ck", "k"), ("ae", "aa"), ("gh", "g"), ("ss", "s"),
    ("s", "z"), ("z", "s"), ("oo", "o"), ("ee", "e"), ("ou", "au"), ("au", "ou"),
)  # fmt: skip
"""kontakt, kollektief, Leyden, philosophie, quota, mensch: as was once or is elsewhere the rule."""
_OLD_END, _NEW_END = "sch", "s"


def variants(word: str) -> tuple[str, ...]:
    """Return other spellings of a folded word: one rule applied everywhere, or where it applies first."""
    found: dict[str, None] = {}
    for one, other in _SPELLINGS:
        if one in word:
            found[word.replace(one, other)] = None
            found[word.replace(one, other, 1)] = None
    if word.endswith(_OLD_END):
        found[word.removesuffix(_OLD_END) + _NEW_END] = None
    found.pop(word, None)
    return tuple(found)


def edit_distance_at_most(a: str, b: str, most: int) -> bool:
    """Say whether `a` becomes `b` by at most `most` letters put in, left out, changed or swapped with the next."""
    if abs(len(a) - len(b)) > most:
        return False
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(_one_more(before, row, j), before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


def _one_more(before: list[int], row: list[int], j: int) -> int:
    """Return the cost of leaving a letter out or putting one in."""
    return min(before[j], row[j - 1]) + 1
