const everyMs = 100;
/** A voice at an arm's length reaches about a quarter of the scale. */
const gain = 4;

/** Says ten times a second how loud it is, from 0 to 1, until the returned function is called. */
export function followLevel(stream: MediaStream, hear: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    hear(Math.min(1, Math.sqrt(power) * gain));
  }, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
