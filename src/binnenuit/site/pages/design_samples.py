# texts for staff
"""What the page /ontwerp shows: each component in its states, made by the very lines that stand beside it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop

from binnenuit.kernel import clock
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest
from binnenuit.site.pages import design_charts
from binnenuit.ui.formats import language


@dataclass(frozen=True, slots=True)
class Sample:
    """A component: its name in the page's address, its title, and the template that makes it."""

    id: str
    title: str
    source: str


def context() -> dict[str, Any]:
    """Return what the samples are made of; results are the site's own, so that their links lead somewhere."""
    found = engine.search(SearchRequest(size=2, language=language(), facets=()))
    today = clock.today()
    return {"hits": found.hits, "checked": today, **design_charts.context(today)}


SAMPLES = (
    Sample(
        "knop",
        gettext_noop("Knop"),
        """<p class="row">
  <button class="button" type="button">Zoeken</button>
  <button class="button is-hover" type="button">:hover</button>
  <button class="button is-focus" type="button">:focus</button>
  <button class="button" type="button" disabled>disabled</button>
</p>
<p class="row">
  <a class="button secondary" href="#knop">{{ c.icon("filter") }}Filters <span class="badge">2</span></a>
  <a class="button secondary is-hover" href="#knop">:hover</a>
  <a class="button secondary is-focus" href="#knop">:focus</a>
</p>""",
    ),
    Sample(
        "link",
        gettext_noop("Link"),
        """<p class="row"><a href="#link">Gewoon</a> <a class="is-hover" href="#link">:hover</a>
  <a class="is-focus" href="#link">:focus</a></p>""",
    ),
    Sample(
        "veld",
        gettext_noop("Invoerveld"),
        """{{ c.field("Plaats", "gewoon", hint="Of de vier cijfers van een postcode") }}
{{ c.field("Plaats", "fout", value="Tilbrug", error="Deze plaats kennen we niet. Typ bijvoorbeeld Tilburg.") }}
<div class="field"><label for="focus">:focus</label><input id="focus" class="is-focus" type="text"></div>
<div class="field"><label for="vast">readonly</label><input id="vast" type="text" readonly value="https://example.org/"></div>""",
    ),
    Sample("zoeken", gettext_noop("Zoekformulier"), """{{ c.search_form(q="taalmaatje", near="3014") }}"""),
    Sample(
        "filter",
        gettext_noop("Filter"),
        """{{ c.facet("Taal", "taal", [
  {"value": "tr", "label": "Turks", "count": 1200, "chosen": true},
  {"value": "ar", "label": "Arabisch", "count": 84, "chosen": false},
]) }}""",
    ),
    Sample(
        "gekozen",
        gettext_noop("Gekozen filters"),
        """{{ c.chips([{"label": "Turks", "address": "#gekozen"}, {"label": "Zaterdag", "address": "#gekozen"}], clear="#gekozen") }}""",
    ),
    Sample(
        "merk",
        gettext_noop("Merk"),
        """<p class="row">{{ c.tag("Taalmaatje", "#merk") }} {{ c.tag("Meerjarenplan", kind="quiet") }}
  {{ c.tag("voorbeeld", kind="example") }} {{ c.tag("Afgelopen", kind="warning") }}</p>""",
    ),
    Sample(
        "melding",
        gettext_noop("Melding"),
        """{% call c.notice() %}Je ziet initiatieven uit heel Nederland.{% endcall %}
{% call c.notice(kind="warning") %}We weten niet zeker of dit nog klopt. Vraag het na voordat je gaat.{% endcall %}
{{ c.example_notice() }}""",
    ),
    Sample("resultaat", gettext_noop("Resultaat"), """{{ c.hits(hits) }}"""),
    Sample(
        "kaartje",
        gettext_noop("Kaartje"),
        """<ul class="cards">
  <li class="card">{{ c.icon("map") }}<h3><a href="#kaartje">In je gemeente</a></h3><p>Wat er is, en wat ontbreekt.</p></li>
  <li class="card is-hover">{{ c.icon("search") }}<h3><a href="#kaartje">:hover</a></h3><p>De hele kaart is een link.</p></li>
</ul>""",
    ),
    Sample(
        "feiten",
        gettext_noop("Feiten"),
        """<dl class="key-facts">
  {% call c.fact("clock", "Wanneer") %}elke dinsdag, 10:00–12:00{% endcall %}
  {% call c.fact("place", "Waar") %}<a href="#feiten">gemeente Tilburg</a>{% endcall %}
</dl>
{{ c.facts([("Soort organisatie", "Stichting"), ("KvK-nummer", "00000000")]) }}""",
    ),
    Sample(
        "bladeren",
        gettext_noop("Bladeren"),
        """{{ c.pagination(2, 9, "#bladeren-") }}""",
    ),
    Sample(
        "leeg",
        gettext_noop("Niets gevonden"),
        """{% call c.empty("We hebben niets gevonden") %}<p><a href="#leeg">Zoek in heel Nederland</a></p>{% endcall %}""",
    ),
    Sample(
        "bronnen",
        gettext_noop("Bronnen"),
        """{{ c.sources([{"title": "Voorbeeld van een bron", "url": "https://example.org/", "checked": checked}], heading="Waar dit staat") }}""",
    ),
    Sample("plaats", gettext_noop("Kaart van een gemeente"), """{{ c.locator("GM0855", "Tilburg") }}"""),
    Sample(
        "legenda",
        gettext_noop("Legenda"),
        """{{ m.legend([{"level": 1, "first": 1, "last": 4}, {"level": 3, "first": 5, "last": 19}, {"level": 5, "first": 20, "last": none}], "in-a-row") }}""",
    ),
    Sample(
        "staven",
        gettext_noop("Staven"),
        """{{ c.tag("voorbeeld", kind="example") }}
{% call(item, part) charts.bars(bars, ("Thema", "Aantal"), "staven", caption="Aantal initiatieven per thema.") %}{{ item[part] }}{% endcall %}""",
    ),
    Sample(
        "tijdlijn",
        gettext_noop("Tijdlijn"),
        """{{ c.tag("voorbeeld", kind="example") }}
{% call(item, part) charts.timeline(timeline, ("Wat", "Periode"), "tijdlijn") %}{{ item[part] }}{% endcall %}""",
    ),
    Sample(
        "effecten",
        gettext_noop("Effecten van onderzoeken"),
        """{{ c.tag("voorbeeld", kind="example") }}
{% call(item, part) charts.forest(forest, ("Onderzoek", "Effect en interval"), "effecten", caption="Rechts van de stippellijn: het hielp. Links ervan: het werkte averechts.") %}{{ item[part] }}{% endcall %}""",
    ),
    Sample(
        "tegels",
        gettext_noop("Kaart van tegels"),
        """{{ c.tag("voorbeeld", kind="example") }}
{{ charts.grid(grid, areas, ("Provincie", "Aantal"), "tegels-uitleg", "Aantal initiatieven per provincie.") }}""",
    ),
)
