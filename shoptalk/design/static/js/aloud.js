// What the other side says, aloud: with the rendered voice of each line, else with a voice of this machine, else not.
let context, playing, turn = 0;
const localVoice = () => window.speechSynthesis?.getVoices().find(voice => voice.localService && voice.lang.startsWith("en"));

export const canSpeak = controls => "voices" in controls.dataset || Boolean(localVoice());
export const whenVoicesCome = then => window.speechSynthesis?.addEventListener("voiceschanged", then);

export function hush() {
  turn++;
  playing?.stop();
  playing = undefined;
  window.speechSynthesis?.cancel();
}

export async function say(controls, entry) {
  hush();
  const mine = turn, words = entry?.querySelector("[data-lines]");
  if (!words) return true;
  const sounds = "voices" in controls.dataset ? await rendered(controls, words.dataset.lines) : null;
  if (mine !== turn) return true;
  if (sounds) {
    for (const sound of sounds) { if (mine === turn) await play(sound); }
    return true;
  }
  const voice = localVoice();
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(words.textContent);
  utterance.voice = voice;
  window.speechSynthesis.speak(utterance);
  return true;
}

async function rendered(controls, lines) {
  const keys = lines.split(" ");
  if (keys.includes("")) return null; // a line with names in it was rendered by nobody
  context ??= new AudioContext();
  try {
    return await Promise.all(keys.map(async key => {
      const answer = await fetch(`${controls.dataset.voice}?line=${encodeURIComponent(key)}`);
      if (!answer.ok) throw new Error("no such line");
      return context.decodeAudioData(await answer.arrayBuffer());
    }));
  } catch { return null; }
}

function play(sound) {
  return new Promise(done => {
    playing = context.createBufferSource();
    playing.buffer = sound;
    playing.onended = done;
    playing.connect(context.destination);
    playing.start();
  });
}
