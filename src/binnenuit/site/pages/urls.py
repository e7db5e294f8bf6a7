"""The addresses of the pages that show what several rooms know."""

from django.urls import path

from binnenuit.site.pages import (
    about,
    concepts,
    data,
    design,
    design_document,
    home,
    leaving,
    manifest,
    municipalities,
    organisation,
    statements,
    white_spots,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("site.webmanifest", manifest.manifest, name="manifest"),
    path("over", about.about, name="about"),
    path("data", data.data, name="data"),
    path("snel-weg", leaving.leaving, name="leaving"),
    path("ontwerp", design.design, name="design"),
    path("ontwerp/document.pdf", design_document.design_document, name="design_document"),
    path("ontwerp/", design.design_with_slash, name="design_with_slash"),
    path("sporen-wissen", statements.traces, name="traces"),
    path("privacy", statements.privacy, name="privacy"),
    path("toegankelijkheid", statements.accessibility, name="accessibility"),
    path("organisaties/<slug:code>", organisation.organisation, name="organisation"),
    path("gemeenten", municipalities.municipalities, name="municipalities"),
    path("gemeenten/<slug:slug>", municipalities.municipality, name="municipality"),
    path("witte-vlekken", white_spots.in_country, name="white_spots"),
    path("witte-vlekken.csv", white_spots.in_country_csv, name="white_spots_csv"),
    path("gemeenten/<slug:slug>/witte-vlekken", white_spots.in_municipality, name="white_spots_municipality"),
    path(
        "gemeenten/<slug:slug>/witte-vlekken.csv",
        white_spots.in_municipality_csv,
        name="white_spots_municipality_csv",
    ),
    path("begrippen", concepts.concepts, name="concepts"),
    path("begrippen.ttl", concepts.concepts_as, {"form": "turtle"}, name="concepts_turtle"),
    path("begrippen.jsonld", concepts.concepts_as, {"form": "json-ld"}, name="concepts_jsonld"),
    path("begrippen/<slug:concept_id>", concepts.concept, name="concept"),
    path("begrippen/<slug:concept_id>.ttl", concepts.concept_as, {"form": "turtle"}, name="concept_turtle"),
    path(
        "begrippen/<slug:concept_id>.jsonld", concepts.concept_as, {"form": "json-ld"}, name="concept_jsonld"
    ),
]
