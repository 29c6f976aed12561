// The page of the talk. What is tapped or typed is kept on this phone first, then sent; nothing waits for a network.
import { Clock, inMinutes } from "./clock.js";
import { entriesOf, isUnsent, keep, letGo, noteAtOnce, rememberTalk } from "./kept.js";
import { Lines } from "./lines.js";
import { canReload, keepPage, letPageGo } from "./offline.js";
import { newMark, send, takeOver } from "./sending.js";

const SOON = 700; // ms after the last key before it is sent
const AGAIN = 12000; // ms between looks at the network while something waits, or the talk is on
const WHO_ELSE = -1;

const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const said = JSON.parse($("#meeting-facts").textContent);
const { uid } = said, page = $("#meeting"), clock = new Clock();
const entries = new Map();
let isGone = false;
let at = 0, beforeWhoElse = 0, timer = 0, sending = null, trouble = "", isReachable = navigator.onLine, lastPrompt = "";

// what is known
const fact = name => entries.get(`fact:${name}`)?.value ?? null;
const notes = () => [...entries.values()].filter(({ id }) => id.startsWith("note:")).map(entry => ({ ...entry, mark: entry.id.slice(5) }));
const unsent = () => [...entries.values()].filter(isUnsent).length;
const state = () => (fact("started_at") === null ? "before" : fact("ended_at") === null ? "during" : "after");
const highest = () => Math.max(0, ...[...entries.values()].map(entry => entry.version));
const minutes = () => said.minutes + (fact("extended_minutes") ?? 0);
const inZone = at => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: said.zone }).format(at);
const reload = async () => {
  entries.clear();
  for (const entry of await entriesOf(uid)) entries.set(entry.id, entry);
};

// writing: this phone first
let writes = Promise.resolve();
const write = (id, value) => {
  const entry = { uid, id, value, version: Math.max(Date.now(), highest() + 1), sent: entries.get(id)?.sent ?? 0 };
  entries.set(id, entry);
  const arrived = noteAtOnce(entry);
  writes = writes.then(() => keep(entry)).then(arrived).catch(cannotKeep);
  show();
  sendSoon();
  return writes;
};
const cannotKeep = () => {
  trouble = "This browser keeps nothing (a private window?). Stay on this page until “All kept” stands below, or copy your notes.";
  show();
};
const change = (mark, more) => write(`note:${mark}`, { ...entries.get(`note:${mark}`).value, ...more });
const capture = kind => {
  const mark = newMark(), began = fact("started_at"), second = began === null ? null : clock.seconds(began);
  write(`note:${mark}`, { kind, text: "", second, at: Date.now(), question: said.questions[at]?.id || null, removed: false });
  if (matchMedia("(pointer: fine)").matches) lines.focus(mark); // on a phone the keyboard would cover the keys
  else lines.reveal();
  navigator.vibrate?.(12);
};
const pass = () => {
  const id = said.questions[at]?.id;
  if (id && !entries.has(`asked:${id}`)) write(`asked:${id}`, Date.now());
};

// sending
const sendSoon = () => { clearTimeout(timer); timer = setTimeout(() => synchronise(), SOON); };
const synchronise = (how = {}) => (sending ??= (async () => {
  await writes;
  const result = await send(said, { always: true, ...how }).catch(() => ({ how: "offline" }));
  isReachable = result.how !== "offline";
  isGone = result.how === "gone";
  trouble = {
    locked: "This phone is no longer let in. Everything you wrote is still on it: pair it again on the computer, open this page, and it is sent.",
    gone: result.sentence, refused: result.sentence,
  }[result.how] ?? "";
  if (result.how === "kept") {
    const kept = Object.values(result.refused ?? {});
    if (kept.length) trouble = kept.join(" ");
    else if (result.both) trouble = "Two devices wrote in the same line. Both are kept, one below the other.";
    else if (result.sentence) trouble = result.sentence;
  }
  await reload();
  const typed = document.activeElement;
  show();
  if (typed !== document.activeElement) typed?.focus?.();
  if (result.how === "kept" && state() === "after" && !unsent()) await letPageGo(said.page);
  if (result.how === "locked" && !unsent()) await lockedOut();
  return result;
})().finally(() => { sending = null; if (unsent() && isReachable && !trouble) sendSoon(); }));
const lockedOut = async () => { await letPageGo(said.page); await letGo(uid); location.reload(); };

