import { z } from "zod";

/** The app sends what its version knows: what does not fit is taken for absent, and nothing of it is ever refused. */
export const text = (charactersMax: number) =>
  z
    .string()
    .transform((given) => given.trim().slice(0, charactersMax))
    .catch("");

export const whole = z.int32().nullable().catch(null);

export const flag = z.boolean().nullable().catch(null);

export const moment = z.iso.datetime({ offset: true }).nullable().catch(null);

/** The id that a phone made for itself. Without it nobody knows which phone speaks. */
export const ExternalId = z
  .string("This field is required.")
  .trim()
  .min(1, "This field may not be blank.")
  .max(64, "Ensure this field has no more than 64 characters.");
