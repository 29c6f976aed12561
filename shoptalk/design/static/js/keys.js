// Keyboard map, and the two things every list needs: moving with j/k and counting ticks.
// Single keys rest while one types, and can be switched off in Settings (WCAG 2.1.4). No single key sends anything.
{
  const typing = el => el.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter(row => row.offsetParent);
  let first = "", at = -1;

  const step = by => {
    const all = rows();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, at + by));
    all[at].querySelector("summary, a, input, button")?.focus();
    all[at].scrollIntoView({ block: "nearest" });
  };
  const inRow = selector => document.activeElement.closest("[data-row]")?.querySelector(selector);
  const acts = {
    j: () => step(1), k: () => step(-1),
    o: () => inRow("summary, a")?.click(), x: () => inRow("input[type=checkbox]")?.click(),
    z: () => document.querySelector(".toast button")?.click(),
  };
  const linked = key => inRow(`[data-key="${CSS.escape(key)}"]`)
    ?? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(el => el.offsetParent || el.closest("[popover]"));

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || "noKeys" in document.body.dataset) return;
    if (document.querySelector("dialog[open]")) return;
    const key = first + event.key;
    const link = linked(key);
    first = event.key === "g" ? "g " : "";
    if (document.querySelector(":popover-open") && event.key !== "z") return;
    const search = event.key === "/" && document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
    else if (link) { event.preventDefault(); link.click(); }
    else if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
  });

  document.addEventListener("change", event => {
    const form = event.target.closest(".ledger-form");
    const count = form?.querySelector(".count");
    if (count) count.textContent = form.querySelectorAll("tbody :checked").length;
  });

  // a slider says its own number, and its word
  document.addEventListener("input", event => {
    const out = event.target.type === "range" && event.target.closest(".sure")?.querySelector("output");
    if (!out) return;
    const words = out.dataset.words?.split("|");
    const index = words && Math.min(words.length - 1, Math.floor(event.target.value / 100 * words.length));
    out.textContent = words ? `${event.target.value}, ${words[index]}` : event.target.value;
  });

  // a drop zone takes a dropped file where a chosen one goes; choosing sends at once
  for (const zone of document.querySelectorAll("[data-drop]")) {
    const input = zone.querySelector("input[type=file]");
    const over = on => event => { event.preventDefault(); zone.classList.toggle("over", on); };
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", event => { over(false)(event); input.files = event.dataTransfer.files; zone.closest("form").requestSubmit(); });
    input.addEventListener("change", () => zone.closest("form").requestSubmit());
  }

  // [data-print] prints, [data-copy="#id"] copies, a form or input with [data-autosubmit] saves on change
  document.addEventListener("click", event => {
    if (event.target.closest("[data-print]")) print();
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const source = document.querySelector(copy.dataset.copy);
      navigator.clipboard?.writeText(source.value ?? source.textContent);
    }
  });
  document.addEventListener("change", event => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });
}