// showing
const show = () => {
  const now = state();
  page.dataset.state = now;
  for (const part of all("[data-part]", page)) part.hidden = !part.dataset.part.split(" ").includes(now);
  lines.show(notes(), note => (note.value.second === null ? inZone(note.value.at) : inMinutes(note.value.second)));
  for (const input of all("[data-fact]")) {
    if (document.activeElement === input && input.type === "text") continue;
    const value = fact(input.dataset.fact);
    if (input.type === "checkbox") input.checked = value === true;
    else if (input.type === "radio") input.checked = input.value === (value ?? "");
    else if (value !== null && input.value !== value) input.value = value;
  }
  showQuestion();
  showKept();
  showClock();
};
const put = (element, words) => { if (element.textContent !== words) element.textContent = words; };
const showQuestion = () => {
  const question = said.questions[Math.max(at, 0)];
  $("[data-card=question]").hidden = at === WHO_ELSE;
  $("[data-card=who-else]").hidden = at !== WHO_ELSE;
  put($("[data-place]"), `${Math.max(at, 0) + 1} of ${said.questions.length}`);
  put($("[data-why]"), question.why ? `, ${question.why}` : "");
  put($("[data-question]"), question.text);
  put($("[data-follow-up]"), question.follow_up);
  $("[data-follow-up]").hidden = !question.follow_up;
};
const showKept = () => {
  const waiting = unsent(), line = $("[data-kept]"), box = $("[data-trouble]");
  line.hidden = state() === "before" && !waiting;
  put(line, waiting ? `${waiting} kept on this phone, not yet sent` : "All kept");
  box.hidden = !trouble;
  put(box, trouble);
  $("[data-clear]").hidden = !isGone;
};
const showClock = () => {
  clock.tick();
  const began = fact("started_at"), ended = fact("ended_at"), whole = minutes() * 60;
  put($("[data-of]"), `of ${minutes()}`);
  put($("[data-time-check]"), $("[data-time-check]").textContent.replace(/\d\d:\d\d/, inZone(Date.now() + said.minutes * 60000)));
  const seconds = began === null ? 0 : ended === null ? clock.seconds(began) : Math.max(0, Math.floor((ended - began) / 1000));
  put($("[data-clock]"), inMinutes(seconds));
  $(".meet-bar .gone").setAttribute("x2", `${Math.min(100, (100 * seconds) / whole)}%`);
  $(".meet-bar .at").setAttribute("x1", `${100 - 30000 / whole}%`);
  $(".meet-bar .at").setAttribute("x2", `${100 - 30000 / whole}%`);
  if (began === null) return;
  const end = began + whole * 1000;
  put($("[data-promise]"), ended === null ? `Started ${inZone(began)}. You promised to be done by ${inZone(end)}.` : `${inZone(began)} to ${inZone(ended)}.`);
  const prompts = ended === null ? said.prompts.filter(prompt => whole - seconds <= prompt.left).sort((a, b) => a.left - b.left) : [];
  const words = ended === null ? (prompts[0]?.words ?? said.quiet) : "You can still write words into the lines.";
  if (words !== lastPrompt) put($("[data-prompt]"), (lastPrompt = words)); // a live region: said once
};

