"""The addresses of accounts; the names are allauth's where the page is."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import path, re_path

from binnenuit.site.accounts import oidc, views
from binnenuit.ui.staff import account_door, account_page

_KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)"

urlpatterns = [
    path("account", views.home, name="account_home"),
    path("account/sessies", views.sessions, name="account_sessions"),
    path("account/gegevens", views.data, name="account_data"),
    path("account/verwijderen", views.delete, name="account_delete"),
    path("account/inloggen", account_door(account.login), name="account_login"),
    path("account/inloggen/passkey", account_door(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("account/inloggen/tweede-stap", account_door(factors.authenticate), name="mfa_authenticate"),
    path("account/uitloggen", account_door(account.logout), name="account_logout"),
    path("account/weg", views.leave, name="account_leave"),
    path("account/aanmelden", account_door(account.signup), name="account_signup"),
    path(
        "account/bevestigen",
        account_door(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("account/niet-actief", account_door(account.account_inactive), name="account_inactive"),
    path("account/wachtwoord", account_page(account.password_change), name="account_change_password"),
    path("account/wachtwoord/kiezen", account_page(account.password_set), name="account_set_password"),
    path("account/wachtwoord/vergeten", account_door(account.password_reset), name="account_reset_password"),
    path(
        "account/wachtwoord/verstuurd",
        account_door(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "account/wachtwoord/klaar",
        account_door(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        rf"^account/wachtwoord/nieuw/{_KEY}$",
        account_door(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/e-mail", account_page(account.email), name="account_email"),
    path("account/opnieuw/wachtwoord", account_page(account.reauthenticate), name="account_reauthenticate"),
    path("account/opnieuw/code", account_page(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/opnieuw/passkey",
        account_page(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/veilig", account_page(factors.index), name="mfa_index"),
    path("account/veilig/app", account_page(totp.activate_totp), name="mfa_activate_totp"),
    path("account/veilig/app/uit", account_page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/veilig/herstelcodes", account_page(codes.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "account/veilig/herstelcodes/nieuw",
        account_page(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("account/veilig/passkeys", account_page(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("account/veilig/passkeys/nieuw", account_page(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "account/veilig/passkeys/<int:pk>/weg",
        account_page(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/veilig/passkeys/<int:pk>/naam",
        account_page(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    *(oidc.urlpatterns() if settings.ENVIRONMENT.oidc else ()),
]
