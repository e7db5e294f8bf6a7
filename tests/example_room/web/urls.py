"""The addresses of the room's pages."""

from django.urls import path

from tests.example_room.web import views

urlpatterns = [
    path("verhalen", views.stories, name="stories"),
    path("verhalen/<slug:code>", views.story, name="story"),
]
