"""Which organisations a question of HSDS chooses."""

from binnenuit.domain.initiatives.service.published import organisations_among
from binnenuit.foundation.organisations import service as organisations
from binnenuit.interchange.hsds.choosing import Asked, Selection
from binnenuit.interchange.hsds.parameters import OfOrganizations
from binnenuit.search import engine
from binnenuit.search.types import SearchRequest


def carriers(wanted: OfOrganizations) -> list[str]:
    """Return the codes of the organisations that are asked for, in the order in which they were recorded."""
    codes = [code for _pk, code in organisations.organisation_codes()]
    if wanted.search.strip():
        request = SearchRequest(text=wanted.search.strip(), kinds=("organisation",), facets=())
        found = set(engine.codes(request))
        codes = [code for code in codes if code in found]
    if wanted.taxonomy_term_id or wanted.taxonomy_id:
        asked = Asked(taxonomy_term=wanted.taxonomy_term_id, taxonomy=wanted.taxonomy_id)
        carrying = {code for keys in Selection(asked).every_key() for code in organisations_among(keys)}
        codes = [code for code in codes if code in carrying]
    return codes
