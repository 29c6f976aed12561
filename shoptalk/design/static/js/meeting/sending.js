// Sends what a phone kept. The answer says how things stand in the notebook; entries that it has are marked as sent.
import { acknowledge, entriesOf, isUnsent, keep, letGo, talks } from "./kept.js";

const PATIENCE = 15000; // ms; a network that is there but does nothing is no network
const AT_ONCE = 100; // entries in one sending
const TOLERATED = 120000; // ms that our clock and the notebook's may differ (method/late_writing.py)
const MOMENTS = ["started_at", "ended_at", "opening_raised_at"];

const body = (talk, entries) => {
  const said = { sent_at: Date.now(), uid: talk.uid, contact: talk.contact, since: talk.since, notes: [], talk: {}, asked: {} };
  for (const { id, version, value } of entries) {
    const [what, name] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
    if (what === "note") said.notes.push({ ...value, mark: name, version });
    if (what === "fact") said.talk[name] = { version, value };
    if (what === "asked") said.asked[name] = value;
  }
  return JSON.stringify(said);
};

const headers = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
const post = (talk, entries, keepalive) => fetch(talk.notes_at, {
  method: "POST", body: body(talk, entries), credentials: "same-origin", redirect: "manual", keepalive,
  headers: { "Content-Type": "application/json", ...headers() },
  ...(keepalive ? {} : { signal: AbortSignal.timeout(PATIENCE) }),
});

/** A token for forms may have been renewed while the page was kept: the page is asked for a new one. */
const renewToken = async () => {
  const page = await fetch("/interviews/", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").body.getAttribute("hx-headers");
  if (fresh) document.body.setAttribute("hx-headers", fresh);
  return Boolean(fresh);
};

/** The notebook's clock, told in ours. */
export const inOurClock = told => {
  const off = Date.now() - told.now;
  const shift = Math.abs(off) > TOLERATED ? off : 0;
  const moment = at => (at === null ? null : at + shift);
  const entries = told.notes.map(({ mark, version, ...value }) =>
    ({ id: `note:${mark}`, version, value: { ...value, at: moment(value.at) } }));
  for (const [name, { version, value }] of Object.entries(told.talk))
    entries.push({ id: `fact:${name}`, version, value: MOMENTS.includes(name) ? moment(value) : value });
  for (const [id, at] of Object.entries(told.asked)) entries.push({ id: `asked:${id}`, version: 1, value: moment(at) });
  return entries;
};

/** Takes over what the notebook has; words of ours that lost against another device stay as a line of their own. */
export const takeOver = async (uid, told, sentNow = []) => {
  const ours = new Map((await entriesOf(uid)).map(entry => [entry.id, entry]));
  const mine = new Map(sentNow.map(entry => [entry.id, entry]));
  let both = 0;
  for (const entry of inOurClock(told)) {
    const known = ours.get(entry.id), sent = mine.get(entry.id);
    if (known && (known.version > entry.version || (known.version === entry.version && isUnsent(known)))) continue;
    const lost = sent && entry.version > sent.version && sent.value.text && sent.value.text !== entry.value.text;
    if (lost && entry.id.startsWith("note:") && !sent.value.removed) {
      both += 1;
      const beside = `note:${newMark()}`;
      await keep({ uid, id: beside, version: Math.max(Date.now(), entry.version + 1), sent: 0, value: sent.value });
    }
    await keep({ uid, ...entry, sent: entry.version });
  }
  return both;
};

/** A mark that no other note has. (crypto.randomUUID is missing on plain HTTP.) */
export const newMark = () => {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return bytes.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/**
 * Sends what is unsent of a talk. Resolves to { how, sentence, refused, both }, where `how` is
 * kept, offline, locked (this phone is not let in any more), gone (the person was forgotten) or refused.
 */
export const send = async (talk, { keepalive = false, always = false } = {}) => {
  const unsent = (await entriesOf(talk.uid)).filter(isUnsent);
  if (!unsent.length && !always) return { how: "kept", sentence: "", refused: {}, both: 0 };
  const part = unsent.slice(0, AT_ONCE);
  let answer;
  try {
    answer = await post(talk, part, keepalive);
    if (answer.status === 403 && (await renewToken())) answer = await post(talk, part, keepalive);
  } catch {
    return { how: "offline" };
  }
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.status === 404 || answer.status === 403) return { how: "locked" };
  if (!isOurs) return { how: "offline" };
  const said = await answer.json();
  if (answer.status === 410) return { how: "gone", sentence: said.sentence };
  if (!answer.ok) return { how: "refused", sentence: said.sentence };
  const kept = part.filter(({ id }) => !(id.slice(id.indexOf(":") + 1) in said.refused));
  await acknowledge(talk.uid, kept.map(({ id, version }) => [id, version]));
  const both = await takeOver(talk.uid, said, kept);
  const more = unsent.length > part.length && kept.length ? await send(talk, { keepalive }) : {};
  return { how: "kept", both, ...said, ...more, refused: { ...said.refused, ...more.refused } };
};

/** Sends what other talks left on this phone; lets go of those that the notebook has whole, and tells of the others. */
export const sendWhatWasLeft = async except => {
  const stays = [];
  for (const talk of await talks()) {
    if (talk.uid === except) continue;
    const { how, refused, sentence } = await send(talk);
    const left = (await entriesOf(talk.uid)).filter(isUnsent);
    if (how === "kept" && !left.length && !Object.keys(refused).length) await letGo(talk.uid);
    const words = left.map(({ value }) => value?.text).filter(Boolean);
    if (!left.length || how === "offline" || how === "locked") continue;
    if (words.length) stays.push({ talk, words, sentence: sentence || Object.values(refused ?? {}).join(" ") });
    else if (how === "gone") await letGo(talk.uid); // taps without words, about nobody
  }
  return stays;
};
