import { expect, test } from "vitest";
import { inTime, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest } from "./providerRig.ts";

/** More than any page of a history holds. */
const LATER_MESSAGES = 120;

/** For a provider that shows what it has: an unknown outcome can be found out. */
export function describeHistory(underTest: ChannelUnderTest): void {
  test("a send whose outcome is unknown is found in the provider's history, or certainly not there", async () => {
    const { rig, channel, outgoing, send } = await openAccount(underTest);
    const [lost, arrived] = [outgoing("пропало"), outgoing("дошло")];
    const find = (message: typeof lost) => channel.findSent?.(rig.settings, message, inTime());
    rig.nextSend({ kind: "cutBeforeAccept" });
    await channel.send(rig.settings, lost, inTime());
    for (let line = 0; line < LATER_MESSAGES; line += 1) await send(`строка ${line}`);
    rig.nextSend({ kind: "cutAfterAccept" });
    await channel.send(rig.settings, arrived, inTime());

    expect(await find(lost)).toBeNull();
    expect(await find(arrived)).toContain(`${rig.chatId}:`);
    await rig.close();
  });
}

/** For a provider that drops repeats: an unknown outcome may simply be sent again. */
export function describeRepeating(underTest: ChannelUnderTest): void {
  test("a send repeated under the same key arrives once", async () => {
    const { rig, channel, outgoing } = await openAccount(underTest);
    const repeated = outgoing("однажды");
    await channel.send(rig.settings, repeated, inTime());
    await channel.send(rig.settings, repeated, inTime());
    expect(rig.received()).toEqual(["однажды"]);
    await rig.close();
  });
}
