"""The addresses of programmes and partnerships."""

from django.urls import path

from binnenuit.domain.programmes.web import views

urlpatterns = [
    path("programmas", views.programmes, name="programmes"),
    path("programmas/<slug:code>", views.programme, name="programme"),
    path("samenwerkingen/<slug:code>", views.partnership, name="partnership"),
]
