// Passes on what the microphone brings, a block at a time.
registerProcessor("listener", class extends AudioWorkletProcessor {
  process([[channel]]) {
    if (channel) this.port.postMessage(channel.slice());
    return true;
  }
});
