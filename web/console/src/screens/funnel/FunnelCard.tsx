import { ActionIcon, Menu, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsMove } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FunnelCard as Card, Stage } from "../../../../../contracts/funnel.ts";
import { money } from "../../format/numbers.ts";
import { smallIcon } from "../../theme.ts";
import { AgeMark } from "./AgeMark.tsx";
import classes from "./FunnelCard.module.css";

interface FunnelCardProps {
  readonly card: Card;
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly isOpen: boolean;
  /** Absent where the reader may not move it. */
  readonly onMove?: ((to: Stage) => void) | undefined;
  readonly onOpen: () => void;
  readonly onDrag: (dragged: boolean) => void;
  /** What says how the keyboard moves it. */
  readonly hintId: string;
}

/** One appeal: whose, about what, worth how much, for how long here. Dragged by the mouse, moved by Shift with the arrows. */
export function FunnelCard({ card, stage, stages, isOpen, onMove, onOpen, onDrag, hintId }: FunnelCardProps) {
  const { t, i18n } = useTranslation();
  const [choosing, menu] = useDisclosure(false);
  const { contactName: name, deal, device, appealType, assigneeName } = card;
  const subject = deal.title || device || t(`appealType.${appealType}`);

  const press = (event: KeyboardEvent) => {
    if (event.code === "KeyM" && onMove && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      menu.open();
    }
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || !event.shiftKey) return;
    const to = stages[stages.indexOf(stage) + step];
    event.preventDefault();
    if (to) onMove?.(to);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the menu and the keys do the same
    <li
      className={classes.card}
      data-appeal={card.appealId}
      data-open={isOpen || undefined}
      draggable={onMove !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <UnstyledButton
        className={classes.open}
        aria-describedby={hintId}
        aria-current={isOpen || undefined}
        onClick={onOpen}
        onKeyDown={press}
      >
        <span className={classes.line}>
          <Text span fw={600} size="sm" truncate>
            {name}
          </Text>
          <AgeMark since={deal.stageSince} limitHours={stage.ageLimitHours} />
        </span>
        <Text span size="sm" lineClamp={2} className={classes.subject}>
          {subject}
        </Text>
        <span className={classes.line}>
          <Text span size="xs" c="dimmed" truncate>
            {[assigneeName, card.isClosed && t("funnel.isClosed")].filter(Boolean).join(" · ")}
          </Text>
          {deal.amount !== null && (
            <Text span size="sm" fw={550} className={classes.amount}>
              {money(deal.amount, deal.currency, i18n.language)}
            </Text>
          )}
        </span>
      </UnstyledButton>
      {onMove && (
        <Menu opened={choosing} onChange={menu.toggle} position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon className={classes.move} size="sm" aria-label={t("funnel.moveOf", { name })}>
              <IconArrowsMove {...smallIcon} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown aria-label={t("funnel.moveOf", { name })}>
            <Menu.Label>{t("funnel.move")}</Menu.Label>
            {stages
              .filter(({ id }) => id !== stage.id)
              .map((to) => (
                <Menu.Item key={to.id} onClick={() => onMove(to)}>
                  {to.name}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
