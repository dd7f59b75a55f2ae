/** Weights of the check digits of an ИНН, by which digit they check. Order ММВ-7-6/435@ of the Federal Tax Service. */
const tenth = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const eleventh = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const twelfth = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Whether a text is the ИНН of an organisation (10 digits) or of a person (12 digits), its check digits included. */
export function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text)) return false;
  const digits = Array.from(text, Number);
  return (digits.length === 10 ? [tenth] : [eleventh, twelfth]).every((weights) => hasCheckDigit(digits, weights));
}

/** The digit after the weighted ones is their sum by 11, and of that the last digit. */
const hasCheckDigit = (digits: readonly number[], weights: readonly number[]): boolean =>
  (weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11) % 10 === digits[weights.length];

/** A КПП: the tax office, why the organisation stands there (digits or Latin capitals), and a number. It has no check digit. */
export const isKpp = (text: string): boolean => /^\d{4}[\dA-Z]{2}\d{3}$/.test(text);
