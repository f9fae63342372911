// The wizard of a batch: says that checking thousands of communes takes a while.
"use strict";

document.getElementById("whom").addEventListener("submit", (event) => {
  const words = event.submitter && event.submitter.dataset.busy;
  if (!words) return;
  event.submitter.setAttribute("aria-busy", "true");
  document.getElementById("busy").textContent = words;
});

window.addEventListener("pageshow", () => {
  document.getElementById("busy").textContent = "";
});
