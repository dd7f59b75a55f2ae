import type { Payload } from "@temporalio/common";

/** A payload as Temporal's codec protocol writes it: bytes are base64. */
export interface JsonPayload {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly data?: string | undefined;
}

export const fromJsonPayload = ({ metadata = {}, data = "" }: JsonPayload): Payload => ({
  metadata: mapValues(metadata, (value) => Buffer.from(value, "base64")),
  data: Buffer.from(data, "base64"),
});

export const toJsonPayload = ({ metadata, data }: Payload) => ({
  metadata: mapValues(metadata ?? {}, base64),
  data: base64(data ?? new Uint8Array()),
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

const mapValues = <From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
