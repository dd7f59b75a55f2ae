import { createChannels } from "../../channels/registry.ts";
import { describeAccount } from "./accountContract.ts";
import { describeChanging } from "./changingContract.ts";
import { describeConnecting } from "./connectingContract.ts";
import { describeFiles } from "./filesContract.ts";
import { describeFormatting } from "./formattingContract.ts";
import { describeParsing } from "./parsingContract.ts";
import { NOWHERE } from "./providerRig.ts";
import type { ChannelUnderTest } from "./providerRig.ts";
import { describeHistory, describeRepeating } from "./unknownOutcomeContract.ts";
import { describeReacting } from "./reactingContract.ts";
import { describeSending } from "./sendingContract.ts";

/** Everything an adapter promises to the rest of the product, tried against its simulated provider. */
export function describeChannel(underTest: ChannelUnderTest): void {
  const adapter = createChannels(NOWHERE)[underTest.kind];
  describeParsing(adapter);
  describeSending(adapter, underTest);
  describeFiles(adapter, underTest);
  describeAccount(adapter, underTest);
  if (adapter.findSent !== null) describeHistory(underTest);
  if (adapter.changeSent !== null) describeChanging(underTest);
  if (adapter.limits.formatting) describeFormatting(underTest);
  if (adapter.reactions !== null) describeReacting(underTest);
  if (adapter.deduplicatesSends) describeRepeating(underTest);
  if (adapter.connect !== null) describeConnecting(underTest);
}
