import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { people } from "../../../queries/people.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { useSuggestions } from "./useSuggestions.ts";

interface ColleagueMenuInput {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly wanted: boolean;
  readonly write: (before: string, after: string) => void;
}

/** "@" calls up colleagues: everybody who works here, but oneself. */
export function useColleagueMenu({ field, text, wanted, write }: ColleagueMenuInput) {
  const operator = useOperator();
  const mayRead = useMay("people.read");
  const { data = [] } = useQuery({ ...people(), enabled: wanted && mayRead });
  const colleagues = data
    .filter(({ id, state }) => wanted && state === "active" && id !== operator?.id)
    .map(({ id, name, email }) => ({ key: id, id, name, title: name, detail: email }));
  const menu = useSuggestions({
    field,
    text,
    trigger: /(?:^|\s)@(\S*(?: \S*)?)$/u,
    find: (sought) => colleagues.filter(({ name }) => name.toLocaleLowerCase().includes(sought.toLocaleLowerCase())),
    onPick: ({ name }, before, after) => write(`${before}@${name} `, after),
  });
  return { menu, colleagues };
}
