"""Who acts in a request, and what the guards of pages do with them."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from tests.factories.accounts import give, person, sign_in

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.models import AccountSession
from binnenuit.foundation.accounts.models.sessions import USED
from binnenuit.foundation.accounts.web.middleware import in_area
from binnenuit.kernel import clock
from binnenuit.kernel.authority import VISITOR, Grant, either, holds, operator, permit
from binnenuit.kernel.errors import NotAllowed
from binnenuit.ui.staff import Card, DeskCards, account_door, account_page, cards, desk_cards, staff_page

pytestmark = pytest.mark.django_db

permit("test.moderate", either(operator, holds("moderator", "administrator")))


@staff_page("test.moderate")
def queue(request):
    return HttpResponse(accounts.actor_of(request).name)


def asked_by(client):
    """Return a request with this browser's session, as it is within the area."""
    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.contrib.messages.middleware import MessageMiddleware
    from django.contrib.sessions.middleware import SessionMiddleware

    request = RequestFactory().get("/beheer/test")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    kept = []
    SessionMiddleware(
        AuthenticationMiddleware(MessageMiddleware(lambda r: kept.append(r) or HttpResponse()))
    )(request)
    return kept[0]


def test_without_an_account_it_is_a_visitor(client, rf):
    assert accounts.actor_of(rf.get("/")) is VISITOR
    assert accounts.actor_of(asked_by(client)) is VISITOR


def test_a_role_above_holder_counts_with_a_second_factor_only(client):
    someone = person("a@voorbeeld.nl", ("holder", "organisation:iot"), ("moderator", ""))
    sign_in(client, someone, second_factor=False)
    actor = accounts.actor_of(asked_by(client))
    assert (actor.name, actor.pk) == (f"person:{someone.pk}", someone.pk)
    assert actor.grants == (Grant("holder", "organisation:iot"),)
    sign_in(client, someone)
    assert Grant("moderator") in accounts.actor_of(asked_by(client)).grants
    Authenticator.objects.filter(user=someone).delete()
    assert accounts.actor_of(asked_by(client)).grants == (Grant("holder", "organisation:iot"),)


def test_a_role_counts_within_its_period_only(client):
    someone = person()
    today = clock.today()
    give(someone, "holder", "organisation:over", starts=today - timedelta(days=9), until=today)
    give(someone, "holder", "organisation:later", starts=today + timedelta(days=1))
    give(someone, "holder", "organisation:nu", until=today + timedelta(days=1))
    sign_in(client, someone, second_factor=False)
    assert accounts.actor_of(asked_by(client)).grants == (Grant("holder", "organisation:nu"),)


def test_a_staff_page_leads_everyone_to_where_they_belong(client):
    answer = queue(asked_by(client))
    assert answer["Location"] == f"{reverse('account_login')}?next=%2Fbeheer%2Ftest"
    holder = person("h@voorbeeld.nl", ("holder", "organisation:iot"))
    sign_in(client, holder)
    with pytest.raises(NotAllowed):
        queue(asked_by(client))
    moderator = person("m@voorbeeld.nl", ("moderator", "municipality:GM0855"))
    sign_in(client, moderator, second_factor=False)
    assert queue(asked_by(client))["Location"] == reverse("mfa_index")
    sign_in(client, moderator)
    assert queue(asked_by(client)).content.decode() == f"person:{moderator.pk}"  # type: ignore[attr-defined]
    client.logout()
    client.force_login(moderator)  # a session in which the factor was not used
    assert queue(asked_by(client))["Location"].startswith(reverse("account_login"))


def test_guards_declare_their_audience(client):
    assert queue.audience == "test.moderate"  # type: ignore[attr-defined]
    assert account_door(queue).audience == "everyone"  # type: ignore[attr-defined]
    mine = account_page(lambda _request: HttpResponse("mine"))
    assert mine.audience == "person"  # type: ignore[attr-defined]
    assert mine(asked_by(client)).status_code == 302
    sign_in(client, person(), second_factor=False)
    assert mine(asked_by(client)).content == b"mine"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/account", True),
        ("/account/inloggen", True),
        ("/en/account/inloggen", True),
        ("/beheer", True),
        ("/en/beheer/mensen", True),
        ("/", False),
        ("/zoeken", False),
        ("/en/", False),
        ("/accountant", False),
        ("/zoeken/account", False),
        ("/begrippen/beheer", False),
    ],
)
def test_the_area_with_sessions_is_account_and_staff_only(path, inside):
    assert in_area(path) is inside


@pytest.mark.parametrize(("role", "scope"), [("moderator", ""), ("holder", "organisation:iot")])
def test_a_session_that_stood_too_long_ends(client, role, scope):
    someone = person("a@voorbeeld.nl", (role, scope))
    sign_in(client, someone)
    assert client.get(reverse("staff_home")).status_code == 200
    session = client.session
    session[USED] = int(time.time()) - 31 * 60
    session.save()
    still_in = client.get(reverse("staff_home")).status_code == 200
    assert still_in == (role == "holder")
    if still_in:
        session = client.session
        session[USED] = int(time.time()) - 15 * 24 * 3600
        session.save()
        assert client.get(reverse("staff_home")).status_code == 302
    assert not AccountSession.objects.filter(account=someone).exists()


def test_a_session_notes_when_and_what_kind_of_browser_and_no_address(client):
    someone = person()
    sign_in(client, someone, second_factor=False)
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    client.get(reverse("account_home"), headers={"User-Agent": agent}, REMOTE_ADDR="192.0.2.7")
    (row,) = AccountSession.objects.filter(account=someone)
    assert row.browser == "Firefox, Linux"
    assert row.used - row.started < timedelta(seconds=5)
    assert "192.0.2.7" not in str(row.get_decoded())
    assert "128.0" not in str(row.get_decoded())


def test_the_start_page_shows_the_cards_of_this_person(client):
    def moderators_only(actor):
        if any(grant.role == "moderator" for grant in actor.grants):
            yield Card("Wachtrij van de test", "/beheer", "Wat er ligt.", 3)

    desk_cards.register(DeskCards("test", moderators_only))
    desk_cards.register(DeskCards("test", moderators_only))
    moderator = person("m@voorbeeld.nl", ("moderator", ""))
    page = sign_in(client, moderator).get(reverse("staff_home")).content.decode()
    assert page.count("Wachtrij van de test") == 1
    client.logout()
    client.force_login(moderator)
    assert "Wachtrij van de test" not in client.get(reverse("staff_home")).content.decode()
    assert cards(VISITOR) == []
