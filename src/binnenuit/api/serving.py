"""An API that keeps the rules which all our APIs have in common; the rooms bring the operations."""

import logging
from collections.abc import Callable, Mapping
from functools import cache, partial
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation, PathView
from ninja.utils import replace_path_param_notation

from binnenuit.api import answers, problems
from binnenuit.api.documented import Document, put_right
from binnenuit.api.problems import InvalidParam, problem
from binnenuit.api.shapes import Renderer
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound
from binnenuit.search.errors import IndexMissing
from binnenuit.ui.rate_limit import RateLimit

logger = logging.getLogger(__name__)

_RETRY_SECONDS = 120
_MOST_FINDINGS = 20
_LIMIT_SECONDS = 60.0
"""The window of `settings.API_REQUESTS`."""
Answer = Callable[..., HttpResponseBase]


class Api(NinjaAPI):
    """A read-only API under `root`, by the Dutch API Design Rules.

    `name` is the beginning of the names of its addresses. Errors are problem+json, all that is wrong is said at once,
    an unknown parameter is an error, answers have an ETag, and any site may read them.
    """

    def __init__(  # noqa: PLR0913 -- all that makes one API another
        self,
        *,
        name: str,
        root: str,
        title: str,
        version: str,
        description: str,
        strict: bool = True,
        schemas: Mapping[str, Any] | None = None,
    ) -> None:
        """Take the name, the path that it is mounted at ("/api/v1"), and what the document says of it.

        `strict`: an unknown parameter is an error. `schemas`: shapes that operations refer to by name.
        """
        super().__init__(
            title=title,
            version=version,
            description=description,
            docs_url=None,
            openapi_url=None,
            renderer=Renderer(),
            urls_namespace=name,
        )
        self.name, self.root, self.strict, self.shapes = name, root, strict, dict(schemas or {})
        self._documents: dict[tuple[str, str], Document] = {}
        self.add_exception_handler(ValidationError, _invalid)
        self.add_exception_handler(Exception, lambda _request, error: _answer_to(cast("Exception", error)))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name of an operation: that of its function, in camelCase."""
        first, *rest = operation.view_func.__name__.split("_")
        return first + "".join(word.capitalize() for word in rest)

    def document(self) -> Document:
        """Return the OpenAPI document."""
        key = (settings.BASE_URL, settings.CONTACT)
        if key not in self._documents:
            made: Document = dict(self.get_openapi_schema(path_prefix=""))
            made["info"] |= {"contact": self._contact(), "license": LICENCE}
            made["components"]["schemas"].update(self.shapes)
            made["servers"] = [{"url": f"{settings.BASE_URL}{self.root}", "description": "This site"}]
            self._documents[key] = put_right(made)
        return self._documents[key]

    def addresses(self) -> list[URLPattern]:
        """Return the addresses below the root, the document and whatever does not exist included."""
        own = [
            path(
                "openapi.json",
                self._guarded(self._openapi, frozenset),
                name=f"{self.name}_openapi",
            )
        ]
        for router in self._get_bound_routers():
            for route, view in router.path_operations.items():
                whole = "/".join(part.strip("/") for part in (router.prefix, route) if part.strip("/"))
                (operation,) = view.operations
                own.append(
                    path(
                        replace_path_param_notation(whole),
                        self._guarded(partial(_asked, view), partial(self._parameters, f"/{whole}")),
                        name=f"{self.name}_{operation.view_func.__name__}",
                    )
                )
        elsewhere = self._guarded(self._not_here, lambda: None)
        return [*own, re_path("", elsewhere, name=self._elsewhere)]

    def front(self) -> URLPattern:
        """Return the address of the root itself, without a slash behind it: what stands at the path ""."""
        (root,) = (
            each for each in self.addresses() if str(each.pattern) == "" and each.name != self._elsewhere
        )
        return path(self.root.lstrip("/"), root.callback, name=f"{self.name}_front")

    @property
    def _elsewhere(self) -> str:
        return f"{self.name}_elsewhere"

    def _contact(self) -> dict[str, str]:
        host = urlsplit(settings.BASE_URL).hostname or ""
        contact = {"name": f"Binnenuit, {host}", "url": f"{settings.BASE_URL}/over"}
        return {**contact, "email": settings.CONTACT.removeprefix("mailto:")} if settings.CONTACT else contact

    def _parameters(self, route: str) -> frozenset[str] | None:
        if not self.strict:
            return None
        operation = self.document()["paths"][route]["get"]
        return frozenset(each["name"] for each in operation["parameters"] if each["in"] == "query")

    def _openapi(self, request: HttpRequest) -> HttpResponse:
        return self.create_response(request, self.document(), status=200)

    def _not_here(self, _request: HttpRequest) -> HttpResponse:
        detail = f"There is nothing at this address; {settings.BASE_URL}{self.root}/openapi.json lists what there is."
        return problem(HTTPStatus.NOT_FOUND, detail)

    def _guarded(self, view: Answer, known: Callable[[], frozenset[str] | None]) -> Answer:
        """Return the view with all that comes before and after; `known` gives the query parameters that it reads."""

        def guarded(request: HttpRequest, **values: Any) -> HttpResponseBase:
            if request.method == "OPTIONS":
                return answers.preflight()
            try:
                response = _refused(request, values) or _with_unknown(
                    request, known(), view(request, **values)
                )
            except Exception as error:  # noqa: BLE001 -- whatever goes wrong is said as problem+json
                response = _answer_to(error)
            return answers.finished(request, response, self.version)

        guarded.audience = "everyone"  # type: ignore[attr-defined]
        guarded.csrf_exempt = True  # type: ignore[attr-defined] # it only reads
        return guarded


LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
"""Of what the API gives: points of municipalities are those of GeoNames, which asks to be named (docs/api.md)."""


def _asked(view: PathView, request: HttpRequest, **values: Any) -> HttpResponseBase:
    """Ask ninja; HEAD is answered as GET is, without its body, which the server leaves out."""
    method, request.method = request.method, "GET"
    try:
        return cast("HttpResponseBase", view.get_view()(request, **values))
    finally:
        request.method = method


def _refused(request: HttpRequest, values: Mapping[str, object]) -> HttpResponse | None:
    """Return the answer to a request that is not even looked at, or nothing; `values` are those in its path."""
    if request.method not in answers.METHODS:
        headers = {"Allow": ", ".join(answers.METHODS)}
        return problem(HTTPStatus.METHOD_NOT_ALLOWED, "This API can only be read (GET).", headers=headers)
    if seconds := _seconds_to_wait(request):
        detail = f"Too many requests. Try again in {seconds} seconds."
        return problem(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(seconds)})
    if any("\x00" in str(value) for value in values.values()):
        return _answer_to(NotFound("no code holds NUL, and PostgreSQL can't be asked for it"))
    return None


@cache
def _limit(per_minute: int) -> RateLimit:
    return RateLimit(per_minute, _LIMIT_SECONDS)


def _seconds_to_wait(request: HttpRequest) -> int:
    """Count this request; return 0, or how many seconds its caller has to wait: one limit for all APIs."""
    per_minute: int = settings.API_REQUESTS
    return _limit(per_minute).seconds_to_wait(request) if per_minute else 0


def _with_unknown(
    request: HttpRequest, known: frozenset[str] | None, response: HttpResponseBase
) -> HttpResponseBase:
    """Put parameters that do not exist among what is wrong: who misspells a filter must not get everything."""
    names = [name for name in request.GET if name not in known] if known is not None else []
    if not names:
        return response
    unknown = [_unknown(name, known or frozenset()) for name in names[:_MOST_FINDINGS]]
    return problems.invalid([*unknown, *getattr(response, "findings", ())])


def _unknown(name: str, known: frozenset[str]) -> InvalidParam:
    offered = f"It takes: {', '.join(sorted(known))}." if known else "It takes none."
    return InvalidParam(
        "query", name, "unknown-parameter", f"{name}: there is no such parameter here. {offered}"
    )


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    findings = [_finding(each) for each in error.errors]
    return problems.invalid(findings)


def _finding(error: Mapping[str, Any]) -> InvalidParam:
    where, *names = [str(part) for part in error["loc"]]
    name = next((each for each in reversed(names) if not each.isdigit()), where)
    detail = str(error["msg"]).removeprefix("Value error, ")
    return InvalidParam(where, name, str(error["type"]), f"{name}: {detail}")


def _answer_to(error: Exception) -> HttpResponse:
    """Return the answer to what a room raises; what nobody foresaw goes to the log and is a 500."""
    if isinstance(error, BadInput):
        return problem(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, SuspiciousOperation):
        return problem(HTTPStatus.BAD_REQUEST, "This request can't be read: it has too many parameters.")
    if isinstance(error, NotFound | NotAllowed | Http404):
        return problem(HTTPStatus.NOT_FOUND, "There is no such thing here, or it is not public.")
    if isinstance(error, IndexMissing):
        headers = {"Retry-After": str(_RETRY_SECONDS)}
        return problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "The search index is not there (yet). Try again later.",
            headers=headers,
        )
    logger.error("the API failed", exc_info=error)
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side. It has been recorded."
    )
