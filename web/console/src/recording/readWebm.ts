/** EBML elements that hold others (Matroska specification). They are entered whatever size they claim: a recording that was still growing claims none. */
const CONTAINERS: ReadonlySet<number> = new Set([
  0x18538067, // Segment
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0x1f43b675, // Cluster
  0xa0, // BlockGroup
]);
const CODEC_PRIVATE = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
/** In a block before its packet: the time and the flags. */
const BLOCK_HEAD_BYTES = 3;

interface WebmAudio {
  /** What the codec is initialized with: for Opus, its OpusHead. */
  readonly head: Uint8Array;
  readonly packets: readonly Uint8Array[];
}

/** The packets of a WebM with a single audio track, as MediaRecorder writes it: in order, one packet a block. */
export function readWebm(bytes: Uint8Array): WebmAudio {
  let head: Uint8Array = new Uint8Array();
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const id = readNumber(bytes, at, false);
    const size = readNumber(bytes, id.end, true);
    at = size.end;
    if (CONTAINERS.has(id.value)) continue;
    const end = at + size.value;
    if (id.value === CODEC_PRIVATE) head = bytes.subarray(at, end);
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) {
      packets.push(bytes.subarray(readNumber(bytes, at, true).end + BLOCK_HEAD_BYTES, end));
    }
    at = end;
  }
  return { head, packets };
}

/** A number of variable length: its leading zeros say of how many bytes. Ids keep their marker, sizes do not. */
function readNumber(bytes: Uint8Array, at: number, isSize: boolean): { readonly value: number; readonly end: number } {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  let value = isSize ? first & (0xff >> length) : first;
  for (let next = 1; next < length; next += 1) value = value * 256 + (bytes[at + next] ?? 0);
  return { value, end: at + length };
}
