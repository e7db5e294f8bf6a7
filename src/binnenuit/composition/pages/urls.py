"""The addresses of the pages that show what several rooms know."""

from django.urls import path

from binnenuit.composition.pages import about, concepts, home, municipalities, organisation

urlpatterns = [
    path("", home.home, name="home"),
    path("over", about.about, name="about"),
    path("organisaties/<slug:code>", organisation.organisation, name="organisation"),
    path("gemeenten", municipalities.municipalities, name="municipalities"),
    path("gemeenten/<slug:slug>", municipalities.municipality, name="municipality"),
    path("begrippen", concepts.concepts, name="concepts"),
    path("begrippen.ttl", concepts.concepts_as, {"form": "turtle"}, name="concepts_turtle"),
    path("begrippen.jsonld", concepts.concepts_as, {"form": "json-ld"}, name="concepts_jsonld"),
    path("begrippen/<slug:concept_id>", concepts.concept, name="concept"),
    path("begrippen/<slug:concept_id>.ttl", concepts.concept_as, {"form": "turtle"}, name="concept_turtle"),
    path(
        "begrippen/<slug:concept_id>.jsonld", concepts.concept_as, {"form": "json-ld"}, name="concept_jsonld"
    ),
]
