// A table to type into: pastes of many cells, add, delete, reorder, sort. Only what is seen is drawn.
"use strict";

(() => {
  const words = document.documentElement.lang === "en"
    ? { add: "Add row", group: "Add group heading", remove: "Delete rows", up: "Up", down: "Down", sort: "Sort A–Y", none: "No rows yet. Add one, or paste from Excel.", count: (n) => `${n} rows` }
    : { add: "Thêm dòng", group: "Thêm tiêu đề nhóm", remove: "Xoá dòng", up: "Lên", down: "Xuống", sort: "Xếp theo vần", none: "Chưa có dòng nào. Thêm dòng hoặc dán từ Excel.", count: (n) => `${n} dòng` };
  const vietnamese = new Intl.Collator("vi");

  // People are sorted by their given name, which stands last.
  function sortKey(text, person) {
    const parts = text.trim().split(/\s+/);
    return person ? [parts.pop(), ...parts].join(" ") : text;
  }

  class Grid {
    constructor(host) {
      this.host = host;
      this.hidden = host.querySelector("input");
      const given = JSON.parse(host.dataset.grid);
      this.columns = given.columns;
      this.groupKey = given.groups;
      this.note = document.createElement("span");
      this.note.className = "quiet";
      this.build(given.rows);
    }

    build(rows) {
      const place = document.createElement("div");
      place.setAttribute("aria-label", this.host.dataset.label);
      this.host.append(this.toolbar(), place);
      const wide = this.columns.length > 3;
      this.table = new Tabulator(place, {
        data: rows.map((row) => ({ ...row })),
        minHeight: 130,
        maxHeight: 420,
        layout: wide ? "fitData" : "fitColumns",
        placeholder: words.none,
        selectableRange: 1,
        selectableRangeRows: true,
        selectableRangeClearCells: true,
        editTriggerEvent: "dblclick",
        clipboard: "copy",
        clipboardCopyStyled: false,
        clipboardCopyRowRange: "range",
        clipboardCopyConfig: { rowHeaders: false, columnHeaders: false },
        rowHeader: { editor: false, formatter: "rownum", width: 44, hozAlign: "center", headerSort: false, resizable: false, frozen: true, title: "" },
        columnDefaults: { headerSort: false, editor: "textarea", editorParams: { shiftEnterSubmit: false, verticalNavigation: "editor" }, formatter: "textarea", variableHeight: true, resizable: "header" },
        columns: this.columns.map((column) => ({ field: column.key, title: column.title, widthGrow: column.weight, width: wide ? Math.round(110 + 90 * column.weight) : undefined })),
        rowFormatter: (row) => this.drawGroup(row),
      });
      this.ready = new Promise((resolve) => this.table.on("tableBuilt", resolve));
      this.table.on("cellEdited", () => this.changed());
      this.ready.then(() => { this.name(place); this.describe(); });
      this.host.addEventListener("paste", (event) => this.paste(event), true);
    }

    // Tabulator's scrolling box can be focused but has no role, which readers of screens refuse in a grid.
    name(place) {
      place.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
      place.querySelector(".tabulator-table").setAttribute("role", "presentation");
    }

    toolbar() {
      const bar = document.createElement("p");
      bar.className = "tools";
      const button = (text, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = text;
        made.addEventListener("click", act);
        bar.append(made);
      };
      button(words.add, () => this.add({}));
      if (this.groupKey) button(words.group, () => this.add({ [this.groupKey]: "" }));
      button(words.remove, () => this.remove());
      button(words.up, () => this.move(-1));
      button(words.down, () => this.move(1));
      button(words.sort, () => this.sort());
      bar.append(this.note);
      return bar;
    }

    // A row that heads a group shows its words in the first cell.
    drawGroup(row) {
      const isGroup = this.groupKey && this.groupKey in row.getData();
      row.getElement().classList.toggle("group-row", Boolean(isGroup));
    }

    rows() { return this.table.getData().map((row) => this.kept(row)); }

    kept(row) {
      if (this.groupKey && this.groupKey in row) return { [this.groupKey]: row[this.columns[0].key] ?? row[this.groupKey] };
      return Object.fromEntries(this.columns.map((column) => [column.key, row[column.key] ?? ""]));
    }

    shown(row) {
      if (this.groupKey && this.groupKey in row && !(this.columns[0].key in row)) return { ...row, [this.columns[0].key]: row[this.groupKey] };
      return { ...row };
    }

    describe() {
      const count = this.table.getDataCount();
      this.note.textContent = words.count(count);
    }

    changed() {
      this.hidden.value = JSON.stringify(this.rows());
      this.describe();
      this.host.dispatchEvent(new CustomEvent("docgen:changed", { bubbles: true }));
    }

    place() {
      const ranges = this.table.getRanges();
      const rows = ranges.length ? ranges[0].getRows() : [];
      const columns = ranges.length ? ranges[0].getColumns().filter((column) => column.getField()) : [];
      const all = this.table.getRows();
      return {
        rows,
        row: rows.length ? all.indexOf(rows[0]) : all.length,
        column: columns.length ? this.columns.findIndex((one) => one.key === columns[0].getField()) : 0,
      };
    }

    async set(rows) {
      await this.table.replaceData(rows.map((row) => this.shown(row)));
      this.changed();
    }

    async add(row) {
      const rows = this.table.getData();
      const chosen = this.place().rows;
      const at = chosen.length ? this.table.getRows().indexOf(chosen[chosen.length - 1]) + 1 : rows.length;
      rows.splice(at, 0, this.shown(row));
      await this.set(rows);
      const made = this.table.getRows()[at];
      if (made) { await this.table.scrollToRow(made, "center", false).catch(() => {}); made.getCells().find((cell) => cell.getField()).edit(true); }
    }

    async remove() {
      const doomed = new Set(this.place().rows.map((row) => row.getData()));
      if (!doomed.size) return;
      await this.set(this.table.getData().filter((row) => !doomed.has(row)));
    }

    async move(step) {
      const { row, rows: chosen } = this.place();
      const rows = this.table.getData();
      const to = row + step;
      if (!chosen.length || to < 0 || to + chosen.length > rows.length) return;
      const part = rows.splice(row, chosen.length);
      rows.splice(to, 0, ...part);
      await this.set(rows);
      const [first, last] = [this.table.getRows()[to], this.table.getRows()[to + chosen.length - 1]];
      const cells = (one) => one.getCells().filter((cell) => cell.getField());
      this.table.getRanges()[0]?.setBounds(cells(first)[0], cells(last).at(-1));
    }

    // Each group is sorted by itself, in the order of a Vietnamese dictionary.
    async sort() {
      const named = this.columns[this.place().column] ?? this.columns[0];
      const people = this.columns.find((column) => column.person);
      const by = this.place().rows.length ? named : (people ?? named);
      const result = [];
      let part = [];
      const compare = (a, b) => vietnamese.compare(sortKey(a[by.key] ?? "", by.person), sortKey(b[by.key] ?? "", by.person));
      for (const row of this.table.getData()) {
        if (this.groupKey && this.groupKey in row) { result.push(...part.sort(compare), row); part = []; } else part.push(row);
      }
      await this.set([...result, ...part.sort(compare)]);
    }

    async paste(event) {
      const typing = event.target.closest("input, textarea");
      let cells = docgenPaste.rowsOf(event.clipboardData);
      const many = cells.length > 1 || cells[0].length > 1;
      if (typing && !many) return;
      event.preventDefault();
      event.stopPropagation();
      cells = docgenPaste.trimmed(cells, this.columns.map((column) => column.title));
      if (typing) typing.blur();
      const { row, column } = this.place();
      const rows = this.table.getData();
      cells.forEach((line, down) => {
        const target = rows[row + down] ?? (rows[row + down] = {});
        line.forEach((cell, right) => {
          const one = this.columns[column + right];
          if (one) target[one.key] = cell;
        });
      });
      await this.set(rows);
    }
  }

  const start = () => document.querySelectorAll("[data-grid]").forEach((host) => { host.docgenGrid = new Grid(host); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
