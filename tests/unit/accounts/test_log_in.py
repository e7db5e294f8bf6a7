"""Signing up, logging in, a second step, a new password: as pages, with the mails that go with them."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import PASSWORD, person, sign_in

from binnenuit.foundation.accounts.models import Account
from binnenuit.site.accounts.adapter import browser_mark

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def code_in(mail):
    return re.search(r"^    (\S+)$", mail.body, re.MULTILINE)[1]


def sign_up(client, email, password=PASSWORD):
    return client.post(reverse("account_signup"), {"email": email, "password1": password})


def log_in(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def totp_code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_signing_up_takes_a_mail_and_a_code(client, mailoutbox):
    answer = sign_up(client, "Nieuw@voorbeeld.nl")
    assert answer["Location"] == reverse("account_email_verification_sent")
    (mail,) = mailoutbox
    assert mail.to == ["nieuw@voorbeeld.nl"]
    assert client.get(reverse("account_home")).status_code == 302, "not logged in yet"
    wrong = client.post(reverse("account_email_verification_sent"), {"code": "fout", "action": "verify"})
    assert "Deze code klopt niet" in wrong.content.decode()
    answer = client.post(
        reverse("account_email_verification_sent"), {"code": code_in(mail), "action": "verify"}
    )
    assert answer["Location"] == reverse("account_home")
    assert client.get(reverse("account_home")).status_code == 200
    account = Account.objects.get(email="nieuw@voorbeeld.nl")
    assert account.password.startswith("argon2")
    assert EmailAddress.objects.get(user=account).verified


def test_signing_up_tells_nobody_who_has_an_account(mailoutbox):
    person("bekend@voorbeeld.nl", password=PASSWORD)
    pages = []
    for email in ("bekend@voorbeeld.nl", "onbekend@voorbeeld.nl"):
        client = Client()
        answer = sign_up(client, email)
        page = client.get(answer["Location"])
        text = re.sub(r'value="[^"]{64}"', "", page.content.decode())
        pages.append((answer.status_code, answer["Location"], text.replace(email, "")))
    assert pages[0] == pages[1]
    assert [mail.to[0] for mail in mailoutbox] == ["bekend@voorbeeld.nl", "onbekend@voorbeeld.nl"]
    assert "Er is al een account" in mailoutbox[0].body


@pytest.mark.parametrize("email", ["bekend@voorbeeld.nl", "onbekend@voorbeeld.nl"])
def test_logging_in_wrongly_and_forgetting_say_the_same_to_everyone(client, mailoutbox, email):
    person("bekend@voorbeeld.nl", password=PASSWORD)
    page = log_in(client, email, "niet het goede").content.decode()
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in page
    answer = client.post(reverse("account_reset_password"), {"email": email})
    assert answer["Location"] == reverse("account_reset_password_done")
    assert len(mailoutbox) == 1, "the one who owns the address learns it, and nobody else"


def test_a_new_password_by_a_link_that_works_once(client, mailoutbox):
    someone = person("a@voorbeeld.nl", password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": "a@voorbeeld.nl"})
    link = re.search(r"https?://\S+/nieuw/\S+", mailoutbox[0].body)[0]
    path = link.split("/", 3)[3]
    page = client.get(f"/{path}", follow=True)
    assert "set-password" in page.redirect_chain[0][0], "the key does not stay in the address"
    new = "heel andere woorden nu"
    client.post(page.redirect_chain[0][0], {"password1": new, "password2": new})
    someone.refresh_from_db()
    assert someone.check_password(new)
    assert "Deze link werkt niet meer" in Client().get(f"/{path}", follow=True).content.decode()


def test_a_second_step_is_asked_for_and_needed(client, mailoutbox):
    someone = person("a@voorbeeld.nl", ("moderator", ""), password=PASSWORD)
    log_in(client, "a@voorbeeld.nl")
    page = client.get(reverse("staff_home")).content.decode()
    assert "Stel een tweede stap in" in page
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)}, follow=True)
    assert "Herstelcodes" in answer.content.decode()
    assert "Stel een tweede stap in" not in client.get(reverse("staff_home")).content.decode()
    assert secret not in str(Authenticator.objects.get(user=someone, type="totp").data), "enciphered"
    assert mailoutbox[-1].subject == "Er is iets veranderd aan je account bij Binnenuit"
    recovery = re.search(r"<code>(\d{8})</code>", answer.content.decode())[1]
    other = Client()
    assert log_in(other, "a@voorbeeld.nl")["Location"] == reverse("mfa_authenticate")
    assert other.get(reverse("account_home")).status_code == 302
    assert (
        "Deze code klopt niet" in other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    )
    other.post(reverse("mfa_authenticate"), {"code": recovery})
    assert "Stel een tweede stap in" not in other.get(reverse("staff_home")).content.decode()


def test_guessing_a_password_is_stopped_for_an_account_and_for_a_browser(client):
    person("a@voorbeeld.nl", password=PASSWORD)
    for _attempt in range(5):
        log_in(client, "a@voorbeeld.nl", "niet het goede")
    assert "Dit is te vaak misgegaan" in log_in(client, "a@voorbeeld.nl").content.decode()
    for number in range(30):
        answer = log_in(client, f"ander{number}@voorbeeld.nl", "x", REMOTE_ADDR="192.0.2.1")
    assert answer.status_code in {200, 429}
    assert "te vaak" in answer.content.decode()


def test_limits_keep_no_address(client):
    log_in(client, "a@voorbeeld.nl", "niet het goede")
    kept = str(getattr(cache, "_cache", {}).keys())
    assert "login" in kept
    assert "127.0.0.1" not in kept
    assert "a@voorbeeld.nl" not in kept
    assert browser_mark("2001:db8:1:2::1") == browser_mark("2001:db8:1:2:ffff::9")
    assert browser_mark("192.0.2.1") != browser_mark("192.0.2.2")


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site_after_logging_in(client, elsewhere):
    person("a@voorbeeld.nl", password=PASSWORD)
    answer = log_in(client, "a@voorbeeld.nl", next=elsewhere)
    assert answer["Location"] == reverse("account_home")


def test_after_logging_in_one_is_where_one_was_going(client):
    person("a@voorbeeld.nl", password=PASSWORD)
    assert log_in(client, "a@voorbeeld.nl", next="/beheer")["Location"] == "/beheer"


def test_a_form_of_another_site_does_nothing():
    someone = person("a@voorbeeld.nl", password=PASSWORD)
    client = sign_in(Client(enforce_csrf_checks=True), someone, second_factor=False)
    answer = client.post(reverse("account_home"), {"display_name": "Gekaapt", "language": "nl"})
    assert answer.status_code == 403
    assert "Dit formulier is te oud" in answer.content.decode()
    someone.refresh_from_db()
    assert someone.display_name == ""


def test_pages_of_the_account_are_kept_by_nobody_and_cookies_by_the_browser_only(client):
    person("a@voorbeeld.nl", password=PASSWORD)
    answer = log_in(client, "a@voorbeeld.nl")
    cookie = answer.cookies["binnenuit"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert not cookie["max-age"], "without 'remember me' it ends with the browser"
    assert answer.headers["Cache-Control"].count("no-store") == 1
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_visitor_pages_set_and_read_nothing_logged_in_or_not(client, django_assert_num_queries):
    sign_in(client, person("a@voorbeeld.nl", ("administrator", "")))
    for browser in (client, Client()):
        with django_assert_num_queries(0):
            answer = browser.get("/over")
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        request = answer.wsgi_request
        assert not hasattr(request, "session")
        assert not hasattr(request, "user")


def test_leaving_quickly_ends_the_session_here_too(client, settings):
    settings.EXIT = "https://weer.example/"
    account = person("a@voorbeeld.nl", ("moderator", ""))
    sign_in(client, account)
    kept = client.session.session_key
    page = client.get("/beheer").content.decode()
    assert page.count('href="/account/weg"') == 1
    assert 'data-clear="/account/weg"' in page
    answer = client.get("/account/weg")
    assert (answer.status_code, answer["Location"]) == (303, "https://weer.example/")
    assert '"cookies"' in answer["Clear-Site-Data"]
    assert answer["Referrer-Policy"] == "no-referrer"
    elsewhere = Client()
    elsewhere.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert elsewhere.get("/account").status_code == 302, "who kept the cookie has no session either"
    assert Client().get("/account/weg").status_code == 303
