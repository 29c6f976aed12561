// Speaking in a practice call. What is heard lands in the box in which one types, to be put right before it is said.
// Where there is no microphone, no permission or no listener, typing goes on as before.
import { canSpeak, hush, say, whenVoicesCome } from "./aloud.js";
import { listen } from "./sound.js";

const LONGEST = 115_000;
const CHOSEN = "shoptalk: the browser may listen", ALOUD = "shoptalk: read aloud";
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const WHY = {
  NotAllowedError: "The microphone is not allowed here. Typing is just as good; to allow it, look beside the address.",
  NotFoundError: "No microphone was found. Typing is just as good.",
  NotReadableError: "Another program holds the microphone. Close it there, or type.",
  gone: "The microphone went away. What came before is being written down; go on by typing.",
};
const OTHER = "The microphone did not work this time. Typing is just as good.";
const controls = () => document.querySelector("[data-speaking]");
const part = name => controls()?.querySelector(`[data-${name}]`);
let hearing = null, began = 0, staysHere = false;

function tell(words) {
  const place = part("mic-says");
  if (place) place.textContent = words;
}

const may = () => localStorage.getItem(CHOSEN) === "yes";
const way = () => !window.isSecureContext || !navigator.mediaDevices ? null
  : "here" in controls().dataset ? "here" : Recognition && (staysHere || may()) ? "browser" : null;

function show() {
  if (!controls()) return;
  const asks = window.isSecureContext && !("here" in controls().dataset) && Recognition && !staysHere;
  part("mic").hidden = !way();
  part("mic-choice").hidden = !asks || may();
  part("mic-end").hidden = !asks || !may();
  part("aloud").hidden = !canSpeak(controls());
  part("aloud").setAttribute("aria-pressed", String(sessionStorage.getItem(ALOUD) === "yes"));
  press(Boolean(hearing));
  if (!window.isSecureContext) tell("The microphone needs an encrypted connection; here, type.");
}

function press(on) {
  part("mic")?.setAttribute("aria-pressed", String(on));
  const words = part("mic-words");
  if (words) words.textContent = on ? "I have said it" : "Speak";
}

async function start() {
  hush();
  tell("");
  try {
    hearing = way() === "here" ? await here() : browser();
  } catch (error) {
    tell(WHY[error.name] ?? OTHER);
    return;
  }
  began = Date.now();
  press(true);
  tell(way() === "here" ? "Listening, on this machine." : "Your browser is listening.");
  const mine = hearing;
  setTimeout(() => hearing === mine && stop(), LONGEST);
}

async function stop(why = "") {
  const mine = hearing;
  hearing = null;
  press(false);
  if (!mine) return;
  tell(why || "Writing it down.");
  part("mic").disabled = true;
  await mine.stop(why);
  const button = part("mic");
  if (button) button.disabled = false;
}

async function here() {
  const microphone = await listen(controls().dataset.listener, () => stop(WHY.gone));
  return {
    async stop(why) {
      const sound = microphone.stop();
      try {
        const token = document.querySelector("[data-say] [name=csrfmiddlewaretoken]").value;
        const answer = await fetch(controls().dataset.hear, {
          method: "POST", body: sound, headers: { "X-CSRFToken": token, "Content-Type": "audio/wav" },
        });
        const heard = await answer.json();
        if (heard.words) put(heard.words, heard.seconds, why);
        else tell(heard.sentence);
      } catch { tell("What you said could not be written down. Type it, or say it once more."); }
    },
  };
}

function browser() {
  const recognition = new Recognition(), words = [];
  let ended, failed = "";
  recognition.lang = "en-US";
  recognition.continuous = true;
  if (staysHere) recognition.processLocally = true;
  recognition.onresult = event => {
    for (let i = event.resultIndex; i < event.results.length; i++) if (event.results[i].isFinal) words.push(event.results[i][0].transcript.trim());
  };
  const over = new Promise(done => { ended = done; });
  recognition.onend = () => { ended(); if (hearing?.recognition === recognition) stop(); };
  recognition.onerror = event => {
    failed = { "not-allowed": WHY.NotAllowedError, "audio-capture": WHY.NotFoundError }[event.error] ?? OTHER;
  };
  recognition.start();
  return {
    recognition,
    async stop() {
      recognition.stop();
      await over;
      if (words.length) put(words.join(" "), (Date.now() - began) / 1000, "");
      else tell(failed || "Nothing was heard. Try once more, or type it.");
    },
  };
}

// How long it took is needed for the pace, and belongs to these words only.
function put(words, seconds, why) {
  const form = document.querySelector("[data-say]"), box = form?.querySelector("textarea");
  if (!box) return;
  box.value = [box.value.trim(), words].filter(Boolean).join(" ");
  const before = Number(field(form, "seconds").value) || 0;
  field(form, "seconds").value = (before + seconds).toFixed(1);
  if (!field(form, "started").value) field(form, "started").value = sinceRinging().toFixed(1);
  box.focus();
  tell(why || "Put right what was heard wrongly, then say it.");
}

function field(form, name) {
  const found = form.querySelector(`input[name=${name}]`);
  if (found) return found;
  const made = Object.assign(document.createElement("input"), { type: "hidden", name });
  form.append(made);
  return made;
}

function sinceRinging() {
  const from = Date.parse(document.querySelector("[data-clock]")?.dataset.clock ?? "");
  return from ? Math.max(0, (began - from) / 1000) : 0;
}

const lastOfTheirs = () => [...document.querySelectorAll("#turns > li:not(.you)")].at(-1);

async function aloud() {
  if (sessionStorage.getItem(ALOUD) !== "yes" || !controls()) return;
  if (!await say(controls(), lastOfTheirs())) tell("There is no voice for this line on this machine.");
}

document.addEventListener("click", event => {
  if (event.target.closest("[data-mic]")) hearing ? stop() : start();
  if (event.target.closest("[data-mic-choose]")) { localStorage.setItem(CHOSEN, "yes"); show(); part("mic").focus(); }
  if (event.target.closest("[data-mic-end]")) { localStorage.removeItem(CHOSEN); show(); }
  if (event.target.closest("[data-aloud]")) {
    const on = sessionStorage.getItem(ALOUD) !== "yes";
    sessionStorage.setItem(ALOUD, on ? "yes" : "no");
    show();
    on ? aloud() : hush();
  }
});
// the form is a new one after each turn, and so are the buttons
const turns = document.getElementById("turns");
if (turns) {
  new MutationObserver(changes => { if (changes.some(change => change.addedNodes.length)) aloud(); }).observe(turns, { childList: true });
  new MutationObserver(() => controls() && part("mic").hidden && show()).observe(turns.parentElement, { childList: true });
}
whenVoicesCome(show);
Recognition?.available?.({ langs: ["en-US"], processLocally: true })
  .then(found => { staysHere = found === "available"; show(); }, () => {});
show();
