import { randomBytes } from "node:crypto";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { createBox } from "./box.ts";
import { askPassword } from "./passwordCheck.ts";
import { seconds } from "./seconds.ts";

type Box = ReturnType<typeof createBox>;

export interface OwnerCard {
  readonly phone: string;
  readonly firstName?: string;
  readonly code?: string;
  readonly password?: string;
  /** The data centre that has the account, where it is another than the one asked. */
  readonly homeDc?: number;
}

interface Send {
  readonly chatId: number;
  readonly text: string;
  readonly randomId: string;
}

export interface ChannelBox extends Box {
  readonly channel: Api.Channel;
}

/** Somebody's Telegram account as the server keeps it: who they are, whom they know, and every message by its number. */
export type Owner = ReturnType<typeof createOwner>;

export function createOwner(id: number, { phone, firstName = "Анна", code = "12345", password, homeDc }: OwnerCard) {
  const people = new Map<number, Api.User>();
  const groups = new Map<number, Api.Chat>();
  const channels = new Map<number, ChannelBox>();
  const sends: Send[] = [];
  const box = createBox();
  return {
    id,
    box,
    phone,
    code,
    password: password === undefined ? null : askPassword(password),
    homeDc: homeDc ?? null,
    me: new Api.User({ id: returnBigInt(id), self: true, accessHash: returnBigInt(5), firstName, phone }),
    people,
    groups,
    channels,
    history: box.history,
    /** What clients sent: one entry for each request, also for those that repeat one. */
    sends,
    randomIds: new Map<string, number>(),
    get pts() {
      return box.pts;
    },
    nextPts: box.nextPts,
    keep: box.keep,
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
    /** A supergroup, or a channel that only its owners write in. */
    channel(channelId: number, title: string, broadcast = false): ChannelBox {
      const known = channels.get(channelId);
      if (known !== undefined) return known;
      const kind = broadcast ? { broadcast } : { megagroup: true };
      const channel = new Api.Channel({
        ...kind,
        id: returnBigInt(channelId),
        accessHash: returnBigInt(BigInt(`0x${randomBytes(6).toString("hex")}`)),
        title,
        photo: new Api.ChatPhotoEmpty(),
        date: seconds(),
      });
      // Its numbering begins elsewhere than the account's: whoever mixes them up is found out.
      const created = Object.assign(createBox(), { channel });
      channels.set(channelId, created);
      return created;
    },
  };
}
