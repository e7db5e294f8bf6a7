"""The catalogue of what can be taken away, by DCAT-AP-NL 3.0 (Turtle and JSON-LD)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from binnenuit.interchange.export.formats import Format, files

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

LICENCE = "http://creativecommons.org/licenses/by/4.0/deed.nl"
"""As the list of DCAT-AP-NL writes CC BY 4.0."""
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_STANDARD = "http://data.overheid.nl/standaarden/dcat-ap-nl/3.0"
_TITLES = {
    "nl": "Initiatieven voor zelfbeschikking en sociaal contact",
    "en": "Initiatives for self-determination and social contact",
}
_DESCRIPTIONS = {
    "nl": "Alle gepubliceerde initiatieven, met organisaties, programma's, samenwerkingen en begrippen. "
    "Van een verborgen plek staat alleen de gemeente erin.",
    "en": "All published initiatives, with organisations, programmes, partnerships and concepts. "
    "Of a hidden place it holds the municipality only.",
}
_KEYWORDS = ("zelfbeschikking", "sociaal contact", "initiatieven", "HSDS")


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes, and where."""

    base_url: str
    contact: str
    """E-mail address, or empty."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a dump."""

    format: Format
    size: int
    """Bytes."""
    sha256: str


def catalogue(site: Site, files: Sequence[Made], made: datetime) -> "Graph":
    """Return the catalogue: one dataset with a distribution for each file, and the two APIs that serve it."""
    from rdflib import RDF, Graph, Literal, URIRef
    from rdflib.namespace import DCAT, DCTERMS, FOAF, XSD

    graph = Graph(bind_namespaces="none")
    spdx = "http://spdx.org/rdf/terms#"
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("spdx", spdx), ("xsd", XSD)):
        graph.bind(prefix, namespace)
    whole, dataset = URIRef(f"{site.base_url}/data#catalogus"), URIRef(f"{site.base_url}/data#dataset")
    publisher = URIRef(f"{site.base_url}/over#uitgever")
    when = Literal(made.isoformat(), datatype=XSD.dateTime)
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal("Binnenuit", lang="nl")))
    for subject, kind in ((whole, DCAT.Catalog), (dataset, DCAT.Dataset)):
        graph.add((subject, RDF.type, kind))
        _add_texts(graph, subject)
        graph.add((subject, DCTERMS.publisher, publisher))
        graph.add((subject, DCTERMS.modified, when))
        graph.add((subject, DCTERMS.language, URIRef(f"{_AUTHORITY}language/NLD")))
    graph.add((whole, DCTERMS.conformsTo, URIRef(_STANDARD)))
    graph.add((whole, DCTERMS.license, URIRef(LICENCE)))
    graph.add((whole, FOAF.homepage, URIRef(f"{site.base_url}/data")))
    graph.add((whole, DCAT.dataset, dataset))
    _describe(graph, dataset, site)
    for each in files:
        graph.add((dataset, DCAT.distribution, _add_file(graph, each, site)))
    for path, title in (("/api/v1", "Binnenuit API"), ("/hsds", "HSDS 3.1 API")):
        service = _add_service(graph, f"{site.base_url}{path}", title)
        graph.add((whole, DCAT.service, service))
        graph.add((service, DCAT.servesDataset, dataset))
        graph.add((service, DCTERMS.publisher, publisher))
        graph.add((service, DCAT.contactPoint, URIRef(f"{site.base_url}/over#contact")))
    return graph


def serialised(graph: "Graph") -> Mapping[str, bytes]:
    """Return the catalogue by name of its file."""
    context = {prefix: str(uri) for prefix, uri in graph.namespaces()}
    return {
        "catalog.ttl": graph.serialize(format="turtle", encoding="utf-8"),
        "catalog.jsonld": graph.serialize(format="json-ld", encoding="utf-8", context=context, indent=2),
    }


def files_of(made: Mapping[str, tuple[int, str]]) -> list[Made]:
    """Return the files of a dump, by their names: (size, SHA-256)."""
    return [Made(each, *made[each.file]) for each in files() if each.file in made]


def _add_texts(graph: "Graph", subject: "URIRef") -> None:
    from rdflib import Literal
    from rdflib.namespace import DCTERMS

    for language, title in _TITLES.items():
        graph.add((subject, DCTERMS.title, Literal(title, lang=language)))
        graph.add((subject, DCTERMS.description, Literal(_DESCRIPTIONS[language], lang=language)))


