"""Logging in by way of an organisation's own log-in (OpenID Connect), where the operator has set it up."""

from django.urls import URLPattern, path

from binnenuit.ui.staff import account_door, account_page


def urlpatterns() -> list[URLPattern]:
    """Return the addresses of logging in there and coming back; the provider's settings name the last one."""
    from allauth.socialaccount import views as social
    from allauth.socialaccount.providers.openid_connect import views as provider

    return [
        path("account/oidc/<str:provider_id>", account_door(provider.login), name="openid_connect_login"),
        path(
            "account/oidc/<str:provider_id>/terug",
            account_door(provider.callback),
            name="openid_connect_callback",
        ),
        path(
            "account/oidc-geweigerd",
            account_door(social.login_cancelled),
            name="socialaccount_login_cancelled",
        ),
        path("account/oidc-fout", account_door(social.login_error), name="socialaccount_login_error"),
        path("account/oidc-aanmelden", account_door(social.signup), name="socialaccount_signup"),
        path("account/oidc-koppelingen", account_page(social.connections), name="socialaccount_connections"),
    ]
