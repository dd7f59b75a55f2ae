import { Button, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { refreshStructure } from "../../../queries/structure.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

interface OrderFormProps {
  readonly action: string;
  readonly order: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The inside of a dialog that changes who is where or may what: fields, one order, and why it was refused. */
export function OrderForm({ action, order, onDone, children }: OrderFormProps) {
  const client = useQueryClient();
  const carryOut = useMutation({
    mutationFn: order,
    onSuccess: () => {
      onDone();
      return refreshStructure(client);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    carryOut.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Refusal of={carryOut} />
        {children}
        <Button type="submit" loading={carryOut.isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
