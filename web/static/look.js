// The side with the pages: problems beside their fields, lines that can be jumped to, calm redrawing.
"use strict";

(() => {
  const form = document.getElementById("paper");
  const look = document.getElementById("look");
  const OUTLINE = "docgen-outline";

  // ---------------------------------------------------------------- problems

  // The slot of a problem: that of its path, or of the nearest path around it.
  function slotOf(place) {
    for (let here = place; ; here = here.replace(/(\.[^.[\]]+|\[\d+\])$/, "")) {
      const slot = form.querySelector(`[data-problems-for="${CSS.escape(here)}"]`);
      if (slot) return slot;
      if (!here || !/[.[]/.test(here)) return form.querySelector('[data-problems-for=""]');
    }
  }

  const inputOf = (slot) => (slot.dataset.problemsFor ? slot.parentElement.querySelector("input:not([type=hidden]), textarea, select") : null);

  function distribute() {
    form.querySelectorAll(".problems").forEach((slot) => { slot.replaceChildren(); slot.hidden = true; });
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    form.querySelectorAll("details.troubled").forEach((part) => part.classList.remove("troubled"));
    for (const found of look.querySelectorAll("#found > li")) {
      const slot = slotOf(found.dataset.place);
      const item = document.createElement("li");
      item.className = found.className;
      item.textContent = found.textContent.trim();
      slot.append(item);
      slot.hidden = false;
      const wrong = found.classList.contains("error");
      if (wrong) inputOf(slot)?.setAttribute("aria-invalid", "true");
      for (let part = slot.closest("details"); wrong && part; part = part.parentElement.closest("details")) part.classList.add("troubled");
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
    const input = inputOf(slot);
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

  // ---------------------------------------------------------------- redrawing

  // Until a new picture has come the former one stands behind it, so that nothing flashes. Where the
  // words cannot be printed just now, the pages of a moment ago stay, dimmed.
  let former = null;

  function redraw() {
    const pages = look.querySelector(".sheets");
    const stale = look.querySelector("[data-stale]");
    if (!pages) {
      if (former && stale) { former.classList.add("stale"); stale.replaceWith(former); }
      return;
    }
    const before = former ? [...former.querySelectorAll("img")] : [];
    pages.querySelectorAll("img").forEach((image, place) => {
      const old = before[place];
      if (!old || !old.complete || image.complete) return;
      image.style.background = `#fff url("${old.src}") 0 0 / 100% 100% no-repeat`;
      const clear = () => { image.style.background = ""; };
      image.addEventListener("load", clear, { once: true });
      image.addEventListener("error", clear, { once: true });
    });
    former = pages;
  }

  let peeked = 0;

  function keepOutline() {
    const outline = look.querySelector(".outline");
    if (!outline) return;
    const box = outline.querySelector(".peek");
    box.scrollTop = peeked;
    box.addEventListener("scroll", () => { peeked = box.scrollTop; }, { passive: true });
    outline.open = sessionStorage.getItem(OUTLINE) !== "closed";
    outline.addEventListener("toggle", () => sessionStorage.setItem(OUTLINE, outline.open ? "open" : "closed"));
  }

  // ---------------------------------------------------------------- what a closed part holds

  function spoken(input) {
    if (input.closest("[data-grid]")) return JSON.parse(input.value || "[]").map((row) => Object.values(row)[0]).join(", ");
    if (input.type === "hidden" || input.type === "checkbox" || input.dataset.fills !== undefined) return "";
    return input.tagName === "SELECT" ? "" : input.value;
  }

  function brief(part) {
    const place = part.querySelector(":scope > summary .brief");
    if (!place) return;
    const said = [...part.querySelectorAll("input, textarea, select")].map(spoken).map((text) => text.trim()).filter(Boolean);
    place.textContent = part.open ? "" : said.join(" · ").replace(/\s+/g, " ").slice(0, 160);
  }

  form.querySelectorAll("details.part").forEach((part) => { brief(part); part.addEventListener("toggle", () => brief(part)); });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== look) return;
    distribute();
    keepOutline();
    redraw();
  });
  distribute();
  keepOutline();
  redraw();
})();
