import { expect, test } from "vitest";
import { correctedFields, keepHandEdits } from "../../commands/keepHandEdits.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import type { Entities, ExtractedDevice, Extraction } from "../../contracts/extraction.ts";

const iphone: ExtractedDevice = {
  deviceType: "phone",
  brand: "Apple",
  model: "iPhone 11",
  repairs: [],
  partSource: null,
};
const understood = (entities: Partial<Entities>): Extraction => ({
  entities: { ...nothingExtracted.entities, ...entities },
  support: {},
});

test("correcting the model of a device marks the device, and neither its repairs nor its part", () => {
  const before = understood({ devices: [iphone] }).entities;
  const after = { ...before, devices: [{ ...iphone, model: "iPhone 12" }] };
  expect(correctedFields(before, after, ["devices"])).toEqual(["device"]);
});

test("a corrected model stays, while extraction still learns what is to be repaired", () => {
  const corrected = {
    extraction: understood({ devices: [{ ...iphone, model: "iPhone 12" }] }),
    handEdited: ["device"],
  } as const;
  const fresh = understood({ devices: [{ ...iphone, repairs: ["screen"] }], askedPrice: true });
  expect(keepHandEdits(corrected, fresh).entities).toMatchObject({
    devices: [{ model: "iPhone 12", repairs: ["screen"] }],
    askedPrice: true,
  });
});

test("a corrected list of devices stands when extraction finds another number of them", () => {
  const corrected = {
    extraction: understood({ devices: [{ ...iphone, model: "iPhone 12" }] }),
    handEdited: ["device"],
  } as const;
  const fresh = understood({ devices: [iphone, { ...iphone, model: "iPhone 13" }] });
  expect(keepHandEdits(corrected, fresh).entities.devices).toEqual(corrected.extraction.entities.devices);
});

test("a corrected order number is not overwritten", () => {
  const corrected = { extraction: understood({ orderNumber: "5512" }), handEdited: ["orderNumber"] } as const;
  expect(keepHandEdits(corrected, understood({ orderNumber: "94582" })).entities.orderNumber).toBe("5512");
});
