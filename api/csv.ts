/** A cell that begins so is a formula to a spreadsheet: CSV injection, https://owasp.org/www-community/attacks/CSV_Injection. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** One line of RFC 4180, every cell quoted. What a spreadsheet would calculate is preceded by an apostrophe. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(",")}\r\n`;

/** Spreadsheets take a file without it for the system's old encoding. */
export const BYTE_ORDER_MARK = "\u{feff}";

/** Of an answer that is saved as a file of this name. */
export const csvHeaders = (fileName: string) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${fileName}"`,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});
