import { Client } from "@temporalio/client";
import { loadClientConnectConfig } from "@temporalio/envconfig";
import { DefaultLogger, NativeConnection, Runtime } from "@temporalio/worker";
import type { LogEntry } from "@temporalio/worker";
import { createPayloadCodec } from "./payloadCodec.ts";
import type { EncryptionKey } from "../config/aesGcm.ts";

export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly encryptionKeys: readonly EncryptionKey[];
}

export interface RuntimeSettings {
  readonly log: (entry: LogEntry) => void;
  /** "host:port" where the SDK's metrics are served to Prometheus. */
  readonly metricsAddress?: string | undefined;
}

export interface TemporalConnection {
  readonly connection: NativeConnection;
  readonly client: Client;
}

/**
 * Once per process, before the first connection. Leaves SIGTERM and Ctrl-C to the process: the SDK's runtime would
 * otherwise swallow them, and a process that only holds a connection would never end.
 */
export function installTemporalRuntime({ log, metricsAddress }: RuntimeSettings): void {
  const metrics = metricsAddress === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAddress } } };
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger("WARN", log), telemetryOptions: metrics });
}

/**
 * Connects to the server, or to Temporal Cloud through the variables of @temporalio/envconfig (TEMPORAL_API_KEY,
 * TEMPORAL_TLS_…). A native connection: a signal through it costs half the CPU of one through grpc-js.
 */
export async function connectTemporal(settings: TemporalSettings): Promise<TemporalConnection> {
  const { connectionOptions } = loadClientConnectConfig();
  const connection = await NativeConnection.connect({ ...connectionOptions, address: settings.address });
  const dataConverter = { payloadCodecs: [createPayloadCodec(settings.encryptionKeys)] };
  return { connection, client: new Client({ connection, namespace: settings.namespace, dataConverter }) };
}
