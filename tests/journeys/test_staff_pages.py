"""Every page of accounts and of the desk, with something on it: fits, and axe finds nothing.

One person with every role logs in with a password and a code, and looks at all of it. `PICTURES=1` keeps
what it looked like in `test-artifacts/staff/` (not in git).
"""

import json

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from binnenuit.foundation.accounts.web.middleware import in_area
from tests.journeys.axe import violations
from tests.journeys.matrix import matrix
from tests.journeys.pages import in_language
from tests.journeys.people import in_site
from tests.journeys.pictures import picture
from tests.journeys.screens import DESK, PHONE

EMAIL, PASSWORD = "alles@voorbeeld.nl", "vier losse woorden samen"
# the texts differ by language, the colours by scheme, how things stand by width: each is seen whole once with each
FORMS = {
    "nl": ((DESK, "light", False), (PHONE, "light", False), (PHONE, "dark", True)),
    "en": ((PHONE, "light", False), (DESK, "dark", True)),
}
NO_PAGES = {
    *("audit_csv", "account_logout", "account_leave", "answer_handover"),
    # need a file that was chosen: `test_import.py` goes through all of them
    *("import_job", "import_columns", "import_begin", "import_report", "import_drop", "import_undo"),
    # led away from where there is nothing to confirm, or where the first step has not been taken
    *("account_email_verification_sent", "mfa_login_webauthn", "account_set_password"),
    # need a key that a person holds in the hand
    *("mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn"),
    # an app for codes is on, so it is not offered again; its page is seen in `test_setting_up_a_second_step`
    "mfa_activate_totp",
}
"""Addresses that give no page of their own."""
PREPARED = """
import json, time, django
django.setup()
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.utils import translation
from tests.factories.accounts import give, person
from binnenuit.domain.initiatives.actions.claiming import claim
from binnenuit.domain.initiatives.actions.handing_over import hand_over
from binnenuit.domain.initiatives.actions.submissions import HandedIn, ask, reply, submit
from binnenuit.domain.initiatives.models import Initiative, Submission
from binnenuit.domain.initiatives.queries.revisions import content_at
from binnenuit.domain.initiatives.actions.saving import save_initiative
from binnenuit.domain.initiatives.queries import stored
from binnenuit.foundation.link_checks.service import NIGHTS, LinkPlace, LinkStatus, PublishedLink, note_link
from binnenuit.foundation.organisations import service as organisations
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, OPERATOR, SYSTEM, VISITOR
from dataclasses import replace
from datetime import timedelta
roles = [("moderator", ""), ("administrator", ""), ("editor", ""), ("programme_officer", "programme:samen")]
someone = person(%(email)r, *roles, password=%(password)r)
newcomer = person("nieuw@voorbeeld.nl", password=%(password)r)
secret = generate_totp_secret()
TOTP.activate(someone, secret)
RecoveryCodes.activate(someone)
# journeys on the same site look at others
about = Initiative.objects.visible().filter(example=True).order_by("-pk").first()
others = Initiative.objects.visible().filter(example=True).exclude(organisation=about.organisation)
other = others.order_by("-pk").first().organisation.code
give(someone, "holder", "organisation:" + other)
now = stored(about.code)
texts = {tag: replace(text, summary="Een andere zin, die langer is dan wat er stond.") for tag, text in now.content.texts.items()}
save_initiative(replace(now.content, texts=texts), actor=OPERATOR, code=about.code, version=now.version, reason="Het was niet duidelijk")
kept = organisations.kept_organisation(other, actor=OPERATOR)
organisations.save_organisation(replace(kept.data, short_name="Mov"), actor=OPERATOR, version=kept.version, reason="Zo heet het")
typed = {"name": "Soepcafé", "what": "Samen soep koken\\nelke dinsdag", "where": "Tilburg", "when": "", "who": "De buurt",
         "link": "https://www.eenheellangnaamdieniemandafbreekt.example/" + "a" * 90, "reach": "iemand@voorbeeld.nl"}
submit(HandedIn("proposal", typed), actor=VISITOR)
code = submit(HandedIn("correction", {"what": "Het is nu op woensdag", "link": "", "reach": ""}, about.code), actor=VISITOR)
ask(Submission.objects.get(code=code).pk, "Hoe laat begint het?", actor=OPERATOR)
reply(code, "Om tien uur.", actor=VISITOR)
submit(HandedIn("correction", {"what": "Ze heten nu anders", "link": "", "reach": ""}, organisation=other), actor=VISITOR)
submit(HandedIn("report", {"reason": "danger", "what": "Het adres", "reach": ""}, about.code), actor=VISITOR)
claim(about.code, {"email": "wij@voorbeeld.nl", "what": "Ik werk hier"}, actor=Actor("person", f"person:{newcomer.pk}", newcomer.pk))
hand_over(about.code, other, "Wij stoppen ermee", actor=OPERATOR)
link = PublishedLink("https://example.org/weg", "example.org", [LinkPlace("initiative", about.code, about.slug)])
for night in range(NIGHTS):
    with clock.stopped(clock.now() + timedelta(days=night - NIGHTS)):
        note_link(link, LinkStatus(works=False, cause="certificate"), actor=SYSTEM)
print(json.dumps({
    "codes": RecoveryCodes(someone.authenticator_set.get(type="recovery_codes")).get_unused_codes()[:2],
    "code": about.code, "other": other, "person": newcomer.pk, "own": someone.pk, "role": someone.roles.first().pk,
    "queue": {one.kind: one.pk for one in Submission.objects.order_by("-pk")},
    "of_organisation": Submission.objects.get(organisation__isnull=False, kind="correction").pk,
}))
""" % {"email": EMAIL, "password": PASSWORD}  # noqa: UP031 -- braces stand in it


