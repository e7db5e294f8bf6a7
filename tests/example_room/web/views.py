"""The pages of stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.ui.pages import public_page
from tests.example_room import queries


@public_page
def stories(request: HttpRequest) -> HttpResponse:
    """List all stories."""
    return render(request, "stories/stories.html", {"stories": queries.stories(*queries.bounds())})


@public_page
def story(request: HttpRequest, code: str) -> HttpResponse:
    """Show one story."""
    return render(request, "stories/story.html", {"story": queries.story(code)})
