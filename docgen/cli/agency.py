"""`docgen agency`: the database itself, the agencies in it, their people, their journal."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from docgen.cli.make import SIDE_NAMES
from docgen.cli.records_place import Place, at_desk, at_place, operator
from docgen.errors import InvalidInput, Problem
from docgen.model import Agency, Side
from docgen.reasons import reason
from docgen.records import Profile
from docgen.records.agencies import (
    add_agency,
    agencies,
    change_profile,
    province_code,
    province_name,
)
from docgen.records.engine import open_engine
from docgen.records.journal import journal
from docgen.records.people import add_person, people
from docgen.records.rights import RIGHTS, ROLE_NAMES, Role
from docgen.records.upgrade import newest, upgrade
from docgen.vietnamese import clean_line


@click.group("agency")
def agency_group() -> None:
    """Cơ sở dữ liệu, cơ quan, người dùng, nhật ký."""


@agency_group.command("upgrade")
@at_place
def upgrade_command(place: Place) -> None:
    """Tạo cơ sở dữ liệu, hoặc nâng lên phiên bản của chương trình này.

    Hãy sao lưu trước khi nâng: docgen archive backup.
    """
    try:
        place.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"không tạo được thư mục «{place.home}» ({reason(error)})."
        raise InvalidInput([Problem("--home", message)]) from error
    engine = open_engine(place.database)
    upgrade(engine)
    engine.dispose()
    click.echo(f"Cơ sở dữ liệu ở phiên bản {newest()}.")


def _profile(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what an agency says of itself; the command gets a `Profile`."""

    @click.option("--side", type=click.Choice([side.value for side in Side]), required=True)
    @click.option("--name", required=True, help="Tên cơ quan; «|» ngắt dòng.")
    @click.option("--superior", default="", help="Cơ quan chủ quản, cấp trên; «|» ngắt dòng.")
    @click.option("--sign", default="", help="Chữ viết tắt trong số, ký hiệu: UBND, ĐU.")
    @click.option("--author", default="", help="Tên người quyết định: «Ban Thường vụ Đảng uỷ».")
    @click.option("--location", default="", help="Địa danh ghi trên văn bản.")
    @click.option("--organ-id", default="", help="Mã định danh (QĐ 20/2020/QĐ-TTg).")
    @click.option("--province", default="", help="Tên hoặc mã tỉnh của cơ quan.")
    @wraps(command)
    def with_profile(**given: Any) -> Any:
        words = {name: given.pop(name) for name in ("side", "name", "superior", "sign", "author")}
        agency = Agency(
            Side(words["side"]),
            _lines(words["name"]),
            _lines(words["superior"]),
            words["sign"],
            words["author"],
        )
        province = province_code(given.pop("province"), _today())
        profile = Profile(agency, given.pop("location"), given.pop("organ_id"), province)
        return command(profile=profile, **given)

    return with_profile


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, text.split("|"))))


@agency_group.command("add")
@at_place
@click.argument("key")
@_profile
def add_command(place: Place, key: str, profile: Profile) -> None:
    """Thêm một cơ quan dùng chung máy chủ này; MÃ ngắn, tự đặt, ví dụ ubnd-xuan-hoa."""
    with place.records() as records:
        added = add_agency(records, operator(), key, profile)
    click.echo(f"Đã thêm cơ quan «{added.key}»: {added.profile.agency.name}.")


@agency_group.command("province")
@at_desk
@click.argument("province")
def province_command(place: Place, province: str) -> None:
    """Ghi tỉnh của cơ quan, bằng tên hoặc mã; "" để bỏ.

    Nhiều xã ở các tỉnh trùng tên nhau: có tỉnh thì làm hàng loạt không lấy lẫn số.
    """
    with place.desk() as desk:
        code = province_code(province, _today())
        changed = change_profile(desk, replace(desk.agency.profile, province=code)).profile
    where = province_name(changed.province, _today()) or "chưa ghi tỉnh"
    click.echo(f"{changed.agency.name}: {where}.")


@agency_group.command("list")
@at_place
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_command(place: Place, *, as_json: bool) -> None:
    """Liệt kê các cơ quan."""
    with place.records() as records:
        known = agencies(records)
    rows = [
        {
            "key": one.key,
            "side": one.profile.agency.side.value,
            "name": one.profile.agency.name,
            "province": province_name(one.profile.province, _today()),
        }
        for one in known
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("Mã", "Bên", "Tên", "Tỉnh")
    for row in rows:
        table.add_row(*{**row, "side": SIDE_NAMES[Side(row["side"])]}.values())
    Console(width=120).print(table)


@agency_group.command("person")
@at_desk
@click.argument("login")
@click.argument("full_name")
@click.option(
    "--role", "roles", multiple=True, required=True,
    type=click.Choice([role.value for role in Role]),
    help="Vai trò, ghi nhiều lần được: drafter người soạn, clerk văn thư, leader lãnh đạo, "
    "admin quản trị.",
)  # fmt: skip
@click.option("--position", default="", help="Chức vụ.")
def person_command(
    place: Place, login: str, full_name: str, roles: tuple[str, ...], position: str
) -> None:
    """Thêm một người dùng của cơ quan; mật khẩu đặt khi đăng nhập lần đầu trên trang web."""
    with place.desk() as desk:
        person = add_person(desk, login, full_name, map(Role, roles), position)
    names = ", ".join(ROLE_NAMES[role] for role in person.roles)
    click.echo(f"Đã thêm {person.full_name} ({person.login}): {names}.")


@agency_group.command("people")
@at_desk
def people_command(place: Place) -> None:
    """Liệt kê người dùng của cơ quan."""
    with place.reading() as desk:
        everybody = people(desk)
    table = Table("Số", "Đăng nhập", "Họ và tên", "Chức vụ", "Vai trò", "Hoạt động")
    for person in everybody:
        roles = ", ".join(ROLE_NAMES[role] for role in person.roles)
        active = "có" if person.active else "không"
        table.add_row(
            str(person.id), person.login, person.full_name, person.position, roles, active
        )
    Console(width=140).print(table)


@agency_group.command("journal")
@at_desk
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp JSON.")
def journal_command(place: Place, limit: int, out: Path | None) -> None:
    """Xem nhật ký: ai đã làm gì, việc mới nhất trước."""
    with place.reading() as desk:
        lines = journal(desk, limit=limit)
    rows = [
        {
            "at": line.at.isoformat(),
            "actor": line.actor,
            "act": RIGHTS[line.act].name,
            "subject": f"{line.subject} {line.subject_id or ''}".strip(),
            "detail": dict(line.detail),
        }
        for line in lines
    ]
    if out is not None:
        out.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        click.echo(f"Đã ghi {len(rows)} dòng vào {out}.")
        return
    for row in rows:
        detail = json.dumps(row["detail"], ensure_ascii=False)
        click.echo(f"{row['at']}  {row['actor']}  {row['act']}  {row['subject']}  {detail}")
