import { expect, test } from "vitest";
import { csvLine } from "../../api/csv.ts";

test("quotes, commas and line breaks stay inside their cell", () => {
  expect(csvLine(['Анна "Аня", менеджер', "два\nряда", ""])).toBe('"Анна ""Аня"", менеджер","два\nряда",""\r\n');
});

test.each(["=1+1", "+7 900", "-1", "@SUM(A1)", "\t=1", "\r=1"])("a spreadsheet does not calculate %j", (cell) => {
  expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
});
