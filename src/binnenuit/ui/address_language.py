"""The language of an answer: the one that its address says, and no other."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from binnenuit.ui.addresses import same_page_in
from binnenuit.ui.formats import language
from binnenuit.ui.languages import SOURCE
from binnenuit.ui.pages import languages_of

Answer = Callable[[HttpRequest], HttpResponse]


class LanguageOfAddress:
    """Answers in the language that the address says: nothing is guessed from where or with what somebody reads.

    Pages that are not for visitors exist in the complete languages only: their address in another one leads to the
    page in Dutch.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag = translation.get_language_from_path(request.path_info) or SOURCE
        translation.activate(tag)  # for the whole answer: what is streamed is made after this returns
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", tag)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Lead on to the page in Dutch where there is none in this language."""
        if language() in languages_of(view):
            return None
        return HttpResponseRedirect(same_page_in(request, SOURCE))
