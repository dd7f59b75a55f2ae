import { Modal } from "@mantine/core";
import type { ReactNode } from "react";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what stands in several columns. */
  readonly wide?: boolean;
  /** Closed where there is nothing inside. */
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  return (
    <Modal opened={Boolean(children)} onClose={onClose} title={title} size={wide ? "lg" : "md"}>
      {children}
    </Modal>
  );
}
