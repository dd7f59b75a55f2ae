import { z } from "zod";

export const PASSWORD_LENGTH_MIN = 10;
const DIFFERENT_CHARACTERS_MIN = 5;

/** What may become a password: long, and not one key held down. No rule about digits and signs: they make people predictable. */
export const Password = z
  .string()
  .min(PASSWORD_LENGTH_MIN)
  .max(200)
  .refine((password) => new Set(password).size >= DIFFERENT_CHARACTERS_MIN, "Use more different characters.");
