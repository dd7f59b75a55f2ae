import { ActionIcon, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useOffer } from "../../../commands/offers.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { useHolding } from "./useHolding.ts";
import { mainOrderFor } from "./mainOrderFor.ts";

interface HoldingOrdersProps {
  readonly conversation: Conversation;
  readonly phone: boolean;
}

/** The one order that fits who leads the conversation now. */
export function HoldingOrders({ conversation, phone }: HoldingOrdersProps) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const holding = useHolding(conversation);
  const { name, glyph: Glyph, urgent } = mainOrderFor(conversation);
  const order = holding[name === "takeIt" ? "takeOver" : name];
  const closed = conversation.status === "resolved";
  useOffer(mayAnswer && !closed ? { takeOver: () => order.mutate() } : {});
  if (!mayAnswer) return null;

  const variant = urgent ? "filled" : "default";
  const label = t(`header.${name}`);
  return phone ? (
    <ActionIcon
      variant={variant}
      color={urgent ? "indigo" : "gray"}
      aria-label={label}
      loading={order.isPending}
      onClick={() => order.mutate()}
    >
      <Glyph {...icon} />
    </ActionIcon>
  ) : (
    <Button
      size="xs"
      variant={variant}
      loading={order.isPending}
      leftSection={<Glyph {...icon} aria-hidden />}
      onClick={() => order.mutate()}
    >
      {label}
    </Button>
  );
}
