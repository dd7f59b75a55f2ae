import { randomBytes } from "node:crypto";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { askPassword } from "./passwordCheck.ts";

export interface OwnerCard {
  readonly phone: string;
  readonly firstName?: string;
  readonly code?: string;
  readonly password?: string;
}

/** A message of the account's history, in the order of its `pts`. */
export interface Kept {
  readonly pts: number;
  /** When the server got it, Unix milliseconds: Telegram's own dates are whole seconds. */
  readonly atMs: number;
  readonly message: Api.Message;
}

interface Send {
  readonly chatId: number;
  readonly text: string;
  readonly randomId: string;
}

export const seconds = (atMs = Date.now()) => Math.floor(atMs / 1_000);

/** Somebody's Telegram account as the server keeps it: who they are, whom they know, and every message by its number. */
export type Owner = ReturnType<typeof createOwner>;

export function createOwner(id: number, { phone, firstName = "Анна", code = "12345", password }: OwnerCard) {
  const people = new Map<number, Api.User>();
  const groups = new Map<number, Api.Chat>();
  const history: Kept[] = [];
  const sends: Send[] = [];
  let pts = 1;
  let lastMessageId = 100;
  return {
    id,
    phone,
    code,
    password: password === undefined ? null : askPassword(password),
    me: new Api.User({ id: returnBigInt(id), self: true, accessHash: returnBigInt(5), firstName, phone }),
    people,
    groups,
    history,
    /** What clients sent: one entry for each request, also for those that repeat one. */
    sends,
    randomIds: new Map<string, number>(),
    get pts() {
      return pts;
    },
    nextPts: () => ++pts,
    keep(
      message: Omit<ConstructorParameters<typeof Api.Message>[0], "id" | "date" | "message"> & { message?: string },
    ) {
      const kept = new Api.Message({ message: "", ...message, id: ++lastMessageId, date: seconds() });
      history.push({ pts: ++pts, atMs: Date.now(), message: kept });
      return kept;
    },
    know(personId: number, name: string): Api.User {
      const known = people.get(personId);
      if (known !== undefined) return known;
      const accessHash = returnBigInt(BigInt(`0x${randomBytes(6).toString("hex")}`));
      const person = new Api.User({ id: returnBigInt(personId), accessHash, firstName: name });
      people.set(personId, person);
      return person;
    },
    group(groupId: number, title: string): Api.Chat {
      const known = groups.get(groupId);
      if (known !== undefined) return known;
      const id = returnBigInt(groupId);
      const photo = new Api.ChatPhotoEmpty();
      const group = new Api.Chat({ id, title, photo, participantsCount: 3, date: seconds(), version: 1 });
      groups.set(groupId, group);
      return group;
    },
  };
}
