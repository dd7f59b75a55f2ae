import { NativeConnection } from "@temporalio/worker";
import { inject } from "vitest";
import { installTemporalRuntime } from "../../temporal/connect.ts";

// Once for all files of a process. The SDK ends its runtime with the last connection and makes a loud one of its own for
// the next, so this connection stays.
installTemporalRuntime({ log() {} });
await NativeConnection.connect({ address: inject("temporalAddress") });
