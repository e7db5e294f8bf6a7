"""What may be handed in, and whether two are the same: properties."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from binnenuit.domain.initiatives.rules.duplicates import LIKELY, Profile, alike, host_of
from binnenuit.domain.initiatives.rules.submissions import (
    FIELDS,
    KINDS,
    STATES,
    as_code,
    cleaned,
    forgotten_before,
    may_become,
    problems,
)
from binnenuit.kernel.ids import ALPHABET, CODE_LENGTH, is_code

names = some.text(alphabet="abcdeé TAALcafé-'", max_size=40)
profiles = some.builds(
    Profile,
    names=some.lists(names, min_size=1, max_size=2).map(tuple),
    municipalities=some.frozensets(some.sampled_from(["GM0599", "GM0855", "GM0981"])),
    organisation=some.sampled_from(["", "De Brug", "Stichting de Brug", "Movisie"]),
    websites=some.frozensets(some.sampled_from(["brug.nl", "movisie.nl"])),
)


@given(profiles, profiles)
def test_likeness_is_the_same_in_both_directions_and_between_0_and_1(one, other):
    there, back = alike(one, other), alike(other, one)
    assert there.score == back.score
    assert set(there.reasons) == set(back.reasons)
    assert 0 <= there.score <= 1


@given(profiles)
def test_a_profile_is_like_itself_wherever_it_has_a_name(one):
    lettered = any(letter.isalnum() for name in one.names for letter in name)
    assert alike(one, one).score == (1 if lettered else 0)


@given(profiles, profiles)
def test_a_shared_website_never_makes_two_less_alike(one, other):
    without = alike(
        Profile(one.names, one.municipalities, one.organisation),
        Profile(other.names, other.municipalities, other.organisation),
    )
    shared = frozenset({"samen.nl"})
    both = alike(
        Profile(one.names, one.municipalities, one.organisation, shared),
        Profile(other.names, other.municipalities, other.organisation, shared),
    )
    assert both.score >= without.score


def test_what_people_would_call_the_same_is_likely_and_what_they_would_not_is_not():
    there = Profile(("Taalcafé aan de Maas",), frozenset({"GM0599"}), "Stichting Het Voorbeeldhuis")
    for typed in (
        Profile(("taalcafe aan de maas",), frozenset({"GM0599"})),
        Profile(("Taalcafé Maas",), frozenset({"GM0599"}), "Het Voorbeeldhuis"),
        Profile(("Taalcafé aan de Maas",)),
    ):
        assert alike(there, typed).score >= LIKELY, typed
    for typed in (
        Profile(("Taalcafé aan de Maas",), frozenset({"GM0981"}), "Bibliotheek Vaals"),
        Profile(("Kookclub",), frozenset({"GM0599"}), "Stichting Het Voorbeeldhuis"),
        Profile(("",), frozenset({"GM0599"}), "Stichting Het Voorbeeldhuis"),
    ):
        assert alike(there, typed).score < LIKELY, typed


def test_why_two_are_alike():
    one = Profile(("Soepcafé",), frozenset({"GM0599"}), "De Brug", frozenset({"brug.nl"}))
    assert alike(one, one).reasons == ("same_name", "same_place", "same_organisation", "same_website")
    assert alike(one, Profile(("Soepcafé Oost",))).reasons == ("similar_name",)


def test_a_page_on_a_shared_host_says_nothing():
    assert host_of("https://www.facebook.com/brug") == ""
    assert host_of("www.brug.nl/agenda") == "brug.nl"
    assert host_of("http://[kapot") == host_of("") == ""


@given(some.sampled_from(KINDS), some.dictionaries(some.sampled_from(["name", "what", "link"]), some.text()))
def test_cleaning_keeps_to_the_fields_and_changes_nothing_the_second_time(kind, typed):
    once = cleaned(kind, typed)
    assert set(once) == {field.name for field in FIELDS[kind]}
    assert cleaned(kind, once) == once
    assert set(problems(kind, once)) <= set(once)


@given(some.text(max_size=60))
def test_only_what_a_browser_can_follow_is_a_link(text):
    typed = {"name": "x", "what": "y", "where": "z", "link": text}
    if "link" not in problems("proposal", typed) and text:
        assert " " not in text


def test_links_that_people_type():
    for link in (
        "voorbeeld.nl",
        "www.voorbeeld.nl/agenda?a=1",
        "https://voorbeeld.nl",
        "HTTP://VOORBEELD.NL",
    ):
        assert "link" not in problems("correction", {"what": "x", "link": link}), link
    for link in ("javascript:alert(1)", "ftp://voorbeeld.nl", "iets", "ik@voorbeeld.nl", "file:///etc"):
        assert "link" in problems("correction", {"what": "x", "link": link}), link


@given(some.text(alphabet=ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_is_understood_as_people_write_it(code):
    assert as_code(f" {code[:5].upper()} {code[5:]}") == code
    assert as_code(code.replace("0", "O").replace("1", "l")) == code
    assert is_code(as_code(code))


def test_only_a_refusal_can_be_reconsidered():
    assert {(now, then) for now in STATES for then in STATES if may_become(now, then)} == {
        ("open", "asked"),
        ("open", "accepted"),
        ("open", "refused"),
        ("asked", "open"),
        ("asked", "asked"),
        ("asked", "accepted"),
        ("asked", "refused"),
        ("refused", "open"),
    }


def test_answers_are_kept_for_the_days_that_were_set():
    assert forgotten_before(datetime(2026, 4, 1, tzinfo=UTC), 90) == datetime(2026, 1, 1, tzinfo=UTC)
