"""A full disk, the database away for ten seconds, Redis restarted: work waits, nothing is lost."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.records.batches import BatchState, ItemState, items
from tests.chaos.installation import Installation
from tests.chaos.jobs import AGENCY, OPERATOR, check, start_job
from tests.chaos.small_disk import small_disk
from tests.records.postgres import programs
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer

pytestmark = [pytest.mark.libreoffice, pytest.mark.postgres]

#: Seconds that the database is away.
_AWAY = 10


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    """A running PostgreSQL."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with PostgresServer() as server:
        yield server


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    """A running Redis."""
    if shutil.which("redis-server") is None:
        pytest.skip("Redis is not installed (apt-get install redis-server)")
    with RedisServer(tmp_path) as server:
        yield server


def test_a_full_disk_stops_the_work_and_fails_no_item(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1_200_000) as disk:
        # Nobody is killed here, so a claim that ran out would be a slow machine's, not the disk's.
        place = str(disk.folder / "files")
        office = Installation(tmp_path / "office", files=place, lease_seconds="600")
        try:
            server = office.serve()
            disk.begin(office.worker_of(server))
            job = start_job(office.records, 60)
            now = job.wait_for(lambda now: now.trouble != "")
            assert "Không ghi được vào kho tệp" in now.trouble
            assert (now.state, now.failed) == (BatchState.RUNNING, 0)
            assert now.done < 60
            disk.grow(office.worker_of(server))
            now = job.wait_until_over()
            assert (now.failed, now.trouble) == (0, "")
            check(job)
            with office.records.reading(AGENCY, OPERATOR) as desk:
                tried = items(desk, job.batch, state=ItemState.DONE, limit=100)
            assert {item.attempts for item in tried} == {1}  # the disk's fault, not the items'
            assert server.stop() == 0
        finally:
            office.close()


def test_database_away_and_redis_restarted(
    tmp_path: Path, postgres: PostgresServer, redis: RedisServer
) -> None:
    office = Installation(tmp_path / "office", database=postgres.url, queue=redis.url)
    try:
        server = office.serve()
        job = start_job(office.records, 100)
        job.wait_for(lambda now: now.done >= 10)
        redis.stop()  # the word is gone; nobody will ever say it again
        redis.start()
        job.wait_for(lambda now: now.done >= 50)

        before = job.progress().done
        postgres.stop()
        office.wait_for_answer("/healthz", 200, server)
        office.wait_for_answer("/readyz", 503, server)
        time.sleep(_AWAY)
        postgres.start()
        job.wait_for(lambda now: now.done > before)
        office.wait_for_answer("/readyz", 200, server)
        assert job.wait_until_over().failed == 0
        check(job)
        assert server.stop() == 0
    finally:
        office.close()
