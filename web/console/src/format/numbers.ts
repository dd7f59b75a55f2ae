export const percent = (share: number, language: string) =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);

export const wholeNumber = (value: number, language: string) => new Intl.NumberFormat(language).format(value);

/** A number of the lists: above what the API counts to, only that there are more. */
export const countUpTo = (limit: number, count: number) => (count > limit ? `${limit}+` : String(count));

/** "0,4 с", "12 с". */
export const secondsInWords = (ms: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    maximumFractionDigits: ms < 10_000 ? 1 : 0,
  }).format(ms / 1_000);

/** Length of a recording: 0:14, 12:05. */
export const duration = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const sizeUnits = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function fileSize(bytes: number, language: string): string {
  const step = bytes === 0 ? 0 : Math.min(sizeUnits.length - 1, Math.floor(Math.log2(bytes) / 10));
  const unit = sizeUnits[step] ?? "byte";
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1024 ** step);
}

/** A price in the smallest units of its currency, as messengers and banks count. */
export function money(amount: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
