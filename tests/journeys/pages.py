"""Which pages there are for visitors, and how one address looks in another language."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import translation

from binnenuit.ui.pages import languages_of

LANGUAGES = [tag for tag, _name in settings.LANGUAGES if tag in {"nl", "en", "ar"}]
"""The source, the best known other one, and one from right to left; the other languages have the same pages."""
NO_PAGES = {"health", "leave", "suggestions", "design_with_slash"}
"""For machines, though their addresses have no ending that says so."""
INTERFACES = ("/api/v1", "/hsds")
"""For programs; people read `/api`."""
ACCOUNT = "/account/"
"""Who logs in gets a cookie, so those pages are no visitor's: they have journeys of their own."""
WITH_SOMETHING_IN_IT = [
    "/zoeken?q=taalmaatje&bij=rotterdam&straal=25",
    "/zoeken?soort=organisatie",
    "/zoeken?q=qwxyzzv+plqrst",
    "/zoeken?q=taalmaatje&bij=vaals&straal=2&dag=zondag&kosten=betaald",
    "/zoeken?pagina=nul",
    "/zoeken/melding?q=taalmaatje",
    "/widget?gemeente=rotterdam&tekst=eeeeee",
    "/widget/zoeken?q=taal&kop=Doe+mee&kleur=8a1c5b&achtergrond=fff8e7",
    "/widget/zoeken?kleur=eeeeee",
    "/zoeken/delen?q=taalmaatje",
    "/zoeken/flyer/a4?q=taalmaatje",
    "/witte-vlekken?thema=taal-leren&doelgroep=vrouwen",
    "/gemeenten/tilburg",
    "/gemeenten/urk/witte-vlekken",
    "/begrippen/huwelijksdwang",
    "/programmas/samen",
    "/samenwerkingen/alliantie-jong-gelijk",
    "/organisaties/movisie",
    "/organisaties/movisie/verbeteren",
    "/organisaties/movisie/melden",
    "/bestaat-niet",
]


def every_page() -> list[str]:
    """Return an address, in Dutch, for every kind of page that everyone may see."""
    with translation.override("nl"):
        plain = [reverse(name) for name in _names(get_resolver())]
    for_people = [
        address for address in plain if not address.startswith((ACCOUNT, *INTERFACES)) and "." not in address
    ]
    return [*sorted(for_people), *WITH_SOMETHING_IN_IT]


def readable_in(address: str, language: str) -> bool:
    """Say whether a page is in `language`: what is for builders is in the complete languages only."""
    try:
        view = resolve(address.partition("?")[0]).func
    except Resolver404:
        return True
    return language in languages_of(view)


def _names(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry)
        elif isinstance(entry, URLPattern) and _is_one_page(entry):
            yield str(entry.name)


def _is_one_page(entry: URLPattern) -> bool:
    for_everyone = getattr(entry.callback, "audience", "") == "everyone"
    return for_everyone and not entry.pattern.regex.groups and entry.name not in NO_PAGES


def in_language(address: str, language: str) -> str:
    """Return the same page in another language."""
    return address if language == settings.LANGUAGE_CODE else f"/{language}{address}"
