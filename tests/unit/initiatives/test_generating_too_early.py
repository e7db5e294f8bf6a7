"""Generating examples before there is a thesaurus: in a file of its own, since a file shares the one it loads."""

import pytest

from binnenuit.domain.initiatives.service import examples
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import OperatingError


@pytest.mark.django_db
def test_without_a_thesaurus_it_says_what_to_do():
    forget()
    with pytest.raises(OperatingError, match="binnenuit load"):
        examples.generate_examples(1, actor=OPERATOR)
    forget()
