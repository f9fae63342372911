"""For those who run the server: is it alive, is it ready, how much does it do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from docgen.errors import DocgenError
from docgen.records.readiness import check_database, check_store
from web.wiring import Services, services

blueprint = Blueprint("health", __name__)
_REGISTRY = "docgen_metrics"
#: Methods that are counted by name; a stranger may make up as many others as they like.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 2.0, 5.0, 15.0, 60.0)


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Database, store and converter can be used; 503 and what is wrong with each otherwise."""
    faults = dict(_faults(services()))
    checks = {name: faults.get(name, "ok") for name in _CHECKS}
    if faults:
        return jsonify(status="fail", checks=checks), HTTPStatus.SERVICE_UNAVAILABLE
    return jsonify(status="ok", checks=checks)


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Counts and durations, as Prometheus reads them."""
    registry = current_app.extensions[_REGISTRY]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


_CHECKS: Mapping[str, Callable[[Services], None]] = {
    "database": lambda tools: check_database(tools.records),
    "store": lambda tools: check_store(tools.records),
    "converter": lambda tools: tools.converter.check(),
}


def _faults(tools: Services) -> Iterator[tuple[str, str]]:
    """What cannot be used now, and why."""
    for name, check in _CHECKS.items():
        try:
            check(tools)
        except DocgenError as error:
            yield name, str(error)


class _Readiness(Collector):
    """What `/readyz` would say, as 1 and 0."""

    def __init__(self, tools: Services) -> None:
        self._tools = tools

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One line a part of the server."""
        family = GaugeMetricFamily("docgen_ready", "Whether a part can be used", labels=["part"])
        faults = dict(_faults(self._tools))
        for name in _CHECKS:
            family.add_metric([name], float(name not in faults))
        yield family


def measure(app: Flask, tools: Services) -> None:
    """Count every request and its duration by endpoint, never by address: those name papers."""
    registry = CollectorRegistry()
    app.extensions[_REGISTRY] = registry
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    labels = ("endpoint", "method", "status")
    requests = Counter("docgen_requests_total", "Requests answered", labels, registry=registry)
    seconds = Histogram(
        "docgen_request_seconds", "Time to answer", ("endpoint",), buckets=_BUCKETS,
        registry=registry,
    )  # fmt: skip
    under_way = Gauge("docgen_requests_under_way", "Requests being answered", registry=registry)
    registry.register(_Readiness(tools))

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()
        under_way.inc()

    @app.after_request
    def _end(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        method = request.method if request.method in _METHODS else "other"
        requests.labels(endpoint, method, response.status_code).inc()
        if (began := g.get("began")) is not None:
            seconds.labels(endpoint).observe(time.perf_counter() - began)
        return response

    @app.teardown_request
    def _over(_error: BaseException | None) -> None:
        if g.pop("began", None) is not None:
            under_way.dec()
