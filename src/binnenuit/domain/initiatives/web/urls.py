"""The addresses of this room."""

from django.urls import path

from binnenuit.domain.initiatives.web import views
from binnenuit.domain.initiatives.web.desk import editing, holding, keeping, queueing
from binnenuit.domain.initiatives.web.flyers import views as flyers
from binnenuit.domain.initiatives.web.upkeep import links
from binnenuit.domain.initiatives.web.upkeep import views as upkeep

urlpatterns = [
    path("i/<str:code>", flyers.short, name="initiative_short"),
    path("initiatieven/<slug:slug>-<str:code>", views.initiative, name="initiative"),
    path("initiatieven/<slug:slug>-<str:code>/delen", flyers.share_initiative, name="initiative_share"),
    path(
        "initiatieven/<slug:slug>-<str:code>/flyer/<str:paper>",
        flyers.initiative_flyer,
        name="initiative_flyer",
    ),
    path(
        "initiatieven/<slug:slug>-<str:code>/flyer-<str:paper>.pdf",
        flyers.initiative_flyer_pdf,
        name="initiative_flyer_pdf",
    ),
    path("initiatieven/<slug:slug>-<str:code>/qr.<str:form>", flyers.initiative_qr, name="initiative_qr"),
    path("initiatieven/<slug:slug>-<str:code>/verbeteren", upkeep.correct, name="correction"),
    path("initiatieven/<slug:slug>-<str:code>/melden", upkeep.report, name="report"),
    path("organisaties/<slug:code>/verbeteren", upkeep.correct_organisation, name="correct_organisation"),
    path("organisaties/<slug:code>/melden", upkeep.report_organisation, name="report_organisation"),
    path("voorstel", upkeep.propose, name="propose"),
    path("voorstel/antwoord", upkeep.find_submission, name="find_submission"),
    path("voorstel/<str:code>", upkeep.submission, name="submission"),
    path("bevestig/<str:token>", links.confirm, name="confirm_by_link"),
    path("bevestig/<str:token>/wijzigen", links.change, name="change_by_link"),
    path("houder/<str:token>", links.claim, name="claim_by_link"),
    path("beheer/wachtrij", queueing.waiting, name="queue"),
    path("beheer/wachtrij/<int:pk>", queueing.item, name="queue_item"),
    path("beheer/initiatieven", keeping.own, name="own_initiatives"),
    path("beheer/initiatieven/nieuw", editing.new, name="new_initiative"),
    path("beheer/initiatieven/<str:code>", keeping.keep, name="keep_initiative"),
    path("beheer/initiatieven/<str:code>/bewerken", editing.edit, name="edit_initiative"),
    path("beheer/initiatieven/<str:code>/geschiedenis", keeping.history, name="initiative_history"),
    path("beheer/initiatieven/<str:code>/samenvoegen", keeping.merge, name="merge_initiative"),
    path("beheer/initiatieven/<str:code>/overdragen", holding.handover, name="hand_over"),
    path("beheer/initiatieven/<str:code>/houder", holding.claim, name="claim_initiative"),
    path("beheer/overdracht/<int:pk>", holding.answer, name="answer_handover"),
    path("beheer/programmas/<slug:programme>/afsluiten", holding.close_programme, name="close_programme"),
]
