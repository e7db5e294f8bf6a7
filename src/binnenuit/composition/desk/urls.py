"""The addresses of the staff's desk; other rooms have their own below /beheer/."""

from django.urls import path

from binnenuit.composition.desk import home, people, trail
from binnenuit.composition.desk.organisations import editing, keeping

urlpatterns = [
    path("beheer", home.home, name="staff_home"),
    path("beheer/mensen", people.people, name="people"),
    path("beheer/mensen/<int:pk>", people.person, name="person"),
    path("beheer/mensen/<int:pk>/rollen/<int:role>/beeindig", people.end_role, name="end_role"),
    path("beheer/logboek", trail.trail, name="audit"),
    path("beheer/logboek.csv", trail.trail_csv, name="audit_csv"),
    path("beheer/organisaties", keeping.own, name="own_organisations"),
    path("beheer/organisaties/<slug:code>", keeping.keep, name="keep_organisation"),
    path("beheer/organisaties/<slug:code>/bewerken", editing.edit, name="edit_organisation"),
    path("beheer/organisaties/<slug:code>/geschiedenis", keeping.history, name="organisation_history"),
]
