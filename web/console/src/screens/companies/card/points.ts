import { EmailKind, PhoneKind } from "../../../../../../contracts/contactPoints.ts";
import type {
  EmailAddress,
  EmailAddressToSave,
  PhoneNumber,
  PhoneNumberToSave,
} from "../../../../../../contracts/contactPoints.ts";
import { EmailAddressId, PhoneNumberId } from "../../../../../../contracts/ids.ts";

/** A number or an address while it is being typed. */
export interface Point {
  /** Empty for one that is not there yet. */
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly comment: string;
}

export const pointsOfPhones = (phones: readonly PhoneNumber[]): Point[] =>
  phones.map(({ id, phone, kind, comment }) => ({ id, text: phone, kind, comment }));

export const pointsOfEmails = (emails: readonly EmailAddress[]): Point[] =>
  emails.map(({ id, email, kind, comment }) => ({ id, text: email, kind, comment }));

const isTyped = ({ text }: Point) => text.trim() !== "";

export const phonesOf = (points: readonly Point[]): PhoneNumberToSave[] =>
  points.filter(isTyped).map(({ id, text, kind, comment }) => {
    const known = PhoneNumberId.safeParse(id).data;
    return { ...(known && { id: known }), phone: text, kind: PhoneKind.parse(kind), comment };
  });

export const emailsOf = (points: readonly Point[]): EmailAddressToSave[] =>
  points.filter(isTyped).map(({ id, text, kind, comment }) => {
    const known = EmailAddressId.safeParse(id).data;
    return { ...(known && { id: known }), email: text, kind: EmailKind.parse(kind), comment };
  });
