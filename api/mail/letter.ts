/** Who a letter is for, and in which language their company speaks. */
export interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly tenantName: string;
  readonly language: "ru" | "en";
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface LetterParts {
  readonly subject: string;
  /** Paragraphs before the link, and after it. */
  readonly before: readonly string[];
  readonly link: string;
  readonly after: readonly string[];
}

/** A letter around one link, as text and as HTML of the same words. The address stands in full, to be judged before it is followed. */
export function composeLetter(to: string, { subject, before, link, after }: LetterParts): Letter {
  const address = escaped(link);
  return {
    to,
    subject,
    text: [...before, link, ...after].join("\n\n"),
    html: [
      ...before.map((words) => paragraph(escaped(words))),
      paragraph(`<a href="${address}">${address}</a>`),
      ...after.map((words) => paragraph(escaped(words))),
    ].join("\n"),
  };
}

const paragraph = (html: string) => `<p>${html}</p>`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