// doing
const go = (by, record) => {
  if (at === WHO_ELSE) { at = by < 0 ? beforeWhoElse : WHO_ELSE; if (by > 0) at = Math.min(beforeWhoElse + 1, said.questions.length - 1); }
  else {
    if (record) pass();
    if (by > 0 && at === said.questions.length - 1) { beforeWhoElse = at; at = WHO_ELSE; }
    else at = Math.max(0, Math.min(said.questions.length - 1, at + by));
  }
  showQuestion();
};
const close = form => form.closest("[popover]")?.hidePopover();
const acts = {
  begin: form => {
    clock.reset();
    write("fact:notes_agreed", form.elements.notes_agreed.checked);
    write("fact:started_at", Date.now());
    $("[data-question]").focus?.();
  },
  pass: () => go(1, true),
  capture: (_, button) => capture(button.value),
  end: async () => {
    pass();
    await write("fact:ended_at", Date.now());
    await sending; // one that is under way does not know of the end yet
    const { how } = (await synchronise()) ?? {};
    if (how === "kept" && !unsent() && !trouble) location.assign(said.after);
  },
  extension: (form, button) => {
    const added = +button.dataset.add;
    write("fact:extended_minutes", added ? Math.min((fact("extended_minutes") ?? 0) + added, 120) : 0);
    close(form);
  },
  opening: form => {
    write("fact:opening_words", form.elements.words.value.trim());
    if (fact("opening_raised_at") === null) write("fact:opening_raised_at", Date.now());
    close(form);
  },
  leave: form => {
    write("fact:notes_agreed", form.elements.notes_agreed.checked);
    write("fact:recording", form.elements.recording.value);
    close(form);
  },
};
const lines = new Lines($("[data-captured]"), said.kinds, $(".captured [name=remove] svg") ?? crossOf(), {
  write: (mark, text) => change(mark, { text }),
  remove: mark => change(mark, { removed: true }),
  putBack: mark => { change(mark, { removed: false }); lines.focus(mark); },
});
function crossOf() {
  const svg = $("svg.icon", page).cloneNode(true), use = $("use", svg);
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#i-x"));
  return svg;
}

document.addEventListener("submit", event => {
  const name = Object.keys(acts).find(one => one in event.target.dataset);
  if (!name) return;
  event.preventDefault();
  acts[name](event.target, event.submitter ?? $("button", event.target));
});
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-step], a[data-who-else]");
  if (!link) return;
  event.preventDefault();
  if ("whoElse" in link.dataset) { if (at !== WHO_ELSE) { beforeWhoElse = at; at = WHO_ELSE; } showQuestion(); }
  else go(+link.dataset.step, +link.dataset.step > 0);
});
$("[data-clear-now]").addEventListener("click", async () => {
  await letPageGo(said.page);
  await letGo(uid);
  location.assign("/interviews/");
});
addEventListener("online", () => synchronise());
addEventListener("offline", () => { isReachable = false; show(); });
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? synchronise() : synchronise({ keepalive: true })));

// opening the page
const begin = async () => {
  try {
    await rememberTalk({ uid, notes_at: said.notes_at, page: said.page, contact: said.contact, since: said.since, name: said.name });
    const known = await entriesOf(uid);
    if (!known.length) await takeOver(uid, said.told);
    await reload();
  } catch { cannotKeep(); }
  const first = said.questions.findIndex(question => question.id && !entries.has(`asked:${question.id}`));
  at = new URLSearchParams(location.search).has("who-else") ? WHO_ELSE : first < 0 ? 0 : first;
  $("[data-captured]").replaceChildren();
  show();
  setInterval(showClock, 1000);
  setInterval(() => document.visibilityState === "visible" && (unsent() || state() === "during") && synchronise(), AGAIN);
  await synchronise();
  const reach = $("[data-reach]");
  const kept = state() !== "after" && (await keepPage(said.page, said.cache).catch(() => false));
  reach.hidden = false;
  put(reach, kept
    ? "Ready: from here on it works without a network, and survives a reload."
    : canReload() ? "It works without a network as long as this page stays open."
    : "It works without a network as long as this page stays open. Do not reload it without one: this address is not encrypted, so the browser keeps no copy.");
  page.dataset.ready = kept ? "offline" : "open";
};
begin();
