const FIRST_HZ = 660;
const SECOND_HZ = 880;

let audio: AudioContext | undefined;

/** Two short soft tones. A page that nobody has clicked yet may not sound; then it is silent. */
export function chime(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") return void audio.resume().catch(() => undefined);
  tone(audio, FIRST_HZ, audio.currentTime);
  tone(audio, SECOND_HZ, audio.currentTime + 0.12);
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.08, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.25);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.25);
}
