// The desk of a draft: keeps every pause, on the server and on this machine, so that no word is lost.
"use strict";

(() => {
  const form = document.getElementById("paper");
  const saver = document.getElementById("saver");
  const status = document.getElementById("saved");
  const stored = `docgen-draft-${form.dataset.draft}`;
  const PAUSE = 1200, RETRY = 5000;
  // Address ends so when somebody comes back from signing in again: take the words up unasked.
  const TAKE_UP = "#lay-lai";
  // Begins the end of the address when the server has kept the form that was sent; a place may follow.
  const KEPT = "#da-luu";
  const words = document.documentElement.lang === "en"
    ? { saving: "Saving…", lost: "No connection. What you typed is kept on this machine and will be saved again." }
    : { saving: "Đang lưu…", lost: "Mất kết nối. Nội dung còn giữ ở máy này và sẽ được lưu lại." };
  let timer = null, changes = 0, sent = 0, after = null, leaving = false;

  // ---------------------------------------------------------------- keeping

  const content = () => new URLSearchParams(new FormData(form)).toString();
  const unsaved = () => changes !== sent;
  const recall = (box) => { try { return box.getItem(stored); } catch { return null; } };
  const keep = (box) => { try { box.setItem(stored, content()); } catch { /* full or forbidden: the server keeps it */ } };

  // The token differs from page to page, and words are the same whatever version they were typed on.
  function wordsOf(kept) {
    const values = new URLSearchParams(kept);
    values.delete("csrf_token");
    values.delete("seen");
    return values.toString();
  }
  const show = () => { form.dataset.state = unsaved() || localStorage.getItem(stored) ? "unsaved" : "saved"; };

  function changed() {
    changes += 1;
    keep(localStorage);
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
    show();
  }

  function save() {
    if (!saver) return;
    clearTimeout(timer);
    sent = changes;
    status.textContent = words.saving;
    htmx.trigger(saver, "docgen:save");
  }

  function saved(seen) {
    document.getElementById("seen").value = seen;
    if (unsaved()) return;
    localStorage.removeItem(stored);
    show();
    if (after) { const go = after; after = null; go(); }
  }

  function failed(wait) {
    sent = -1;
    clearTimeout(timer);
    if (wait) timer = setTimeout(save, wait);
  }

  if (saver) {
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("docgen:changed", changed);
    document.addEventListener("visibilitychange", () => { if (document.hidden && unsaved()) save(); });
    window.addEventListener("beforeunload", (event) => { if (unsaved() && !after && !leaving) { save(); event.preventDefault(); } });
    // The copy stays until the server says that it has the words: the line may break, the session be over.
    form.addEventListener("submit", () => { sent = changes; keep(localStorage); keep(sessionStorage); });
  }

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== status) return;
    const mark = status.querySelector("[data-seen]");
    if (mark) saved(mark.dataset.seen);
    else failed(event.detail.xhr.status >= 500 ? RETRY : 0);
  });

  document.body.addEventListener("htmx:sendError", (event) => {
    if (event.target !== saver) return;
    status.textContent = words.lost;
    failed(RETRY);
  });

  document.addEventListener("click", (event) => {
    const overrule = event.target.closest("[data-overrule]");
    if (overrule) {
      document.getElementById("seen").value = overrule.closest("[data-moved]").dataset.moved;
      save();
    }
    if (event.target.closest("[data-sign-in]")) leaving = true;
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
      else if (input.closest("[data-grid]")) input.closest("[data-grid]").docgenGrid.take(Array.isArray(value) ? value : JSON.parse(value || "[]"));
      else input.value = value;
    }
  }

  form.addEventListener("change", (event) => {
    if (event.target.dataset.reshapes !== undefined) form.requestSubmit(form.querySelector("button.reshape"));
    if (event.target.dataset.fills === undefined || !event.target.value) return;
    for (const [name, value] of Object.entries(JSON.parse(event.target.value))) fill(name, value);
    htmx.trigger(form, "docgen:changed");
  });

  // ---------------------------------------------------------------- what this machine still holds

  // The version that was seen comes back with the words: where somebody saved since, both are told.
  function takeUp(kept) {
    const values = new URLSearchParams(kept);
    form.querySelectorAll("input[type=checkbox]").forEach((input) => {
      input.checked = values.has(input.name);
      if (input.dataset.opens) document.getElementById(input.dataset.opens).hidden = !input.checked;
    });
    for (const [name, value] of values) if (name !== "csrf_token" && !name.endsWith(".asked")) fill(name, value);
    htmx.trigger(form, "docgen:changed");
  }

  // What was sent is kept by the server; what was typed while it was on its way is not.
  function forgetSent() {
    if (recall(localStorage) === recall(sessionStorage)) localStorage.removeItem(stored);
    sessionStorage.removeItem(stored);
  }

  // The end of the address speaks of this one coming; a reload shall not find it again.
  function arrival() {
    const [word, place = ""] = window.location.hash.split("/");
    if (word !== TAKE_UP && word !== KEPT) return "";
    history.replaceState(null, "", window.location.pathname + window.location.search + (place && `#${place}`));
    document.getElementById(place)?.scrollIntoView();
    return word;
  }

  function restore() {
    const box = document.getElementById("restore");
    const came = arrival();
    if (came === KEPT) forgetSent();
    const kept = recall(localStorage);
    const asked = came === TAKE_UP;
    if (!saver || !kept || wordsOf(kept) === wordsOf(content())) { localStorage.removeItem(stored); return; }
    if (asked) { takeUp(kept); return; }
    box.hidden = false;
    box.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(stored); box.hidden = true; show(); });
    box.querySelector("[data-restore]").addEventListener("click", () => { takeUp(kept); box.hidden = true; });
  }

  // Somebody may have begun to type before this file had come.
  const typed = [...form.elements].some((input) => (input.type === "checkbox" ? input.checked !== input.defaultChecked
    : input.matches("textarea, input:not([type=hidden])") && input.value !== input.defaultValue));

  restore();
  if (saver && typed) htmx.trigger(form, "docgen:changed");
  show();
})();
