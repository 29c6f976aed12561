// On every page: notes of a talk that this phone still keeps go to the notebook now, when there is a network. What the
// notebook cannot take (the person was forgotten) is shown here, because its own page may not exist any more.
import { letGo, underWay } from "./meeting/kept.js";
import { sendWhatWasLeft } from "./meeting/sending.js";

const SAID = "shoptalk-left-behind"; // said once in a visit
const made = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });

const show = ({ talk, sentence, words }) => {
  const box = made("dialog", "", { className: "card-pop" }), heading = made("h2", `From the talk with ${talk.name}`, { id: "left-behind" });
  const list = made("ul", ""), clear = made("button", "Clear them from this phone", { type: "button", className: "btn danger" });
  const keep = made("button", "Keep them here", { type: "button", className: "btn" }), row = made("div", "", { className: "actions" });
  box.setAttribute("aria-labelledby", heading.id);
  list.append(...words.map(one => made("li", one, { className: "voice" })));
  clear.addEventListener("click", async () => { await letGo(talk.uid); box.close(); });
  keep.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  row.append(keep, clear);
  box.append(heading, made("p", sentence), list, row);
  document.body.append(box);
  box.showModal();
};
const say = left => {
  if (sessionStorage.getItem(SAID) === left.talk.uid) return;
  sessionStorage.setItem(SAID, left.talk.uid);
  const toast = made("div", "", { className: "toast" }), button = made("button", "Show them", { type: "button" });
  button.addEventListener("click", () => { toast.remove(); show(left); });
  toast.append(made("span", `Notes from the talk with ${left.talk.name} are still on this phone.`), button);
  document.getElementById("toasts")?.append(toast);
};

if ("indexedDB" in window) {
  const here = document.getElementById("meeting-facts"); // the talk's own page sends for itself
  const uid = here && JSON.parse(here.textContent).uid;
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [{ name: "shoptalk-talks" }];
  if (underWay().length || known.some(one => one.name === "shoptalk-talks")) (await sendWhatWasLeft(uid).catch(() => [])).forEach(say);
}
