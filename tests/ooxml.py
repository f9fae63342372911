"""Whether a DOCX would open in Word without a repair prompt: schemas, relationships, content types.

The schemas stand in the shared folder beside the project; `schema_folder` skips without them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCHEMAS = SHARED / "ooxml-xsd"

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE, _EXTENDED = "docProps/core.xml", "docProps/app.xml"
_CORE_NAMES = {
    "category", "contentStatus", "created", "creator", "description", "identifier", "keywords",
    "language", "lastModifiedBy", "lastPrinted", "modified", "revision", "subject", "title", "version",
}  # fmt: skip
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@lru_cache
def schema(name: str) -> etree.XMLSchema:
    """A schema by its file name; skips the test where the shared folder is absent."""
    path = SCHEMAS / name
    if not path.exists():
        pytest.skip(f"no OOXML schemas: {SCHEMAS} is absent")
    return etree.XMLSchema(etree.parse(path))


def problems(docx: bytes) -> list[str]:
    """Everything that Word would stumble over; [] for a sound package."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        bad = package.testzip()
        found = [f"{bad}: wrong checksum"] if bad else []
        names = [info.filename.lower() for info in package.infolist()]
        parts = {info.filename: package.read(info) for info in package.infolist()}
    if len(names) != len(set(names)):
        found.append("two members of the same name")
    return (
        found + _content_types(parts) + _relationships(parts) + _schemas(parts) + _properties(parts)
    )


def _content_types(parts: dict[str, bytes]) -> list[str]:
    root = etree.fromstring(parts["[Content_Types].xml"])
    found = _invalid("[Content_Types].xml", root, "opc-contentTypes.xsd")
    defaults = {e.get("Extension", "").lower() for e in root.iter(f"{{{_TYPES}}}Default")}
    overrides = {e.get("PartName", "") for e in root.iter(f"{{{_TYPES}}}Override")}
    for name in parts:
        known = f"/{name}" in overrides or name.rsplit(".", 1)[-1].lower() in defaults
        if name != "[Content_Types].xml" and not known:
            found.append(f"{name}: no content type")
    found += [
        f"{name}: content type of a part that is not there"
        for name in overrides
        if name[1:] not in parts
    ]
    return found


def _relationships(parts: dict[str, bytes]) -> list[str]:
    found = []
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        root = etree.fromstring(content)
        found += _invalid(name, root, "opc-relationships.xsd")
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [e.get("Id") for e in root]
        if len(ids) != len(set(ids)):
            found.append(f"{name}: an id given twice")
        for link in root:
            target = link.get("Target", "")
            where = (
                posixpath.normpath(posixpath.join(folder, target))
                if not target.startswith("/")
                else target[1:]
            )
            if link.get("TargetMode") != "External" and where not in parts:
                found.append(f"{name}: {target} is not there")
        found += _unknown_ids(name, set(ids), parts)
    return found


def _unknown_ids(rels: str, ids: set[str | None], parts: dict[str, bytes]) -> list[str]:
    """Ids that a part uses and its relationships do not define."""
    source = rels.replace("_rels/", "").removesuffix(".rels")
    if source not in parts:
        return []
    used = set(
        etree.fromstring(parts[source]).xpath(
            "//@*[namespace-uri()='http://schemas.openxmlformats.org/officeDocument/2006/relationships']"
        )
    )
    return [f"{source}: relationship {missing} is not defined" for missing in used - ids]


def _schemas(parts: dict[str, bytes]) -> list[str]:
    found = []
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(content)
            if etree.QName(root).namespace == _WORD:
                found += _invalid(name, _plain_2006(root), "wml.xsd")
    return found


def _properties(parts: dict[str, bytes]) -> list[str]:
    """Core properties have no schema here: each known one stands there once (ECMA-376-2, 11)."""
    found = []
    if _EXTENDED in parts:
        root = etree.fromstring(parts[_EXTENDED])
        found += _invalid(_EXTENDED, root, "shared-documentPropertiesExtended.xsd")
    if _CORE in parts:
        root = etree.fromstring(parts[_CORE])
        names = [etree.QName(child).localname for child in root]
        found += [f"{_CORE}: {name} is no core property" for name in set(names) - _CORE_NAMES]
        found += [f"{_CORE}: {name} twice" for name in set(names) if names.count(name) > 1]
        found += [f"{_CORE}: {child.tag} holds elements" for child in root if len(child)]
    return found


def _plain_2006(root: etree._Element) -> etree._Element:
    """The part without what newer Words added: the schemas know the vocabulary of 2006."""
    ignorable = root.get(f"{{{_MC}}}Ignorable", "").split()
    namespaces = {root.nsmap[prefix] for prefix in ignorable if prefix in root.nsmap}
    for element in list(root.iter(etree.Element)):
        for attribute in list(element.attrib):
            if etree.QName(attribute).namespace in namespaces | {_MC}:
                del element.attrib[attribute]
        if etree.QName(element).namespace in namespaces and element.getparent() is not None:
            element.getparent().remove(element)
    return root


def _invalid(name: str, root: etree._Element, schema_name: str) -> list[str]:
    validator = schema(schema_name)
    # Parsed again: a schema judges a tree, not what was taken out of another.
    tree = etree.fromstring(etree.tostring(root))
    if validator.validate(tree):
        return []
    return [f"{name}:{error.line}: {error.message}" for error in validator.error_log]
