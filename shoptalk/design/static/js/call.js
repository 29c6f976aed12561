// A call, in practice or for real: the clock, the newest line in view, Enter says it, a line from the card is put in.
// Without it every button still works; the clock then shows the hour at which the call began.
{
  const inMinutes = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const since = (clock, from, until) => {
    clock.textContent = inMinutes(Math.max(0, Math.floor(((until ?? Date.now()) - from) / 1000)));
  };
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const from = Date.parse(clock.dataset.clock), until = clock.dataset.until && Date.parse(clock.dataset.until);
    const over = () => document.querySelector(".call-over");
    since(clock, from, until || undefined);
    if (!until) setInterval(() => over() || since(clock, from), 1000);
  }
  // the real call: the clock begins when the number is rung, and survives a reload of this tab
  for (const clock of document.querySelectorAll("[data-clock-on]")) {
    const key = `call ${location.pathname}`, dial = document.querySelector(clock.dataset.clockOn);
    const run = from => { clock.hidden = false; since(clock, from); setInterval(() => since(clock, from), 1000); };
    const begun = Number(sessionStorage.getItem(key));
    if (begun && Date.now() - begun < 3600_000) run(begun);
    dial?.addEventListener("click", () => {
      if (clock.hidden) { sessionStorage.setItem(key, Date.now()); run(Date.now()); }
    });
    document.addEventListener("submit", event => event.target.action.endsWith("/outcome") && sessionStorage.removeItem(key));
  }

  const words = () => document.querySelector("[data-say] textarea");
  const talk = document.getElementById("turns");
  const latest = () => talk?.lastElementChild?.scrollIntoView({ block: "nearest" });
  document.addEventListener("keydown", event => {
    const box = event.target.closest?.("[data-say] textarea");
    if (!box || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (box.value.trim()) box.form.requestSubmit();
  });
  document.addEventListener("click", event => {
    const put = event.target.closest("[data-put]"), box = words();
    if (!put || !box) return;
    put.closest("[popover]")?.hidePopover();
    box.focus();
    box.setRangeText(put.dataset.put, box.selectionStart, box.selectionEnd, "end");
  });
  if (talk) {
    let onItsWay = null, timer = 0;
    // The other side takes a moment before it answers; whoever goes on talking in that moment is answered at once.
    const heldBack = new WeakSet();
    const afterItsPause = added => {
      if (onItsWay) {
        clearTimeout(timer);
        talk.insertBefore(onItsWay, added[0]);
        onItsWay = null;
      }
      const answer = added.find(one => one.dataset?.pause);
      if (!answer) return;
      onItsWay = answer;
      heldBack.add(answer);
      const pause = Number(answer.dataset.pause);
      delete answer.dataset.pause;
      answer.remove();
      timer = setTimeout(() => { onItsWay = null; talk.append(answer); }, pause);
    };
    // what was said last is large; the ones before it step back
    new MutationObserver(changes => {
      const added = changes.flatMap(change => [...change.addedNodes]).filter(one => one.nodeType === Node.ELEMENT_NODE);
      const news = added.filter(one => !heldBack.has(one));
      if (news.length) afterItsPause(news);
      talk.querySelectorAll(".speaking:has(~ .entry)").forEach(one => one.classList.remove("speaking"));
      latest();
      const over = document.querySelector(".call-over a");
      (words() ?? over)?.focus();
      if (over) document.querySelector(".call-bar")?.remove();
    }).observe(talk, { childList: true });
    latest();
    words()?.focus({ preventScroll: true });
  }
}
