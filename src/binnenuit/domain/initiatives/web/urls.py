"""The addresses of this room."""

from django.urls import path

from binnenuit.domain.initiatives.web import views

urlpatterns = [
    path("zoeken", views.search, name="search"),
    path("zoeken/suggesties", views.suggestions, name="suggestions"),
    path("initiatieven/<slug:slug>-<str:code>", views.initiative, name="initiative"),
]
