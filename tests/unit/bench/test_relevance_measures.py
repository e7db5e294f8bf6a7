from hypothesis import given
from hypothesis import strategies as st

from relevance.measures import DEEP, TOP, dcg, mean, ndcg, recall, reciprocal_rank

grades = st.lists(st.integers(0, 3), max_size=40)


@st.composite
def answers(draw):
    """Return (grades of the results in order, grades of the whole corpus)."""
    found = draw(grades)
    return found, [*found, *draw(grades)]


@given(answers())
def test_every_measure_lies_between_nothing_and_everything(answer):
    found, possible = answer
    assert 0 <= ndcg(found, possible) <= 1
    assert 0 <= recall(found, possible) <= 1


@given(grades)
def test_the_best_order_is_worth_everything(possible):
    best = sorted(possible, reverse=True)
    assert ndcg(best, possible) == (1 if any(possible) else 0)
    assert recall(best, possible) == (1 if any(grade > 1 for grade in possible) else 0)


@given(answers(), st.integers(0, TOP - 2))
def test_a_better_record_further_up_is_never_worth_less(answer, place):
    found, possible = answer
    if place + 1 >= len(found):
        return
    better = list(found)
    better[place : place + 2] = sorted(better[place : place + 2], reverse=True)
    assert ndcg(better, possible) >= ndcg(found, possible)
    assert recall(better, possible) == recall(found, possible)


@given(answers(), st.integers(0, DEEP - 1), st.integers(1, 3))
def test_a_better_grade_in_one_place_is_never_worth_less(answer, place, grade):
    found, possible = answer
    if place >= len(found):
        return
    better = [*found[:place], max(found[place], grade), *found[place + 1 :]]
    assert dcg(better) >= dcg(found)
    assert recall(better, [*possible, 3]) >= recall(found, [*possible, 3])


@given(answers())
def test_what_comes_after_the_first_page_counts_for_nothing(answer):
    found, possible = answer
    assert ndcg(found[:TOP], possible) == ndcg(found, possible)
    assert recall(found[:DEEP], possible) == recall(found, possible)


def test_a_worked_example():
    # gains 7 and 1, the second divided by log2(3); the best order would have 7, 3, 1
    assert round(dcg([3, 1]), 4) == 7.6309
    assert round(ndcg([3, 1], [1, 2, 3]), 4) == 0.8124
    assert recall([3, 0, 1], [3, 3, 2, 1]) == 1 / 3


def test_the_rank_of_what_was_meant():
    assert reciprocal_rank(["a", "b"], "a") == 1
    assert reciprocal_rank(["a", "b"], "b") == 0.5
    assert reciprocal_rank(["a", "b"], "c") == 0
    assert mean([]) == 0
