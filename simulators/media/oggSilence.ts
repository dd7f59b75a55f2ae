const SAMPLES_PER_PACKET = 960;
const PACKETS_PER_SECOND = 50;
/** One 20 ms Opus frame of fullband silence. */
const SILENT_PACKET = Buffer.from([0xf8, 0xff, 0xfe]);
const STREAM_SERIAL = 1;
const FIRST_PAGE = 0x02;
const LAST_PAGE = 0x04;

/** A true OGG/Opus file of silence: the form, not the sound, of a Telegram voice message. */
export function oggSilence(seconds: number): Buffer {
  const pages = [page(0, FIRST_PAGE, 0, [opusHead()]), page(1, 0, 0, [opusTags()])];
  for (let second = 1; second <= seconds; second++) {
    const granule = second * PACKETS_PER_SECOND * SAMPLES_PER_PACKET;
    pages.push(
      page(
        second + 1,
        second === seconds ? LAST_PAGE : 0,
        granule,
        Array<Buffer>(PACKETS_PER_SECOND).fill(SILENT_PACKET),
      ),
    );
  }
  return Buffer.concat(pages);
}

function opusHead(): Buffer {
  const head = Buffer.alloc(19);
  head.write("OpusHead", 0, "ascii");
  head.set([1, 1], 8);
  head.writeUInt32LE(48_000, 12);
  return head;
}

function opusTags(): Buffer {
  const vendor = "switchboard";
  const tags = Buffer.alloc(16 + vendor.length);
  tags.write("OpusTags", 0, "ascii");
  tags.writeUInt32LE(vendor.length, 8);
  tags.write(vendor, 12, "ascii");
  return tags;
}

function page(sequence: number, flags: number, granule: number, packets: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(27);
  header.write("OggS", 0, "ascii");
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(STREAM_SERIAL, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(packets.length, 26);
  const whole = Buffer.concat([header, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  whole.writeUInt32LE(oggChecksum(whole), 22);
  return whole;
}

/** CRC-32 with polynomial 0x04c11db7, not reflected: Ogg's own, not zlib's. */
function oggChecksum(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
