// What this phone keeps until the notebook has it. One entry for each thing that was written (a note, a fact of the
// talk), with the version that stands and the version that the notebook is known to have; so nothing is sent twice.
// Every write is flushed to the disk ("strict"), because a battery may die a second later. That takes a moment, and a page
// may be closed within it: so what is on its way stands in localStorage, which is written at once, until it has arrived.
const NAME = "shoptalk-talks", ENTRIES = "entries", TALKS = "talks", HASTE = "shoptalk-on-its-way ";

const done = request => new Promise((kept, lost) => {
  request.onsuccess = () => kept(request.result);
  request.onerror = () => lost(request.error);
});
const whole = transaction => new Promise((kept, lost) => {
  transaction.oncomplete = kept;
  transaction.onabort = transaction.onerror = () => lost(transaction.error);
});

const onItsWay = (store, value) => {
  const key = `${HASTE}${store} ${value.uid} ${value.id ?? ""}`, text = JSON.stringify({ store, value });
  try { localStorage.setItem(key, text); } catch { /* full or forbidden: the database alone has to do */ }
  return () => { if (localStorage.getItem(key) === text) localStorage.removeItem(key); };
};
export const underWay = uid => Object.keys(localStorage).filter(key => key.startsWith(HASTE) && (!uid || key.includes(` ${uid} `)));
const isLater = (value, known) => !known || (value.version ?? 0) > (known.version ?? 0);

/** What a page that was closed too soon had on its way arrives now. */
const arrive = async opened => {
  const keys = underWay();
  if (!keys.length) return;
  const transaction = opened.transaction([ENTRIES, TALKS], "readwrite", { durability: "strict" });
  for (const key of keys) {
    const { store, value } = JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
    if (!store) continue;
    const all = transaction.objectStore(store);
    if (isLater(value, await done(all.get(store === TALKS ? value.uid : [value.uid, value.id])))) all.put(value);
  }
  await whole(transaction);
  keys.forEach(key => localStorage.removeItem(key));
};

let database;
const open = () => (database ??= opening().then(async opened => { await arrive(opened); return opened; }));
const opening = () => new Promise((kept, lost) => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ENTRIES, { keyPath: ["uid", "id"] });
    request.result.createObjectStore(TALKS, { keyPath: "uid" });
  };
  request.onsuccess = () => {
    request.result.onversionchange = () => request.result.close();
    kept(request.result);
  };
  request.onerror = () => lost(request.error);
});
const during = async (mode, act) => {
  const transaction = (await open()).transaction([ENTRIES, TALKS], mode, { durability: "strict" });
  const result = await act(transaction.objectStore(ENTRIES), transaction.objectStore(TALKS));
  if (mode === "readwrite") await whole(transaction);
  return result;
};
const of = uid => IDBKeyRange.bound([uid, ""], [uid, "\uffff"]);

export const isUnsent = entry => entry.version > entry.sent;

/** All entries of a talk. */
export const entriesOf = uid => during("readonly", entries => done(entries.getAll(of(uid))));

/** All talks that this phone holds something of. */
export const talks = () => during("readonly", (_, all) => done(all.getAll()));

/** Where a talk is to be sent to; remembered with its first entry. */
export const rememberTalk = async talk => {
  const arrived = onItsWay(TALKS, talk);
  await during("readwrite", (_, all) => done(all.put(talk)));
  arrived();
};

/** Keeps an entry, unless another tab has kept a later one. */
export const keep = entry => during("readwrite", async entries => {
  const known = await done(entries.get([entry.uid, entry.id]));
  if (!known || known.version <= entry.version) entries.put(entry);
});

/** Notes an entry at once, before its turn to be kept has come; call what is returned when it has been. */
export const noteAtOnce = entry => onItsWay(ENTRIES, entry);

/** The notebook has these versions now: [[id, version], ...]. What was written meanwhile stays unsent. */
export const acknowledge = (uid, pairs) => during("readwrite", async entries => {
  for (const [id, version] of pairs) {
    const known = await done(entries.get([uid, id]));
    if (known && known.sent < version) entries.put({ ...known, sent: Math.min(version, known.version) });
  }
});

/** Lets go of a talk: the notebook has everything, or its owner said so. */
export const letGo = uid => {
  underWay(uid).forEach(key => localStorage.removeItem(key));
  return during("readwrite", (entries, all) => {
    entries.delete(of(uid));
    all.delete(uid);
  });
};
