import { EntityField } from "../contracts/extraction.ts";
import type { Entities, ExtractedDevice, Extraction } from "../contracts/extraction.ts";

/** Which details of a device each of its fields stands for. */
const deviceDetails = {
  device: ["deviceType", "brand", "model"],
  repairs: ["repairs"],
  partSource: ["partSource"],
} as const satisfies Partial<Record<EntityField, readonly (keyof ExtractedDevice)[]>>;

const isDeviceField = (field: EntityField): field is keyof typeof deviceDetails => field in deviceDetails;

/** The fields that a correction concerns: of the devices only what differs now, of everything else what was given. */
export function correctedFields(before: Entities, after: Entities, given: readonly string[]): readonly EntityField[] {
  return EntityField.options.filter((field) =>
    isDeviceField(field)
      ? given.includes("devices") && detailsOf(before, field) !== detailsOf(after, field)
      : given.includes(field),
  );
}

/** What a person corrected is never overwritten by extraction. */
export function keepHandEdits(
  earlier: { readonly extraction: Extraction; readonly handEdited: readonly EntityField[] },
  fresh: Extraction,
): Extraction {
  return earlier.handEdited.reduce<Extraction>(
    (kept, field) => ({
      entities: keepField(field, kept.entities, earlier.extraction.entities),
      support: { ...kept.support, [field]: earlier.extraction.support[field] },
    }),
    fresh,
  );
}

function keepField(field: EntityField, fresh: Entities, earlier: Entities): Entities {
  if (!isDeviceField(field)) return { ...fresh, [field]: earlier[field] };
  // Once the number of devices differs, nobody can tell which is which: the person's list stands.
  if (fresh.devices.length !== earlier.devices.length) return { ...fresh, devices: earlier.devices };
  return {
    ...fresh,
    devices: fresh.devices.map((device, index) => Object.assign({}, device, pick(earlier.devices[index], field))),
  };
}

function pick(device: ExtractedDevice | undefined, field: keyof typeof deviceDetails): Partial<ExtractedDevice> {
  const details: readonly string[] = deviceDetails[field];
  return Object.fromEntries(Object.entries(device ?? {}).filter(([detail]) => details.includes(detail)));
}

const detailsOf = ({ devices }: Entities, field: keyof typeof deviceDetails): string =>
  JSON.stringify(devices.map((device) => deviceDetails[field].map((detail) => device[detail])));
