import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { HistoryImport, ImportReach } from "../historyImport.ts";
import { ChannelAccountId } from "../ids.ts";

const path = "/api/v1/operator/channel-accounts/:channelAccountId/history-import";
const params = z.object({ channelAccountId: ChannelAccountId });
const access = "channels.manage";
/** Null: nobody has ever ordered one. */
const result = z.object({ import: HistoryImport.nullable() });

export const getHistoryImport = endpoint({
  name: "getHistoryImport",
  summary: "How far the import of what was written in the account before it was connected has come.",
  method: "GET",
  path,
  access,
  params,
  result,
});

export const startHistoryImport = endpoint({
  name: "startHistoryImport",
  summary: "Import what was written in the account before; nobody is notified of it, and the bot does not answer it.",
  method: "POST",
  path,
  access,
  params,
  body: z.object({ reach: ImportReach }),
  result,
});

export const stopHistoryImport = endpoint({
  name: "stopHistoryImport",
  summary: "Stop the import; what has been imported stays.",
  method: "DELETE",
  path,
  access,
  params,
  result,
});
