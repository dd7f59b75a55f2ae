import { between, seededRandom } from "../seededRandom.ts";

const SAMPLES_PER_SECOND = 16_000;
const WAV_HEADER_BYTES = 44;

/** A WAV of somebody murmuring: a gliding voice pitch under uneven syllables. 16-bit mono, the same for the same seed. */
export function murmur(seconds: number, seed: number): Buffer {
  const random = seededRandom(seed);
  const length = Math.round(seconds * SAMPLES_PER_SECOND);
  const wav = Buffer.alloc(WAV_HEADER_BYTES + length * 2);
  writeHeader(wav, length * 2);
  const pitch = between(random, 95, 190);
  const syllablesPerSecond = between(random, 3.2, 4.6);
  let phase = 0;
  for (let sample = 0; sample < length; sample++) {
    const time = sample / SAMPLES_PER_SECOND;
    phase += (2 * Math.PI * pitch * (1 + 0.12 * Math.sin(time * 2.1) + 0.05 * Math.sin(time * 7))) / SAMPLES_PER_SECOND;
    const syllable = Math.max(0, Math.sin(Math.PI * syllablesPerSecond * time + Math.sin(time * 1.7))) ** 2;
    const phrase = Math.sin(time * 0.9) > -0.75 ? 1 : 0.05;
    const vowel = 0.5 + 0.5 * Math.sin(time * 5.3);
    const voice =
      Math.sin(phase) +
      0.6 * Math.sin(2 * phase) +
      vowel * 0.5 * Math.sin(4 * phase) +
      (1 - vowel) * 0.4 * Math.sin(7 * phase);
    wav.writeInt16LE(Math.round(voice * syllable * phrase * 6_000), WAV_HEADER_BYTES + sample * 2);
  }
  return wav;
}

function writeHeader(wav: Buffer, dataBytes: number): void {
  wav.write("RIFF", 0, "ascii");
  wav.writeUInt32LE(WAV_HEADER_BYTES - 8 + dataBytes, 4);
  wav.write("WAVEfmt ", 8, "ascii");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  wav.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "ascii");
  wav.writeUInt32LE(dataBytes, 40);
}
