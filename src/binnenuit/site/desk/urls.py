"""The addresses of the staff's desk; other rooms have their own below /beheer/."""

from django.urls import path

from binnenuit.site.desk import home, import_reports, imports, people, trail
from binnenuit.site.desk.organisations import editing, keeping

urlpatterns = [
    path("beheer", home.home, name="staff_home"),
    path("beheer/mensen", people.people, name="people"),
    path("beheer/mensen/<int:pk>", people.person, name="person"),
    path("beheer/mensen/<int:pk>/rollen/<int:role>/beeindig", people.end_role, name="end_role"),
    path("beheer/importeren", imports.imports, name="imports"),
    path("beheer/importeren/<int:pk>", import_reports.job, name="import_job"),
    path("beheer/importeren/<int:pk>/kolommen", imports.columns, name="import_columns"),
    path("beheer/importeren/<int:pk>/begin", import_reports.begin, name="import_begin"),
    path("beheer/importeren/<int:pk>/verslag.csv", import_reports.report, name="import_report"),
    path("beheer/importeren/<int:pk>/weg", imports.drop, name="import_drop"),
    path("beheer/importeren/terug/<int:number>", import_reports.undo, name="import_undo"),
    path("beheer/logboek", trail.trail, name="audit"),
    path("beheer/logboek.csv", trail.trail_csv, name="audit_csv"),
    path("beheer/organisaties", keeping.own, name="own_organisations"),
    path("beheer/organisaties/<slug:code>", keeping.keep, name="keep_organisation"),
    path("beheer/organisaties/<slug:code>/bewerken", editing.edit, name="edit_organisation"),
    path("beheer/organisaties/<slug:code>/geschiedenis", keeping.history, name="organisation_history"),
]
