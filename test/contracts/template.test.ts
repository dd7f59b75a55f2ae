import { expect, test } from "vitest";
import { fillTemplate, missingIn } from "../../contracts/template.ts";

test("known names are filled in, unknown ones stay to be asked for", () => {
  const template = "{{contact.name}}, с вас {{ price }}. {{price}} наличными?";
  expect(missingIn(template, { "contact.name": "Ольга" })).toEqual(["price"]);
  expect(fillTemplate(template, { "contact.name": "Ольга", price: "6 500 ₽" })).toBe(
    "Ольга, с вас 6 500 ₽. 6 500 ₽ наличными?",
  );
});

test("a value that looks like a variable is not filled in again", () => {
  expect(fillTemplate("{{a}}", { a: "{{b}}", b: "нет" })).toBe("{{b}}");
});
