"""The clerk's desk: pages and an API over the library. Thin: everything lawful is below."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from web import faults, guard
from web.api.blueprint import blueprint as api_blueprint
from web.page_setup import set_up_pages
from web.pages import (
    account,
    agency,
    archive,
    batch,
    batch_files,
    batch_job,
    check,
    compose,
    health,
    issue,
    keys,
    old_register,
    people,
    register,
    rows,
    standing,
    start,
    templates,
)
from web.sign_in import set_cookies
from web.static_files import version_static_files
from web.wiring import Services

__all__ = ["create_app"]

_PAGES = (
    account, agency, archive, batch, batch_files, batch_job, check, compose, health, issue, keys,
    old_register, people, register, rows, standing, start, templates,
)  # fmt: skip


def create_app(services: Services) -> Flask:
    """The app over opened services, which the caller closes."""
    app = Flask(__name__)
    settings = services.settings
    app.config.update(
        SECRET_KEY=settings.secret_key(),
        MAX_CONTENT_LENGTH=settings.upload_bytes,
        MAX_FORM_MEMORY_SIZE=settings.upload_bytes,
        MAX_FORM_PARTS=2_000,
        TRUSTED_HOSTS=list(settings.hosts) or None,
    )
    if settings.proxies:
        trusted = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0)
        app.wsgi_app = trusted  # type: ignore[method-assign] # how Flask is wrapped
    app.extensions["docgen"] = services
    set_cookies(app, https=settings.https, idle_minutes=settings.idle_minutes)
    for page in _PAGES:
        app.register_blueprint(page.blueprint)
    app.register_blueprint(api_blueprint)
    health.measure(app, services)
    guard.stand_at(app)
    set_up_pages(app, https=settings.https)
    version_static_files(app)
    faults.register(app)
    return app
