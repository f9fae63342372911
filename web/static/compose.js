// The desk of a draft: keeps every pause, shows problems beside their fields, leads to lines.
"use strict";

(() => {
  const form = document.getElementById("paper");
  const saver = document.getElementById("saver");
  const look = document.getElementById("look");
  const stored = `docgen-draft-${form.dataset.draft}`;
  const PAUSE = 1200, RETRY = 5000;
  let timer = null, changes = 0, sent = 0, after = null;

  // ---------------------------------------------------------------- keeping

  const content = () => new URLSearchParams(new FormData(form)).toString();
  const unsaved = () => changes !== sent;

  function changed() {
    changes += 1;
    try { localStorage.setItem(stored, content()); } catch { /* full or forbidden: the server keeps it */ }
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  function save() {
    if (!saver) return;
    clearTimeout(timer);
    sent = changes;
    htmx.trigger(saver, "docgen:save");
  }

  function saved(seen) {
    document.getElementById("seen").value = seen;
    if (unsaved()) return;
    localStorage.removeItem(stored);
    if (after) { const go = after; after = null; go(); }
  }

  if (saver) {
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("docgen:changed", changed);
    document.addEventListener("visibilitychange", () => { if (document.hidden && unsaved()) save(); });
    window.addEventListener("beforeunload", (event) => { if (unsaved() && !after) { save(); event.preventDefault(); } });
    form.addEventListener("submit", () => { sent = changes; localStorage.removeItem(stored); });
  }

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "look") distribute();
    if (event.target.id !== "saved") return;
    const mark = event.target.querySelector("[data-seen]");
    if (mark) saved(mark.dataset.seen); else sent = -1;
  });

  document.body.addEventListener("htmx:sendError", (event) => {
    if (event.target !== saver) return;
    sent = -1;
    document.getElementById("saved").textContent = document.documentElement.lang === "en"
      ? "No connection. What you typed is kept on this machine and will be saved again."
      : "Mất kết nối. Nội dung còn giữ ở máy này và sẽ được lưu lại.";
    timer = setTimeout(save, RETRY);
  });

  document.addEventListener("click", (event) => {
    const overrule = event.target.closest("[data-overrule]");
    if (overrule) {
      document.getElementById("seen").value = overrule.closest("[data-moved]").dataset.moved;
      save();
    }
    const link = event.target.closest("a[data-saves]");
    if (link && saver && unsaved()) {
      event.preventDefault();
      after = () => { window.location.href = link.href; };
      save();
    }
  });

  // ---------------------------------------------------------------- filling fields by name

  function fill(name, value) {
    const named = form.elements.namedItem(name);
    const inputs = named instanceof RadioNodeList ? [...named] : named ? [named] : [];
    for (const input of inputs) {
      if (input.type === "checkbox") input.checked = Boolean(value);
      else if (input.closest("[data-grid]")) input.closest("[data-grid]").docgenGrid.set(Array.isArray(value) ? value : JSON.parse(value || "[]"));
      else input.value = value;
    }
  }

  form.addEventListener("change", (event) => {
    if (event.target.dataset.reshapes !== undefined) form.requestSubmit(form.querySelector("button.reshape"));
    if (event.target.dataset.fills === undefined || !event.target.value) return;
    for (const [name, value] of Object.entries(JSON.parse(event.target.value))) fill(name, value);
    htmx.trigger(form, "docgen:changed");
    changed();
  });

  function restore() {
    const box = document.getElementById("restore");
    const kept = localStorage.getItem(stored);
    if (!saver || !kept || kept === content()) { localStorage.removeItem(stored); return; }
    box.hidden = false;
    box.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(stored); box.hidden = true; });
    box.querySelector("[data-restore]").addEventListener("click", () => {
      const values = new URLSearchParams(kept);
      form.querySelectorAll("input[type=checkbox]").forEach((input) => { input.checked = values.has(input.name); });
      for (const [name, value] of values) if (!["csrf_token", "seen"].includes(name) && !name.endsWith(".asked")) fill(name, value);
      box.hidden = true;
      htmx.trigger(form, "docgen:changed");
      changed();
    });
  }

  // ---------------------------------------------------------------- problems

  // The slot of a problem: that of its path, or of the nearest path around it.
  function slotOf(place) {
    for (let here = place; ; here = here.replace(/(\.[^.[\]]+|\[\d+\])$/, "")) {
      const slot = form.querySelector(`[data-problems-for="${CSS.escape(here)}"]`);
      if (slot) return slot;
      if (!here || !/[.[]/.test(here)) return form.querySelector('[data-problems-for=""]');
    }
  }

  function distribute() {
    form.querySelectorAll(".problems").forEach((slot) => { slot.replaceChildren(); slot.hidden = true; });
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    for (const found of look.querySelectorAll("#found > li")) {
      const slot = slotOf(found.dataset.place);
      const item = document.createElement("li");
      item.className = found.className;
      item.textContent = found.textContent.trim();
      slot.append(item);
      slot.hidden = false;
      const input = slot.parentElement.querySelector("input:not([type=hidden]), textarea, select");
      if (found.className === "error" && slot.dataset.problemsFor && input) input.setAttribute("aria-invalid", "true");
    }
  }

  // ---------------------------------------------------------------- leading to a line

  // How far down a line of a box stands: measured in a copy of the box, for long lines are broken.
  function heightOf(box, line) {
    const copy = document.createElement("div");
    copy.className = "measure";
    copy.style.width = `${box.clientWidth}px`;
    copy.textContent = box.value.split("\n").slice(0, line - 1).join("\n");
    box.parentElement.append(copy);
    const height = copy.scrollHeight;
    copy.remove();
    return height;
  }

  function lead(place, line) {
    const slot = slotOf(place);
    for (let box = slot.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const input = slot.dataset.problemsFor ? slot.parentElement.querySelector("textarea, input:not([type=hidden]), select") : null;
    if (!input) { slot.scrollIntoView({ block: "center" }); return; }
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
    if (line && input.tagName === "TEXTAREA") {
      const lines = input.value.split("\n");
      const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      input.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
      input.scrollTop = Math.max(heightOf(input, line) - input.clientHeight / 3, 0);
    }
  }

  look.addEventListener("click", (event) => {
    const to = event.target.closest("[data-place]");
    if (to) lead(to.dataset.place, Number(to.dataset.line) || 0);
  });

  distribute();
  restore();
})();
