// The microphone as a WAV file of 16 kHz, one channel, 16 bits. Nothing is kept longer than it is needed.
const RATE = 16000;

export async function listen(listener, onGone) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true } });
  const context = inRate();
  const blocks = [];
  try {
    await context.audioWorklet.addModule(listener);
    const node = new AudioWorkletNode(context, "listener", { numberOfOutputs: 0 });
    node.port.onmessage = event => blocks.push(event.data);
    source(context, stream).connect(node);
    await context.resume();
  } catch (error) {
    stop();
    throw error;
  }
  for (const track of stream.getTracks()) track.onended = onGone;
  function stop() {
    for (const track of stream.getTracks()) { track.onended = null; track.stop(); }
    if (context.state !== "closed") context.close();
  }
  return { stop() { stop(); return wav(resampled(blocks, context.sampleRate)); } };
}

function inRate() {
  try { return new AudioContext({ sampleRate: RATE }); } catch { return new AudioContext(); }
}

function source(context, stream) {
  return context.createMediaStreamSource(stream);
}

function resampled(blocks, rate) {
  const all = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) { all.set(block, at); at += block.length; }
  if (rate === RATE) return all;
  const step = rate / RATE, out = new Float32Array(Math.floor(all.length / step));
  for (let i = 0; i < out.length; i++) {
    const from = Math.floor(i * step), to = Math.max(from + 1, Math.floor((i + 1) * step));
    let sum = 0;
    for (let j = from; j < to; j++) sum += all[j];
    out[i] = sum / (to - from);
  }
  return out;
}

function wav(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, words) => [...words].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); text(8, "WAVEfmt ");
  view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true); view.setUint32(28, RATE * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  text(36, "data"); view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, i) => view.setInt16(44 + i * 2, Math.max(-1, Math.min(1, value)) * 32767, true));
  return new Blob([view], { type: "audio/wav" });
}
