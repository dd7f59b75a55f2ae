import type { DeviceType, PartSource, RepairKind } from "../contracts/extraction.ts";
import type { PriceRow } from "../contracts/price.ts";

export type DemoPrice = Omit<PriceRow, "id" | "currency">;

const RUB = 100;

type Line = readonly [repair: RepairKind, source: PartSource | null, title: string, rubles: number, minutes: number];

const model = (brand: string, name: string, lines: readonly Line[]): readonly DemoPrice[] =>
  lines.map(([repair, partSource, title, rubles, durationMinutes]) => ({
    deviceType: null,
    brand,
    model: name,
    repair,
    partSource,
    title: `${title} ${name}`,
    amount: rubles * RUB,
    isFrom: false,
    durationMinutes,
  }));

const starting = (deviceType: DeviceType, lines: readonly (readonly [RepairKind, string, number])[]) =>
  lines.map(([repair, title, rubles]): DemoPrice => ({
    deviceType,
    brand: null,
    model: null,
    repair,
    partSource: null,
    title,
    amount: rubles * RUB,
    isFrom: true,
    durationMinutes: null,
  }));

const phone = (brand: string, name: string, screen: number, copy: number, battery: number) =>
  model(brand, name, [
    ["screen", "original", "Замена дисплея", screen, 60],
    ["screen", "copy", "Замена дисплея", copy, 60],
    ["battery", "original", "Замена аккумулятора", battery, 40],
    ["charging_port", null, "Замена разъёма зарядки", Math.round(battery * 0.9), 60],
    ["back_glass", null, "Замена задней крышки", Math.round(battery * 1.2), 90],
  ]);

/** The price list of the demo workshop: exact lines for common phones, "from" lines for the rest. */
export const demoPrices: readonly DemoPrice[] = [
  ...phone("Apple", "iPhone XR", 7_900, 3_900, 2_900),
  ...phone("Apple", "iPhone 11", 8_900, 4_500, 3_200),
  ...phone("Apple", "iPhone 11 Pro", 13_900, 6_400, 3_400),
  ...phone("Apple", "iPhone SE 2020", 5_900, 2_900, 2_700),
  ...phone("Apple", "iPhone 12", 14_900, 6_900, 3_900),
  ...phone("Apple", "iPhone 13", 17_900, 8_500, 4_500),
  ...phone("Apple", "iPhone 13 Pro Max", 28_900, 13_900, 4_900),
  ...phone("Apple", "iPhone 14 Pro", 29_900, 14_900, 5_400),
  ...phone("Samsung", "Galaxy A32", 7_200, 4_200, 2_400),
  ...phone("Samsung", "Galaxy A52", 8_400, 4_900, 2_600),
  ...phone("Samsung", "Galaxy S21", 17_500, 9_900, 3_400),
  ...phone("Samsung", "Galaxy S23", 21_900, 12_500, 3_900),
  ...phone("Xiaomi", "Redmi Note 10", 5_600, 3_400, 2_100),
  ...phone("Xiaomi", "Redmi Note 12", 6_200, 3_700, 2_200),
  ...phone("Xiaomi", "POCO X3 Pro", 6_900, 3_900, 2_300),
  ...phone("Honor", "50", 9_800, 5_900, 2_400),
  ...phone("Realme", "9 Pro Plus", 8_200, 4_800, 2_300),
  ...starting("phone", [
    ["screen", "Замена дисплея", 2_900],
    ["battery", "Замена аккумулятора", 1_900],
    ["charging_port", "Замена разъёма зарядки", 1_800],
    ["back_glass", "Замена задней крышки", 2_200],
    ["camera", "Ремонт камеры", 2_500],
    ["water_damage", "Чистка после воды", 1_500],
    ["software", "Прошивка и настройка", 1_200],
    ["speaker", "Замена динамика", 1_500],
    ["microphone", "Замена микрофона", 1_500],
    ["buttons", "Ремонт кнопок", 1_400],
    ["antenna_network", "Ремонт связи", 1_900],
    ["face_id_touch_id", "Восстановление Face ID или Touch ID", 3_500],
  ]),
  ...starting("tablet", [
    ["screen", "Замена стекла или дисплея планшета", 3_900],
    ["battery", "Замена аккумулятора планшета", 2_900],
    ["charging_port", "Замена разъёма планшета", 2_200],
  ]),
  ...starting("laptop", [
    ["screen", "Замена матрицы", 5_500],
    ["battery", "Замена аккумулятора ноутбука", 3_500],
    ["cooling_cleaning", "Чистка и замена термопасты", 1_900],
    ["storage_upgrade", "Установка SSD или памяти", 900],
    ["software", "Установка системы", 1_500],
    ["buttons", "Замена клавиатуры", 2_900],
    ["hinge_case", "Ремонт петель и корпуса", 2_500],
    ["water_damage", "Чистка после залития", 2_500],
    ["motherboard", "Ремонт платы", 3_900],
  ]),
  ...starting("console", [
    ["cooling_cleaning", "Чистка приставки", 2_200],
    ["motherboard", "Ремонт платы приставки", 3_900],
  ]),
  {
    deviceType: null,
    brand: null,
    model: null,
    repair: "diagnostics",
    partSource: null,
    title: "Диагностика",
    amount: 0,
    isFrom: false,
    durationMinutes: 30,
  },
];
