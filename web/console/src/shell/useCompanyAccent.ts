import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { company } from "../queries/company.ts";
import { accent } from "../state/accent.ts";

/** Keeps the console in the company's colour. */
export function useCompanyAccent(): void {
  const { data } = useQuery(company());
  const chosen = data?.settings.accent;
  useEffect(() => {
    if (chosen !== undefined) accent.set(() => chosen);
  }, [chosen]);
}
