// The clock of the talk: counts from the start, survives a reload, never runs backwards, and shrugs at a phone whose
// clock is set right in the middle of the talk.
const JUMP = 2000; // ms between two ticks that the steady clock did not see

export class Clock {
  #jumped = 0;
  #wall = Date.now();
  #steady = performance.now();
  #seen = document.visibilityState === "visible";
  #farthest = 0;

  /** Called each second. Only while the page is seen can a jump be told from a phone that slept. */
  tick() {
    const wall = Date.now(), steady = performance.now(), seen = document.visibilityState === "visible";
    const jump = wall - this.#wall - (steady - this.#steady);
    if (seen && this.#seen && Math.abs(jump) > JUMP) this.#jumped += jump;
    [this.#wall, this.#steady, this.#seen] = [wall, steady, seen];
  }

  now() {
    return Date.now() - this.#jumped;
  }

  /** Whole seconds since `began`. */
  seconds(began) {
    if (began === null) return (this.#farthest = 0);
    return (this.#farthest = Math.max(this.#farthest, Math.floor((this.now() - began) / 1000), 0));
  }

  /** The talk began anew, or earlier than was known. */
  reset() {
    this.#farthest = 0;
  }
}

export const inMinutes = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
