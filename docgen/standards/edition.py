"""One edition of the law, whole: read from its TOML and checked for completeness."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from pydantic import Field, model_validator

from docgen.model import Level, Side
from docgen.standards.copies import ArchiveGuidance, CopyRule, DigitalSignature
from docgen.standards.drawing import Drawing, Measured, SizeSet
from docgen.standards.kinds import (
    DocumentRecipe,
    IssuerLetters,
    IssuingAuthority,
    Kind,
    LettersChange,
)
from docgen.standards.page import Layout
from docgen.standards.practice import (
    LocalGovernment,
    NumberingRule,
    ReadTolerance,
    Scope,
    UnseenAuthority,
)
from docgen.standards.registers import ArrivalStamp, FileList, Metadata, Register, RegisterCover
from docgen.standards.shape import (
    BodyText,
    Component,
    LevelRule,
    Page,
    PageNumber,
    Strict,
    TableStyle,
)
from docgen.standards.signing import Minutes, SigningRule, SignLine, StackedLines
from docgen.standards.wording import (
    AnnexRule,
    BasisRule,
    CitationRule,
    DateRule,
    DraftRule,
    NumberRule,
    RecipientRule,
)


class Edition(Strict):
    """An edition of the rules of form, with the dates it holds for."""

    schema_version: int = Field(alias="schema")
    id: str
    side: Side
    number: str
    title: str
    issuer: str
    issued: dt.date
    effective_from: dt.date
    effective_to: dt.date | None = None
    replaces: tuple[str, ...] = ()
    scope: Scope

    page: Page
    page_number: PageNumber
    layout: Layout
    body: BodyText
    table: TableStyle
    components: tuple[Component, ...] = Field(alias="component")
    levels: tuple[LevelRule, ...] = Field(alias="level")
    drawing: Drawing
    size_sets: tuple[SizeSet, ...] = Field(alias="size_set", default=())
    measured: Measured | None = None

    number_rule: NumberRule
    numbering: NumberingRule
    date: DateRule
    basis: BasisRule
    citation: CitationRule
    recipients: RecipientRule
    annex: AnnexRule
    draft: DraftRule
    signing: SigningRule
    sign_lines: tuple[SignLine, ...] = Field(alias="sign_line")
    concurrent_signing: StackedLines | None = None
    joint_signing: StackedLines | None = None
    congress_confirmation: StackedLines | None = None
    minutes: Minutes
    kinds: tuple[Kind, ...] = Field(alias="kind")
    letters_changes: tuple[LettersChange, ...] = Field(alias="letters_change", default=())
    issuers: tuple[IssuerLetters, ...] = Field(alias="issuer_letters", default=())
    documents: tuple[DocumentRecipe, ...] = Field(alias="document")
    issuing_authority: tuple[IssuingAuthority, ...] = ()
    unseen_authority: UnseenAuthority | None = None

    copies: CopyRule
    digital_signatures: tuple[DigitalSignature, ...] = Field(alias="digital_signature", default=())
    archive_guidance: ArchiveGuidance | None = None
    registers: tuple[Register, ...] = Field(alias="register", default=())
    register_cover: RegisterCover | None = None
    arrival_stamp: ArrivalStamp | None = None
    file_lists: tuple[FileList, ...] = Field(alias="file_list", default=())
    metadata: Metadata | None = None
    reading: ReadTolerance
    local_government: LocalGovernment | None = None

    @model_validator(mode="after")
    def _no_duplicates(self) -> Edition:
        keys = {
            "component": [component.id for component in self.components],
            "level": [f"{rule.level}/{rule.depth}" for rule in self.levels],
            "kind": [kind.name for kind in self.kinds],
            "document": [document.id for document in self.documents],
            "issuer_letters": [issuer.name for issuer in self.issuers],
            "sign_line": [line.document_of for line in self.sign_lines],
            "register": [register.id for register in self.registers],
            "drawing.boxes": [box.no for box in self.drawing.boxes],
            "copies.boxes": [box.no for box in self.copies.boxes],
        }
        for table, names in keys.items():
            twice = [name for name, count in Counter(names).items() if count > 1]
            if twice:
                raise ValueError(f"{table}: given twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _every_level_has_a_rule(self) -> Edition:
        known = {rule.level for rule in self.levels}
        missing = [level.value for level in Level if level.value not in known]
        if missing:
            raise ValueError(f"level: no rule for {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _named_components_exist(self) -> Edition:
        known = {component.id for component in self.components}
        for place, named in self._component_names():
            strange = sorted(set(named) - known)
            if strange:
                raise ValueError(f"{place}: no such component: {', '.join(strange)}")
        return self

    def _component_names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every place of the data that names components, with the ids it names."""
        for document in self.documents:
            yield (
                f"document {document.id}",
                document.parts
                + document.parts_attached
                + document.optional_parts
                + document.forbidden_parts,
            )
        for box in (*self.drawing.boxes, *self.copies.boxes):
            yield f"box {box.no}", box.holds
        for size_set in self.size_sets:
            yield "size_set", tuple(size_set.sizes)
        for component in self.components:
            yield f"component {component.id}", (component.level_with,) * bool(component.level_with)
        for signature in self.digital_signatures:
            yield "digital_signature", (signature.component,) * bool(signature.component)

    @cached_property
    def _by_id(self) -> dict[str, Component]:
        return {component.id: component for component in self.components}

    @cached_property
    def _by_level(self) -> dict[str, dict[int, LevelRule]]:
        """Rules by level and depth; asked for every entry of every paper."""
        rules: dict[str, dict[int, LevelRule]] = {rule.level: {} for rule in self.levels}
        for rule in self.levels:
            rules[rule.level][rule.depth] = rule
        return rules

    def __repr__(self) -> str:
        return f"<Edition {self.id}>"  # the whole law would drown a log or a failing test

    def component(self, component_id: str) -> Component:
        """The component of that id; KeyError when the edition does not know it."""
        return self._by_id[component_id]

    def has(self, component_id: str) -> bool:
        """Whether the edition knows the component."""
        return component_id in self._by_id

    @property
    def footer_distance_mm(self) -> float:
        """From the lower edge of the sheet to its footer: half the margin where no rule says."""
        known = self.component("contact").from_bottom_mm if self.has("contact") else None
        return known or self.page.margins.bottom.print / 2

    def level(self, level: Level, depth: int = 1) -> LevelRule:
        """The rule of a level; a clause deeper than any listed takes the rule of depth 0."""
        rules = self._by_level[level.value]
        return rules.get(depth) or rules.get(0) or rules[max(rules)]

    def document(self, document_id: str) -> DocumentRecipe:
        """What a paper of that sort is made of; KeyError when the edition has no such recipe."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def holds_on(self, day: dt.date) -> bool:
        """Whether a paper of that date follows this edition."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )
