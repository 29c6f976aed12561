// Keyboard map, and the two things every list needs: moving with j/k and counting ticks.
// Single keys rest while one types, and can be switched off in Settings (WCAG 2.1.4). No single key sends anything.
{
  const typing = el => el.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter(row => row.offsetParent);
  let first = "";

  const step = by => {
    const all = rows();
    const here = all.indexOf(document.activeElement.closest("[data-row]"));
    const row = all[Math.max(0, Math.min(all.length - 1, here + by))];
    row?.querySelector("summary, a, input, button")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const inRow = selector => document.activeElement.closest("[data-row]")?.querySelector(selector);
  const acts = {
    j: () => step(1), k: () => step(-1),
    o: () => inRow("summary, a")?.click(), x: () => inRow("input[type=checkbox]")?.click(),
    z: () => document.querySelector(".toasts .toast button")?.click(),
  };
  // what stands in the row, else what is on screen, else what waits in a menu or, on a narrow window, in the hidden tabs
  const linked = key => {
    const named = `[data-key="${CSS.escape(key)}"]`, all = [...document.querySelectorAll(named)];
    return inRow(named) ?? all.find(el => el.offsetParent) ?? all[0];
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || "noKeys" in document.body.dataset) return;
    if (document.querySelector("dialog[open]")) return;
    if (document.querySelector(":popover-open")) return;
    const second = first, key = first + event.key;
    first = !second && event.key === "g" ? "g " : "";
    const link = linked(key);
    const search = key === "/" && document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
    else if (link) { event.preventDefault(); link.click(); }
    else if (!second && acts[event.key]) { event.preventDefault(); acts[event.key](); }
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
    const index = words && Math.max(0, Math.ceil(event.target.value / 100 * words.length) - 1);
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
