"""Who is the client: the one answer that every limit uses."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address that a request comes from, as the outermost of the operator's own proxies has seen it.

    Behind `settings.PROXIES` proxies that is the hop so many places from the right in X-Forwarded-For: what stands
    further to the left anyone can have written. A header with fewer hops did not pass all of them, so nothing in it
    can be believed, and the connection itself is the client.
    """
    proxies: int = settings.PROXIES
    if proxies:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        if len(hops) >= proxies:
            return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
