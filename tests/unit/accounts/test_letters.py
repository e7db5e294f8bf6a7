"""Each letter in each language, as text and HTML: whole, and harmless on someone else's screen."""

import re

import pytest
from django.utils import translation

from binnenuit.site.accounts.letters import LETTERS
from binnenuit.ui.mail import MAIL_LANGUAGES, Letter, as_html, as_text, send

TELLING = re.compile(r"huwelijk|dwang|geweld|hulp|marriage|violence|help|initiat", re.IGNORECASE)
"""What someone beside the reader must not learn from a mail about an account."""
CONTEXT = {"code": "ABC-123", "uid": "1", "key": "abc-def"}


@pytest.mark.parametrize("occasion", sorted(LETTERS))
@pytest.mark.parametrize("language", [tag for tag, _name in MAIL_LANGUAGES])
def test_a_letter_is_whole_and_tells_nothing_to_others(occasion, language):
    with translation.override(language):
        letter = LETTERS[occasion](CONTEXT)
        text, html = as_text(letter), as_html(letter)
    assert letter.subject
    assert len(letter.subject) < 60
    assert "@" not in text + html
    for words in (letter.subject, text, html):
        assert not TELLING.search(words)
    assert f'<html lang="{language}" dir="ltr">' in html
    loads = re.findall(r"<(?:img|link|script|iframe)|url\(", html)
    assert loads == [], "nothing is loaded, so nobody learns that the mail was opened"
    for paragraph in (*letter.paragraphs, *letter.after):
        assert paragraph in text
    if letter.button:
        assert letter.button[1] in text


@pytest.mark.django_db
def test_a_letter_is_written_in_the_language_of_its_reader(mailoutbox, django_capture_on_commit_callbacks):
    for language in ("en", "nl", "ar"):
        with django_capture_on_commit_callbacks(execute=True):
            send("a@voorbeeld.nl", language, lambda: Letter("Onderwerp\nmeer", (translation.get_language(),)))
    assert ["\n\nen\n\n" in mail.body for mail in mailoutbox][:2] == [True, False]
    assert "\n\nnl\n\n" in mailoutbox[2].body, (
        "mail is in the complete languages; else in the source language"
    )
    assert mailoutbox[0].subject == "Onderwerp meer"
    assert mailoutbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_a_letter_does_not_ask_the_network_for_this_machines_name(
    mailoutbox, django_capture_on_commit_callbacks, settings
):
    """A name server that does not answer would let the visitor wait; and readers need not know the machine."""
    settings.BASE_URL = "https://site.example"
    with django_capture_on_commit_callbacks(execute=True):
        send("a@voorbeeld.nl", "nl", lambda: Letter("Onderwerp", ("Tekst.",)))
    assert mailoutbox[0].message()["Message-ID"].endswith("@site.example>")
