import { int32, uint32 } from "./bytes.ts";

const [VECTOR, TRUE, FALSE] = [0x1cb5c415, 0x997275b5, 0xbc799737];

interface Serializable {
  getBytes(): Buffer;
}

/** What a method may answer. */
export type Answer = Serializable | boolean | readonly Serializable[];

export function serialize(answer: Answer): Buffer {
  if (typeof answer === "boolean") return uint32(answer ? TRUE : FALSE);
  if ("getBytes" in answer) return answer.getBytes();
  return Buffer.concat([uint32(VECTOR), int32(answer.length), ...answer.map((item) => item.getBytes())]);
}
