"""Examples for the OpenAPI document: what the site says of two of them, cut short."""

from binnenuit.api.examples import answering, one_page

_SITE = "https://binnenuit.example.nl"
_API = f"{_SITE}/api/v1"
_SAMEN = {
    "code": "samen",
    "kind": "project",
    "titles": {"en": "SAMEN", "nl": "SAMEN"},
    "term": {"starts": "2022-09", "ends": "2024-08-31"},
    "url": f"{_API}/programmes/samen",
}
_YOUNG = {
    "code": "alliantie-jong-gelijk",
    "kind": "alliance",
    "titles": {"en": "Alliance Young and Equal", "nl": "Alliantie Jong Gelijk"},
    "term": {"starts": "2023-01", "ends": "2027-12"},
    "url": f"{_API}/partnerships/alliantie-jong-gelijk",
}


def _organisation(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name, "url": f"{_API}/organisations/{code}"}


PROGRAMMES = answering(one_page([_SAMEN], f"{_API}/programmes"))
PROGRAMME = answering(
    {
        **_SAMEN,
        "status": "ended",
        "summaries": {"en": "Project against sexual and gender-based violence."},
        "aims": {"en": "To prevent and combat such violence, and to make the way to help easier."},
        "themes": ["gendergerelateerd-geweld"],
        "targetGroups": ["mensen-met-een-migratieachtergrond"],
        "funding": [
            {"funder": _organisation("europese-commissie", "Europese Commissie"), "cents": None, "note": {}}
        ],
        "facts": [
            {
                "about": "period",
                "certainty": "verified",
                "texts": {"en": "The project ended on 31 August 2024."},
                "sources": [1],
            }
        ],
        "sources": [
            {
                "number": 1,
                "title": "Huiselijkgeweld.nl: project SAMEN, 5 december 2022",
                "url": "https://www.huiselijkgeweld.nl/actueel/nieuws/2022/12/05/project-samen",
                "checked": "2026-11-23",
                "certainty": "verified",
                "supports": ["summary"],
            }
        ],
        "page": f"{_SITE}/programmas/samen",
        "parent": None,
        "children": [],
        "follows": None,
        "followedBy": [],
        "involved": [
            {"organisation": _organisation("iom-nederland", "IOM Nederland"), "role": "executing", "note": {}}
        ],
        "places": ["GM0202"],
        "partnerships": [],
    }
)
PARTNERSHIPS = answering(one_page([_YOUNG], f"{_API}/partnerships"))
PARTNERSHIP = answering(
    {
        **_YOUNG,
        "status": "running",
        "summaries": {"en": "Strategic partnership for and by young people."},
        "aims": {},
        "themes": [],
        "targetGroups": ["jongeren"],
        "funding": [],
        "facts": [],
        "sources": [],
        "page": f"{_SITE}/samenwerkingen/alliantie-jong-gelijk",
        "programme": None,
        "follows": None,
        "followedBy": [],
        "within": [],
        "members": [
            {
                "role": "member",
                "term": {"starts": None, "ends": None},
                "organisation": _organisation("rutgers", "Rutgers"),
                "partnership": None,
                "members": [],
            }
        ],
    }
)
