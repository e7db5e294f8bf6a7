"""What Binnenuit is, and where its data come from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binnenuit.ui.pages import public_page


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Show the page about the site."""
    return render(request, "pages/about.html")
