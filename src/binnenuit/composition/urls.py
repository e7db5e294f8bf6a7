"""Every address of the site: Dutch at the root, other languages under their tag."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from binnenuit.composition import documentation
from binnenuit.interchange.hsds.version_3 import api as hsds
from binnenuit.interchange.open_api.version_1 import api as version_1
from binnenuit.site.accounts.views import too_many
from binnenuit.site.pages import data, leaving, operating, sitemaps
from binnenuit.ui import errors
from binnenuit.ui.routes import page_routes

urlpatterns = [
    path("health", operating.health, name="health"),
    path(".well-known/security.txt", operating.security_txt, name="security_txt"),
    path("weg", leaving.leave, name="leave"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemaps/<slug:file>.xml", sitemaps.sitemap, name="sitemap"),
    version_1.front(),
    path("api/v1/", include(version_1.addresses())),
    hsds.front(),
    path("hsds/", include(hsds.addresses())),
    path("data/<str:file>", data.data_file, name="data_file"),
    *i18n_patterns(
        path("api", documentation.api_documentation, name="api_documentation"),
        *(path("", include(routes.module)) for routes in page_routes),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
handler429 = too_many
