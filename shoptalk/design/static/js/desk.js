// The message desk. The server judges; this paints what it found behind the words, puts facts and mends in,
// and takes a letter that left to the mail program. Without it every button still works, one page later.
{
  let unsaved = null;
  const boxes = () => [...document.querySelectorAll("textarea[data-typed]")];
  const shown = () => boxes().find(box => box.offsetParent);
  const typed = box => box.dispatchEvent(new Event("input", { bubbles: true }));

  // findings stand in the margin with start and end; the backdrop shows them where they stand
  const paint = box => {
    const back = box.parentElement.querySelector(".backdrop");
    const check = document.getElementById(`check-${box.form?.dataset.panel}`);
    if (!back) return;
    const text = box.value, out = document.getElementById(`count-${check?.dataset.channel}`);
    if (out) out.textContent = check.dataset.count;
    back.replaceChildren();
    let at = 0;
    const fresh = check && +check.dataset.length === text.length;
    const spans = fresh ? [...check.querySelectorAll("[data-in=body]")].map(li => li.dataset) : [];
    for (const { start, end, level } of spans.sort((a, b) => a.start - b.start)) {
      if (+start < at || (+start === 0 && +end >= text.trimEnd().length)) continue;
      const mark = document.createElement("mark");
      mark.className = `of-${level}`;
      mark.textContent = text.slice(start, end);
      back.append(text.slice(at, start), mark);
      at = +end;
    }
    back.append(`${text.slice(at)}\n`);
  };
  const put = (box, words, from = box.selectionStart, to = box.selectionEnd) => {
    box.focus();
    box.setRangeText(words, from, to, "end");
    typed(box);
  };

  document.addEventListener("input", event => {
    if (!event.target.matches("textarea[data-typed]")) return;
    paint(event.target);
  });
  document.addEventListener("change", event => event.target.name === "way-of-writing" && shown() && paint(shown()));
  document.addEventListener("htmx:afterSettle", () => boxes().forEach(paint));
  document.addEventListener("click", event => {
    const use = event.target.closest("[data-use]"), mend = event.target.closest("[data-mend]");
    if (use && shown()) put(shown(), use.dataset.use);
    if (mend) put(document.getElementById(`body-${mend.dataset.panel}`), mend.dataset.mend, +mend.dataset.from, +mend.dataset.to);
  });

  // a letter left: the server names the page with the letter, and this takes the last step at once
  document.addEventListener("htmx:afterRequest", async event => {
    const page = event.detail.xhr?.getResponseHeader("X-Letter-Page"), button = event.detail.elt;
    if (!page || !button.matches("[data-leave]")) return;
    unsaved = null;
    const box = document.getElementById(button.getAttribute("form")).querySelector("textarea");
    if (button.dataset.leave === "copy") await navigator.clipboard?.writeText(box.value).catch(() => {});
    const mail = event.detail.xhr.getResponseHeader("X-Letter-Mail");
    if (mail) location.href = mail;
    location.assign(page);
  });

  // words typed in the last second before the page goes away are kept too
  document.addEventListener("input", event => (unsaved = event.target.closest("form[data-panel]") ?? unsaved));
  document.addEventListener("htmx:afterRequest", event => event.detail.elt === unsaved && (unsaved = null));
  addEventListener("pagehide", () => unsaved && navigator.sendBeacon(unsaved.getAttribute("hx-post"), new FormData(unsaved)));
  document.addEventListener("submit", () => (unsaved = null));

  boxes().forEach(paint);
}
