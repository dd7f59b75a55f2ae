import { Api } from "telegram/tl/index.js";
import { seconds } from "./seconds.ts";

/** Every data centre of this installation is the same one. */
export const configuration = (port: number) =>
  new Api.Config({
    date: seconds(),
    expires: seconds() + 3_600,
    testMode: false,
    thisDc: 2,
    dcOptions: [2, 4].map((id) => new Api.DcOption({ id, ipAddress: "127.0.0.1", port })),
    dcTxtDomainName: "apv3.stel.com",
    chatSizeMax: 200,
    megagroupSizeMax: 200_000,
    forwardedCountMax: 100,
    onlineUpdatePeriodMs: 210_000,
    offlineBlurTimeoutMs: 5_000,
    offlineIdleTimeoutMs: 30_000,
    onlineCloudTimeoutMs: 300_000,
    notifyCloudDelayMs: 30_000,
    notifyDefaultDelayMs: 1_500,
    pushChatPeriodMs: 60_000,
    pushChatLimit: 2,
    editTimeLimit: 172_800,
    revokeTimeLimit: 2_147_483_647,
    revokePmTimeLimit: 2_147_483_647,
    ratingEDecay: 2_419_200,
    stickersRecentLimit: 200,
    channelsReadMediaPeriod: 604_800,
    callReceiveTimeoutMs: 20_000,
    callRingTimeoutMs: 90_000,
    callConnectTimeoutMs: 30_000,
    callPacketTimeoutMs: 10_000,
    meUrlPrefix: "https://t.me/",
    captionLengthMax: 1_024,
    messageLengthMax: 4_096,
    webfileDcId: 2,
  });
