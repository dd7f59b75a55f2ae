import { useQuery } from "@tanstack/react-query";
import { profile } from "../../../queries/people.ts";
import { queryClient } from "../../../queries/queryClient.ts";

/** The messengers show a contact who the company is, and never who of it writes; so operators sign. */
export const useSignature = (): string => useQuery(profile()).data?.signature ?? "";

export const signed = (text: string, signature: string): string => (signature ? `${text}\n${signature}` : text);

/** A reply's words without the signature that sending adds anew. */
export function unsigned(text: string): string {
  const signature = queryClient.getQueryData(profile().queryKey)?.signature ?? "";
  return signature && text.endsWith(`\n${signature}`) ? text.slice(0, -signature.length - 1) : text;
}
