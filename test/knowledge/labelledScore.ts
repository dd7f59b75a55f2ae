import type { Entities, ExtractedDevice } from "../../contracts/extraction.ts";

/** A labelled answer: what was not said is absent, and urgency is a word. */
export type Labels = Partial<Omit<Entities, "devices" | "urgency">> & {
  readonly devices?: readonly Partial<ExtractedDevice>[];
  readonly urgency?: string;
};

export interface Tally {
  readonly hits: number;
  readonly spurious: number;
  readonly missed: number;
}

/** Counts one dialogue slot by slot; a wrong value is both spurious and missed. Devices are paired by model, then brand, then what is left. */
export function tally(expected: Labels, found: Entities): Tally {
  const wanted = slotsOf(expected.devices ?? [], expected, expected.urgency === "urgent");
  const got = slotsOf(pairUp(expected.devices ?? [], found.devices), found, found.urgency);
  const hits = [...wanted].filter((slot) => got.has(slot)).length;
  return { hits, spurious: got.size - hits, missed: wanted.size - hits };
}

export function microF1(tallies: readonly Tally[]): number {
  const sum = (field: keyof Tally) => tallies.reduce((total, one) => total + one[field], 0);
  return (2 * sum("hits")) / (2 * sum("hits") + sum("spurious") + sum("missed"));
}

type Scalars = Pick<Labels, "appealType" | "orderNumber" | "phone" | "name" | "askedPrice">;

function slotsOf(
  devices: readonly (Partial<ExtractedDevice> | undefined)[],
  scalars: Scalars,
  isUrgent: boolean,
): Set<string> {
  const { appealType, orderNumber, phone, name, askedPrice } = scalars;
  const pairs: (readonly [string, unknown])[] = [
    ["appealType", appealType],
    ["orderNumber", orderNumber],
    ["phone", phone],
    ["name", name],
    ["askedPrice", askedPrice === true ? true : null],
    ["urgency", isUrgent ? true : null],
    ...devices.flatMap((device, index) => [
      [`brand of ${index}`, device?.brand] as const,
      [`model of ${index}`, device?.model] as const,
      [`part source of ${index}`, device?.partSource] as const,
      ...(device?.repairs ?? []).map((repair) => [`repair of ${index}`, repair] as const),
    ]),
  ];
  const said = pairs.filter(([, value]) => value !== undefined && value !== null);
  return new Set(said.map(([slot, value]) => `${slot}: ${String(value).toLowerCase().replaceAll(/[\s-]/g, "")}`));
}

function pairUp(
  expected: readonly Partial<ExtractedDevice>[],
  found: readonly ExtractedDevice[],
): (ExtractedDevice | undefined)[] {
  const left = [...found];
  const take = (fits: (device: ExtractedDevice) => boolean) => {
    const at = left.findIndex(fits);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const paired = expected.map(
    ({ model, brand }) =>
      take((device) => device.model !== null && device.model.toLowerCase() === model?.toLowerCase()) ??
      take((device) => device.brand === (brand ?? null)),
  );
  return [...paired, ...left];
}
