// The brief and the thirty seconds: Alt with an arrow moves the question one stands on, and words are counted while one
// types. Without this the menu of each question moves it, and the server counts.
{
  let back = [];
  document.addEventListener("keydown", event => {
    const to = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const question = to && event.target.closest?.("[data-planned]");
    if (!question) return;
    event.preventDefault();
    question.querySelector(`button[name=to][value=${to}]`)?.click();
  });
  // after a swap one stands where one stood: on the same question, or, when it was left out, on the next
  document.addEventListener("htmx:beforeRequest", event => {
    const question = event.target.closest?.("[data-planned]");
    if (question) back = [question, question.nextElementSibling, question.previousElementSibling].map(one => one?.dataset.planned);
  });
  document.addEventListener("htmx:afterSettle", () => {
    const found = back.map(pk => document.querySelector(`[data-planned="${pk}"] .q-menu`)).find(Boolean);
    back = [];
    found?.focus();
  });
  document.addEventListener("input", event => {
    const form = event.target.closest("[data-count-words]"), out = form?.querySelector("[data-words-out]");
    if (!out) return;
    const typed = [...form.querySelectorAll("textarea")].map(box => box.value).join(" ");
    out.textContent = (typed.match(/[\p{L}\p{N}_]+(?:['’.&@/+-][\p{L}\p{N}_]+)*/gu) ?? []).length;
  });
}
