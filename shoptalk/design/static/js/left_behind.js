// On every page: notes of a talk that this phone still keeps go to the notebook now, when there is a network.
import { sendWhatWasLeft } from "./meeting/sending.js";

if ("indexedDB" in window) {
  const here = document.getElementById("meeting-facts"); // the talk's own page sends for itself
  const uid = here && JSON.parse(here.textContent).uid;
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [{ name: "shoptalk-talks" }];
  if (known.some(one => one.name === "shoptalk-talks")) await sendWhatWasLeft(uid).catch(() => {});
}
