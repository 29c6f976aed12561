// The list of what was caught: a line for each note. A line that is being typed in is never touched.
import { inMinutes } from "./clock.js";

const icon = name => {
  const svg = document.querySelector(`[data-capture] [data-icon="${name}"] svg`).cloneNode(true);
  return svg;
};
const button = (words, label, icon) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = icon ? "btn quiet icon-only" : "btn quiet small";
  made.setAttribute("aria-label", label);
  made.append(icon ?? words);
  return made;
};

export class Lines {
  constructor(list, kinds, cross, { write, remove, putBack }) {
    Object.assign(this, { list, kinds, cross, write, remove, putBack });
    this.shown = new Map();
    this.away = new Set(); // taken away on this page: the way back stays in sight
  }

  /** Shows the notes, newest first. */
  show(notes, timeOf) {
    const marks = new Set(notes.map(note => note.mark));
    for (const [mark, line] of this.shown) if (!marks.has(mark)) { line.row.remove(); this.shown.delete(mark); }
    const sorted = [...notes].sort((a, b) => b.value.at - a.value.at || (b.mark < a.mark ? -1 : 1));
    let before = null;
    for (const note of sorted.reverse()) {
      const isAway = note.value.removed;
      if (isAway && !this.away.has(note.mark)) { this.shown.get(note.mark)?.row.remove(); this.shown.delete(note.mark); continue; }
      const line = this.shown.get(note.mark) ?? this.#made(note, timeOf(note));
      if (line.isAway !== isAway) this.#turn(line, note, isAway);
      if (!isAway && document.activeElement !== line.input && line.input.value !== note.value.text) line.input.value = note.value.text;
      if (line.row.nextSibling !== before || line.row.parentNode !== this.list) this.list.insertBefore(line.row, before);
      before = line.row;
    }
  }

  focus(mark) {
    this.shown.get(mark)?.input.focus();
    this.reveal();
  }

  /** The newest line is in sight. */
  reveal() {
    this.list.scrollTop = 0;
  }

  #made(note, when) {
    const words = this.kinds[note.value.kind] ?? note.value.kind, label = `${words} at ${when}`;
    const row = document.createElement("li"), box = document.createElement("div"), time = document.createElement("time");
    row.className = `of-${note.value.kind}`;
    time.textContent = when;
    const input = Object.assign(document.createElement("input"), {
      type: "text", value: note.value.text, placeholder: "A word or two, or later", maxLength: 4000, autocomplete: "off",
    });
    input.setAttribute("aria-label", label);
    input.enterKeyHint = "done";
    input.addEventListener("input", () => this.write(note.mark, input.value));
    input.addEventListener("keydown", event => event.key === "Enter" && !event.isComposing && input.blur());
    const drawn = document.querySelector(`[data-capture] [value="${note.value.kind}"]`);
    box.append(time, drawn ? icon(drawn.dataset.icon) : "", input);
    row.append(box);
    const line = { row, box, input, label, isAway: false, extra: [] };
    this.shown.set(note.mark, line);
    this.#turn(line, note, false);
    return line;
  }

  #turn(line, note, isAway) {
    line.isAway = isAway;
    line.extra.forEach(one => one.remove());
    line.input.hidden = isAway;
    if (isAway) {
      const said = Object.assign(document.createElement("span"), { className: "away", textContent: "Taken away." });
      const back = button("Put it back", `Put back: ${line.label}`);
      back.addEventListener("click", () => { this.away.delete(note.mark); this.putBack(note.mark); });
      line.extra = [said, back];
      line.box.append(...line.extra);
      back.focus();
      return;
    }
    const cross = button("", `Take away: ${line.label}`, this.cross.cloneNode(true));
    cross.addEventListener("click", () => { this.away.add(note.mark); this.remove(note.mark); });
    line.extra = [cross];
    line.box.append(cross);
  }
}
