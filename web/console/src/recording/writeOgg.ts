const SAMPLES_PER_SECOND = 48_000;
const FIRST_PAGE = 0x02;
const LAST_PAGE = 0x04;
/** One segment holds up to 255 bytes; a page holds up to 255 segments. */
const SEGMENT_BYTES = 255;

interface OggOpus {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly seconds: number;
}

/** Opus packets as an OGG file, one packet a page (RFC 7845). `head` is the OpusHead. */
export function writeOgg(head: Uint8Array, packets: readonly Uint8Array[]): OggOpus {
  let samples = 0;
  const spoken = packets.map((packet, index) => {
    samples += samplesIn(packet);
    return page(packet, index + 2, index === packets.length - 1 ? LAST_PAGE : 0, samples);
  });
  const pages = [page(head, 0, FIRST_PAGE, 0), page(OPUS_TAGS, 1, 0, 0), ...spoken];
  const bytes = new Uint8Array(pages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pages) {
    bytes.set(one, at);
    at += one.length;
  }
  return { bytes, seconds: samples / SAMPLES_PER_SECOND };
}

const OPUS_TAGS = new TextEncoder().encode("OpusTags\x0b\0\0\0switchboard\0\0\0\0");

/** By the packet's first bytes (RFC 6716 §3.1): how long a frame of its configuration is, and how many it has. */
function samplesIn([first = 0, second = 0]: Uint8Array): number {
  const configuration = first >> 3;
  const place = configuration & 3;
  const milliseconds =
    configuration < 12
      ? place === 3
        ? 60
        : 10 * 2 ** place
      : configuration < 16
        ? 10 * (1 + (place & 1))
        : 2.5 * 2 ** place;
  const frames = [1, 2, 2, second & 0x3f][first & 3] ?? 1;
  return (milliseconds * frames * SAMPLES_PER_SECOND) / 1_000;
}

function page(packet: Uint8Array, sequence: number, flags: number, granule: number): Uint8Array {
  const segments = Math.floor(packet.length / SEGMENT_BYTES) + 1;
  const bytes = new Uint8Array(27 + segments + packet.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("OggS"));
  bytes[5] = flags;
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, 1, true);
  view.setUint32(18, sequence, true);
  bytes[26] = segments;
  bytes.fill(SEGMENT_BYTES, 27, 26 + segments);
  bytes[26 + segments] = packet.length % SEGMENT_BYTES;
  bytes.set(packet, 27 + segments);
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

/** CRC-32 with polynomial 0x04c11db7, not reflected: Ogg's own. */
function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