def _describe(graph: "Graph", dataset: "URIRef", site: Site) -> None:
    from rdflib import RDF, Literal, Namespace, URIRef
    from rdflib.namespace import DCAT, DCTERMS, XSD

    vcard = Namespace("http://www.w3.org/2006/vcard/ns#")
    graph.bind("vcard", vcard)
    graph.add((dataset, DCTERMS.identifier, Literal(str(dataset), datatype=XSD.anyURI)))
    graph.add((dataset, DCTERMS.license, URIRef(LICENCE)))
    graph.add((dataset, DCTERMS.accessRights, URIRef(f"{_AUTHORITY}access-right/PUBLIC")))
    graph.add((dataset, DCTERMS.accrualPeriodicity, URIRef(f"{_AUTHORITY}frequency/DAILY")))
    graph.add((dataset, DCTERMS.spatial, URIRef(f"{_AUTHORITY}country/NLD")))
    graph.add((dataset, DCAT.theme, URIRef(f"{_AUTHORITY}data-theme/SOCI")))
    graph.add((dataset, DCAT.landingPage, URIRef(f"{site.base_url}/data")))
    for word in _KEYWORDS:
        graph.add((dataset, DCAT.keyword, Literal(word, lang="nl")))
    contact = URIRef(f"{site.base_url}/over#contact")
    graph.add((dataset, DCAT.contactPoint, contact))
    graph.add((contact, RDF.type, vcard.Organization))
    graph.add((contact, vcard.fn, Literal("Binnenuit", lang="nl")))
    graph.add((contact, vcard.hasURL, contact))
    if "@" in site.contact:
        graph.add((contact, vcard.hasEmail, URIRef(f"mailto:{site.contact.removeprefix('mailto:')}")))


def _add_file(graph: "Graph", made: Made, site: Site) -> "URIRef":
    from rdflib import RDF, BNode, Literal, Namespace, URIRef
    from rdflib.namespace import DCAT, DCTERMS, XSD

    spdx = Namespace("http://spdx.org/rdf/terms#")
    address, form = URIRef(f"{site.base_url}/data/{made.format.file}"), made.format
    distribution = URIRef(f"{site.base_url}/data#{form.file}")
    graph.add((distribution, RDF.type, DCAT.Distribution))
    graph.add((distribution, DCTERMS.title, Literal(form.title, lang="en")))
    graph.add((distribution, DCAT.accessURL, URIRef(f"{site.base_url}/data")))
    graph.add((distribution, DCAT.downloadURL, address))
    graph.add((distribution, DCTERMS.license, URIRef(LICENCE)))
    graph.add((distribution, DCTERMS["format"], URIRef(form.file_type_uri)))
    media_type = URIRef(f"https://www.iana.org/assignments/media-types/{form.media_type}")
    graph.add((distribution, DCAT.mediaType, media_type))
    graph.add((distribution, DCAT.byteSize, Literal(made.size, datatype=XSD.nonNegativeInteger)))
    if form.conforms_to:
        graph.add((distribution, DCTERMS.conformsTo, URIRef(form.conforms_to)))
    checksum = BNode(f"sum-{form.file.replace('.', '-')}")
    graph.add((distribution, spdx.checksum, checksum))
    graph.add((checksum, RDF.type, spdx.Checksum))
    graph.add((checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256))
    graph.add((checksum, spdx.checksumValue, Literal(made.sha256, datatype=XSD.hexBinary)))
    return distribution


def _add_service(graph: "Graph", address: str, title: str) -> "URIRef":
    from rdflib import RDF, Literal, URIRef
    from rdflib.namespace import DCAT, DCTERMS

    service = URIRef(f"{address}#service")
    graph.add((service, RDF.type, DCAT.DataService))
    graph.add((service, DCTERMS.title, Literal(title, lang="en")))
    graph.add((service, DCAT.endpointURL, URIRef(address)))
    graph.add((service, DCAT.endpointDescription, URIRef(f"{address}/openapi.json")))
    graph.add((service, DCTERMS.license, URIRef(LICENCE)))
    graph.add((service, DCTERMS.accessRights, URIRef(f"{_AUTHORITY}access-right/PUBLIC")))
    return service
