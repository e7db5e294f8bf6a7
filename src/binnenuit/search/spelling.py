"""How far two words are apart, as the index counts it."""


def within(a: str, b: str, most: int) -> bool:
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
    """Give the cost of leaving a letter out or putting one in."""
    return min(before[j], row[j - 1]) + 1
