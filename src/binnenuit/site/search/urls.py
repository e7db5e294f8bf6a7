"""The addresses of the search, and of what it finds in other forms."""

from django.urls import path

from binnenuit.site.search import views
from binnenuit.site.search.alerts import views as alerts
from binnenuit.site.search.flyers import views as flyers
from binnenuit.site.search.map import grid
from binnenuit.site.search.map import views as map_views
from binnenuit.site.search.outputs import views as outputs
from binnenuit.site.search.widget import maker
from binnenuit.site.search.widget import views as widget

urlpatterns = [
    path("zoeken", views.search, name="search"),
    path("zoeken/suggesties", views.suggestions, name="suggestions"),
    path("zoeken.atom", outputs.atom, name="search_atom"),
    path("zoeken.geojson", outputs.geojson, name="search_geojson"),
    path("zoeken.csv", outputs.csv, name="search_csv"),
    path("zoeken.ics", outputs.ics, name="search_ics"),
    path("widget", maker.make, name="widget"),
    path("widget.js", widget.script, name="widget_script"),
    path("widget/stijl.css", widget.style, name="widget_style"),
    path("widget/zoeken", widget.frame, name="widget_frame"),
    path("zoeken/melding", alerts.ask, name="alert_new"),
    path("zoeken/kaart", map_views.search_map, name="search_map"),
    path("zoeken/kaart.json", grid.search_grid, name="search_grid"),
    path("kaart/grenzen.json", grid.map_outlines, name="map_outlines"),
    path("zoeken/delen", flyers.share_search, name="search_share"),
    path("zoeken/flyer/<str:paper>", flyers.search_flyer, name="search_flyer"),
    path("zoeken/flyer-<str:paper>.pdf", flyers.search_flyer_pdf, name="search_flyer_pdf"),
    path("zoeken/qr.<str:form>", flyers.search_qr, name="search_qr"),
    path("melding/gevraagd", alerts.asked, name="alert_asked"),
    path("melding/<str:token>", alerts.alert, name="alert"),
    path("melding/<str:token>/bevestigen", alerts.start, name="alert_start"),
    path("melding/<str:token>/stoppen", alerts.stop, name="alert_stop"),
    path("initiatieven/<slug:slug>-<str:code>.ics", outputs.initiative_ics, name="initiative_ics"),
]
