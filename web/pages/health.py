"""For those who run the server: is it alive, is it ready, how much does it do."""

from __future__ import annotations

import time

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from docgen.records import upgrade
from web.wiring import services

blueprint = Blueprint("health", __name__)
_REGISTRY = "docgen_metrics"


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """The database is there and at this program's version; 503 with the reason otherwise."""
    upgrade.check(services().records.engine)
    return jsonify(status="ok")


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Counts and durations, as Prometheus reads them."""
    registry = current_app.extensions[_REGISTRY]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def measure(app: Flask) -> None:
    """Count every request and its duration by endpoint, never by address: those name papers."""
    registry = CollectorRegistry()
    app.extensions[_REGISTRY] = registry
    labels = ("endpoint", "method", "status")
    requests = Counter("docgen_requests_total", "Requests answered", labels, registry=registry)
    seconds = Histogram(
        "docgen_request_seconds", "Time to answer", ("endpoint",), registry=registry
    )

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def _end(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        requests.labels(endpoint, request.method, response.status_code).inc()
        if (began := g.get("began")) is not None:
            seconds.labels(endpoint).observe(time.perf_counter() - began)
        return response