def names_in_area(resolver=None, at=""):
    """Return the names of all addresses of accounts and the desk."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = at + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from names_in_area(entry, at)
        elif isinstance(entry, URLPattern) and in_area("/" + here.lstrip("^").removeprefix("/")):
            yield str(entry.name)


OUTSIDE = {
    "account_login": "/account/inloggen",
    "account_signup": "/account/aanmelden",
    "account_inactive": "/account/niet-actief",
    "account_reset_password": "/account/wachtwoord/vergeten",
    "account_reset_password_done": "/account/wachtwoord/verstuurd",
    "account_reset_password_from_key_done": "/account/wachtwoord/klaar",
    "account_reset_password_from_key": "/account/wachtwoord/nieuw/1-abc-def",
}
"""Pages for who is not logged in."""
INSIDE = {
    "account_home": "/account",
    "account_sessions": "/account/sessies",
    "account_data": "/account/gegevens",
    "account_delete": "/account/verwijderen",
    "account_change_password": "/account/wachtwoord",
    "account_email": "/account/e-mail",
    "account_reauthenticate": "/account/opnieuw/wachtwoord",
    "mfa_reauthenticate": "/account/opnieuw/code",
    "mfa_index": "/account/veilig",
    "mfa_deactivate_totp": "/account/veilig/app/uit",
    "mfa_view_recovery_codes": "/account/veilig/herstelcodes",
    "mfa_generate_recovery_codes": "/account/veilig/herstelcodes/nieuw",
    "mfa_list_webauthn": "/account/veilig/passkeys",
    "mfa_add_webauthn": "/account/veilig/passkeys/nieuw",
    "staff_home": "/beheer",
    "people": "/beheer/mensen",
    "person": "/beheer/mensen/{person}",
    "end_role": "/beheer/mensen/{own}/rollen/{role}/beeindig",
    "audit": "/beheer/logboek",
    "imports": "/beheer/importeren",
    "queue": "/beheer/wachtrij",
    "queue_item": "/beheer/wachtrij/{queue[proposal]}",
    "queue_item correction": "/beheer/wachtrij/{queue[correction]}",
    "queue_item report": "/beheer/wachtrij/{queue[report]}",
    "queue_item claim": "/beheer/wachtrij/{queue[claim]}",
    "queue_item handover": "/beheer/wachtrij/{queue[handover]}",
    "queue_item link": "/beheer/wachtrij/{queue[link]}",
    "own_initiatives": "/beheer/initiatieven?q=a",
    "new_initiative": "/beheer/initiatieven/nieuw?uit={queue[proposal]}",
    "keep_initiative": "/beheer/initiatieven/{code}",
    "edit_initiative": "/beheer/initiatieven/{code}/bewerken",
    "initiative_history": "/beheer/initiatieven/{code}/geschiedenis",
    "merge_initiative": "/beheer/initiatieven/{code}/samenvoegen",
    "hand_over": "/beheer/initiatieven/{code}/overdragen",
    "claim_initiative": "/beheer/initiatieven/{code}/houder",
    "close_programme": "/beheer/programmas/samen/afsluiten",
    "own_organisations": "/beheer/organisaties?q={other}",
    "keep_organisation": "/beheer/organisaties/{other}",
    "edit_organisation": "/beheer/organisaties/{other}/bewerken?uit={of_organisation}",
    "organisation_history": "/beheer/organisaties/{other}/geschiedenis",
}
"""Pages for who is logged in, by the name of the address and, after a space, what is on it."""


def test_every_page_of_accounts_and_desk_is_looked_at():
    looked_at = {name.split()[0] for name in (*OUTSIDE, *INSIDE)} | {"mfa_authenticate"}
    assert set(names_in_area()) - NO_PAGES == looked_at


@pytest.fixture(scope="module")
def prepared(site):
    return json.loads(in_site(site, PREPARED).splitlines()[-1])


@pytest.fixture(scope="module")
def visitor(browser, site):
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def log_in(page, code):
    """Log someone with every role in, by a password and a code."""
    page.goto("/account/inloggen")
    page.locator("#id_login").fill(EMAIL)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/account/inloggen/tweede-stap")
    assert look(page, "mfa_authenticate", "nl") == {}
    page.set_viewport_size({"width": DESK, "height": 800})
    page.locator("#id_code").fill(code)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/beheer")


@pytest.fixture(scope="module")
def someone(browser, site, prepared):
    """Return a tab in which someone with every role is logged in."""
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    page = context.new_page()
    log_in(page, prepared["codes"][0])
    yield page
    context.close()


def look(page, name, language):
    """Look at the page in every form; give what is wrong with it."""
    found = {}
    assert page.locator("h1").count() == 1, page.url
    for width, scheme, colours in FORMS[language]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        picture(page, "staff", language, f"{width}-{scheme}", name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found[f"{width}"] = f"is {wide} wide"
        if problems := violations(page, colours=colours):
            found[f"{width}-{scheme}"] = problems  # type: ignore[assignment]
    return found


def opened(page, address, language):
    """Open a page; prove once more who one is where it asks for that."""
    wanted = in_language(address, language)
    answer = page.goto(wanted)
    if "/opnieuw/" in page.url and "/opnieuw/" not in wanted:
        page.locator("#id_password").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url(f"**{wanted}")
        return page
    assert answer.status == 200, f"{wanted}: {answer.status}"
    assert page.url.endswith(wanted), f"{wanted} leads to {page.url}"
    return page


@pytest.mark.parametrize(("name", "language"), matrix(list(OUTSIDE), list(FORMS)))
def test_page_before_logging_in(visitor, name, language):
    assert look(opened(visitor, OUTSIDE[name], language), name, language) == {}


@pytest.mark.parametrize(("name", "language"), matrix(list(INSIDE), list(FORMS)))
def test_page(someone, prepared, name, language):
    assert look(opened(someone, INSIDE[name].format(**prepared), language), name, language) == {}


def test_a_wrong_password_and_an_empty_form_say_so_accessibly(visitor):
    visitor.goto("/account/inloggen")
    visitor.locator("#id_login").fill(EMAIL)
    visitor.locator("#id_password").fill("verkeerd wachtwoord")
    visitor.locator("main form button[type=submit]").first.click()
    assert look(visitor, "wrong_password", "nl") == {}


def test_setting_up_a_second_step(browser, site, prepared):  # noqa: ARG001 -- makes who is new
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/account/inloggen?next=/account/veilig/app")
    page.locator("#id_login").fill("nieuw@voorbeeld.nl")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/account/veilig/app")
    assert look(page, "mfa_activate_totp", "nl") == {}
    page.locator("#id_code").fill("000000")
    page.locator("main form button[type=submit]").first.click()
    assert look(page, "mfa_activate_totp_wrong", "nl") == {}
    context.close()


def test_leaving_quickly_logs_out(browser, site, prepared, neutral):
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    someone = context.new_page()
    log_in(someone, prepared["codes"][1])
    before = someone.context.cookies()
    someone.get_by_role("link", name="Snel weg (").click()
    someone.wait_for_url(neutral.address)
    someone.wait_for_timeout(300)  # what ends the session is asked for beside the leaving
    assert not any(cookie["name"] == "binnenuit" for cookie in someone.context.cookies())
    someone.context.add_cookies(before)
    someone.goto(f"{site.address}/beheer")
    assert "/account/inloggen" in someone.url, "who kept the cookie has no session either"
    context.close()
