import type { ExtractedDevice, PartSource, RepairKind } from "../contracts/extraction.ts";
import type { PriceRow } from "../contracts/price.ts";

/** The lines of the price list for one work on one device. No rows: the list does not answer, and nobody may make a price up. */
export interface Quote {
  readonly device: ExtractedDevice;
  readonly repair: RepairKind;
  readonly rows: readonly PriceRow[];
}

/** Looks every wanted work up: a line for the exact model wins over one for the brand, that over one for the device type, that over a general one. */
export function quotePrice(devices: readonly ExtractedDevice[], priceRows: readonly PriceRow[]): Quote[] {
  return devices.flatMap((device) =>
    device.repairs.map((repair) => ({ device, repair, rows: rowsFor(device, repair, priceRows) })),
  );
}

function rowsFor(device: ExtractedDevice, repair: RepairKind, priceRows: readonly PriceRow[]): PriceRow[] {
  const fitting = priceRows.filter(
    (row) => row.repair === repair && fits(row, device) && sourceFits(row.partSource, device.partSource),
  );
  const exactness = Math.max(...fitting.map((row) => exactnessOf(row)));
  const exact = fitting.filter((row) => exactnessOf(row) === exactness);
  const sameSource = exact.filter((row) => row.partSource === device.partSource);
  return device.partSource !== null && sameSource.length > 0 ? sameSource : exact;
}

/** A line that names something the contact has not told does not fit: it may be another model's price. */
function fits(row: PriceRow, device: ExtractedDevice): boolean {
  return (
    nameFits(row.model, device.model) &&
    nameFits(row.brand, device.brand) &&
    (row.deviceType === null || row.deviceType === device.deviceType)
  );
}

function nameFits(listed: string | null, told: string | null): boolean {
  return listed === null || (told !== null && plain(listed) === plain(told));
}

/** A line with a part in it is no price for work on the contact's own part, and the other way round. */
function sourceFits(listed: PartSource | null, wanted: PartSource | null): boolean {
  if (listed === null) return true;
  if (wanted === null || wanted === "shop") return listed !== "client";
  return listed === wanted || (listed === "shop" && wanted !== "client");
}

function exactnessOf(row: PriceRow): number {
  return (row.model === null ? 0 : 4) + (row.brand === null ? 0 : 2) + (row.deviceType === null ? 0 : 1);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]+/g, "");
}
