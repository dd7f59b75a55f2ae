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
  /** Of the row, while it is typed. */
  readonly key: string;
  /** Empty for one that is not there yet. */
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly comment: string;
}

export const pointsOfPhones = (phones: readonly PhoneNumber[]): Point[] =>
  phones.map(({ id, phone, kind, comment }) => ({ key: id, id, text: phone, kind, comment }));

export const pointsOfEmails = (emails: readonly EmailAddress[]): Point[] =>
  emails.map(({ id, email, kind, comment }) => ({ key: id, id, text: email, kind, comment }));

const isTyped = ({ text }: Point) => text.trim() !== "";

export const phonesOf = (points: readonly Point[]): PhoneNumberToSave[] =>
  points.filter(isTyped).map(({ id, text, kind, comment }) => ({
    id: PhoneNumberId.safeParse(id).data,
    phone: text,
    kind: PhoneKind.parse(kind),
    comment,
  }));

export const emailsOf = (points: readonly Point[]): EmailAddressToSave[] =>
  points.filter(isTyped).map(({ id, text, kind, comment }) => ({
    id: EmailAddressId.safeParse(id).data,
    email: text,
    kind: EmailKind.parse(kind),
    comment,
  }));
