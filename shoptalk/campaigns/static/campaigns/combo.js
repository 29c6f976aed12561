// A text field with suggestions below it (WAI-ARIA combobox). Without script the form asks in a second step instead.
for (const combo of document.querySelectorAll("[data-combo]")) {
  const field = combo.querySelector("[role=combobox]");
  const options = () => [...combo.querySelectorAll("[role=option]")];
  let at = -1;

  const light = index => {
    const all = options();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", i === at));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", all[at].id);
    all[at]?.scrollIntoView({ block: "nearest" });
  };
  const show = open => {
    const list = combo.querySelector("[role=listbox]");
    if (list) list.hidden = !open;
    field.setAttribute("aria-expanded", Boolean(list && open));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    options().forEach(option => option.setAttribute("aria-selected", false));
  };
  const open = () => field.getAttribute("aria-expanded") === "true";
  const send = (name, value) => field.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  const pick = option => {
    combo.querySelectorAll("[type=radio]").forEach(radio => (radio.disabled = true));
    send("typed", field.value);
    send("code", option.dataset.code);
    field.value = option.dataset.title;
    show(false);
    field.form.requestSubmit(combo.querySelector("button"));
  };

  combo.addEventListener("htmx:afterSwap", () => show(document.activeElement === field));
  combo.addEventListener("focusout", () => show(false));
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" && open()) { event.preventDefault(); show(false); }
    if (!options().length || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      if (!open()) show(true);
      light(at < 0 ? (down ? 0 : -1) : at + (down ? 1 : -1));
    }
    if (event.key === "Enter" && open() && at >= 0) { event.preventDefault(); pick(options()[at]); }
  });
  combo.addEventListener("pointerdown", event => event.target.closest("[role=option]") && event.preventDefault());
  combo.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) pick(option);
  });
}
