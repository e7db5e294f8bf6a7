"""Examples for the OpenAPI document: what the site says of some things that several rooms know, cut short."""

from typing import Any

from binnenuit.api.examples import answering, one_page
from binnenuit.api.serving import LICENCE

_SITE = "https://binnenuit.example.nl"
_API = f"{_SITE}/api/v1"
_MOVISIE = {"code": "movisie", "name": "Movisie", "url": f"{_API}/organisations/movisie"}
_CONCEPT = {
    "id": "taal-leren",
    "scheme": "themes",
    "notation": "",
    "broader": ["meedoen"],
    "narrower": ["taalmaatje"],
    "related": ["taalcafe"],
    "labels": [
        {"language": "nl", "kind": "preferred", "text": "Taal leren", "checked": True},
        {"language": "en", "kind": "preferred", "text": "Learning the language", "checked": True},
    ],
    "definitions": {"en": "Learning to understand, speak, read and write Dutch or another language."},
    "deprecated": False,
    "replacedBy": "",
    "url": f"{_API}/concepts/taal-leren",
    "page": f"{_SITE}/begrippen/taal-leren",
}
_TILBURG = {
    "code": "GM0855",
    "name": "Tilburg",
    "alsoKnownAs": [],
    "province": "PV30",
    "population": 230825,
    "latitude": 51.5555,
    "longitude": 5.0913,
    "url": f"{_API}/municipalities/GM0855",
    "page": f"{_SITE}/gemeenten/tilburg",
}
_SPOT = {
    "municipality": "GM0855",
    "population": 230825,
    "here": 0,
    "expected": 4.1,
    "chance": 0.017,
    "verdict": "missing",
}

ORGANISATIONS = answering(one_page([_MOVISIE], f"{_API}/organisations"))
ORGANISATION = answering(
    {
        **_MOVISIE,
        "shortName": "",
        "kind": "knowledge_institute",
        "kvk": "",
        "website": "https://www.movisie.nl",
        "descriptions": {"en": "National knowledge institute for social issues."},
        "partOf": None,
        "parts": [],
        "participations": [
            {
                "kind": "programme",
                "code": "respectvol-samenleven",
                "titles": {"en": "Respectful Living Together", "nl": "Respectvol Samenleven"},
                "role": "executing",
                "starts": None,
                "ends": "2022-10-07",
            }
        ],
        "sources": [
            {
                "title": "Movisie: Alliantie Verandering van Binnenuit",
                "url": "https://www.movisie.nl/alliantie-verandering-binnenuit",
                "checked": "2026-11-23",
            }
        ],
        "example": False,
        "page": f"{_SITE}/organisaties/movisie",
    }
)
CONCEPTS = answering(one_page([_CONCEPT], f"{_API}/concepts"))
CONCEPT = answering(_CONCEPT)
MUNICIPALITIES = answering(one_page([_TILBURG], f"{_API}/municipalities"))
MUNICIPALITY = answering(_TILBURG)
PLACES = answering(
    {
        "items": [
            {
                "kind": "municipality",
                "label": "Tilburg",
                "code": "GM0855",
                "municipality": "GM0855",
                "latitude": 51.5555,
                "longitude": 5.0913,
                "approximate": False,
            }
        ]
    }
)
SUGGESTIONS = answering(
    {"items": [{"kind": "concept", "label": "Taalmaatje", "detail": "", "code": "taalmaatje"}]}
)
ABOUT = answering(
    {
        "title": "Binnenuit",
        "version": "1.0.0",
        "openapi": f"{_API}/openapi.json",
        "documentation": f"{_SITE}/api",
        "licence": LICENCE["url"],
        "hsds": f"{_SITE}/hsds",
        "data": f"{_SITE}/data",
    }
)


def white_spots() -> dict[str, Any]:
    """Return the example for white spots, with the answer for a concept that there is none of."""
    found = one_page([_SPOT], f"{_API}/white-spots")
    shown = answering({**found, "concepts": ["taal-leren"], "national": 47, "countsExamples": False})
    shown["responses"][404] = {"description": "There is no such concept."}
    return shown
