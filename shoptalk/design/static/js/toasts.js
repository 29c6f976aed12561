// A toast goes by itself after eight seconds, but never while somebody is deciding (it has the focus or the pointer).
// And after Undo one is back at the button that was pressed.
{
  const STAYS = 8000;
  const SPEAKS_AFTER = 150; // ms; a live region is read out only when it changes after the page is there
  const PRESSED = "shoptalk-pressed";
  const box = document.getElementById("toasts");

  const seen = new WeakSet();
  const start = toast => {
    if (seen.has(toast)) return;
    seen.add(toast);
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.matches(":hover, :focus-within") ? wait() : toast.remove(), STAYS);
    };
    for (const sign of ["focusin", "focusout", "pointerenter", "pointerleave"]) toast.addEventListener(sign, wait);
    wait();
  };
  new MutationObserver(() => document.querySelectorAll(".toasts .toast").forEach(start)).observe(document.body, { childList: true, subtree: true });
  const said = [...box.children];
  box.replaceChildren();
  setTimeout(() => box.append(...said), SPEAKS_AFTER);

  // where somebody pressed: the row that it was in, and which of the row's buttons
  const buttons = row => [...row.querySelectorAll("button, a.btn, summary")];
  document.addEventListener("submit", event => {
    const form = event.target, button = event.submitter;
    if (form.method !== "post" || !button) return;
    if (form.closest(".toast")) {
      const kept = JSON.parse(sessionStorage.getItem(PRESSED) ?? "null");
      if (kept) sessionStorage.setItem(PRESSED, JSON.stringify({ ...kept, undone: true }));
      return;
    }
    const menu = button.closest("[popover]");
    const pressed = (menu && document.querySelector(`[popovertarget="${menu.id}"]`)) ?? button; // what opened the menu
    const row = pressed.closest("[id][data-row], section[id]") ?? document.getElementById("main");
    sessionStorage.setItem(PRESSED, JSON.stringify({ path: location.pathname, row: row.id, place: buttons(row).indexOf(pressed) }));
  });
  const kept = JSON.parse(sessionStorage.getItem(PRESSED) ?? "null");
  if (kept?.undone) {
    sessionStorage.removeItem(PRESSED);
    const row = kept.path === location.pathname && document.getElementById(kept.row);
    if (row) (buttons(row)[kept.place] ?? buttons(row)[0])?.focus();
  }
}
