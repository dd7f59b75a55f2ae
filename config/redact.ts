const HIDDEN = "…";

/**
 * What an error's words may quote from outside: a token in an address, a header, a password in a database's address, the
 * value that a parser or Postgres choked on, a phone number. The rest of the sentence stays, since it says what went wrong.
 */
export function redact(text: string): string {
  return text
    .replace(/(?<!\d)\d{5,}:[\w-]{30,}/g, HIDDEN)
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, HIDDEN)
    .replace(/\b(bearer|basic) +[\w.~+/=-]+/gi, `$1 ${HIDDEN}`)
    .replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.\d+\.[\w-]{40,}/g, HIDDEN)
    .replace(/\bsk-[\w-]{8,}/g, HIDDEN)
    .replace(/\bsb_[\da-f]{8}_[\w-]{8,}/g, HIDDEN)
    .replace(/(\w+:\/\/[^\s:/@]*:)[^\s/@]+@/g, `$1${HIDDEN}@`)
    .replace(/: "[^\n]*"(?=\n|$)/g, `: "${HIDDEN}"`)
    .replace(/"[^\n]*"( is not valid JSON)/g, `"${HIDDEN}"$1`)
    .replace(/(?<![\w.])(\+\d|[78])([\s()-]*\d){10}(?!\w)/g, (phone) => `${HIDDEN}${phone.slice(-2)}`);
}
