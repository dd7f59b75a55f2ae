import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { useOffer } from "../../../commands/offers.ts";
import { prefetchConversation } from "../../../queries/prefetchConversation.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { CardMenu, type MenuPlace } from "./CardMenu.tsx";
import { ConversationCard } from "./ConversationCard.tsx";
import { cardHeight } from "./cardHeight.ts";
import classes from "./ConversationList.module.css";
import { SelectBox } from "./selection/SelectBox.tsx";
import { useSelection } from "./selection/useSelection.ts";

interface ConversationListProps {
  readonly conversations: readonly Conversation[];
  readonly onEnd: () => void;
}

const rowsBeforeEnd = 10;

/** Only rows near the window exist. A row is placed by transform under its own key, so a reordered one glides. */
export function ConversationList({ conversations, onEnd }: ConversationListProps) {
  const { t } = useTranslation();
  const { conversationId, open } = useInboxPlace();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index: number) => cardHeight(conversations[index]), [conversations]),
    getItemKey: useCallback((index: number) => conversations[index]?.id ?? index, [conversations]),
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const nearEnd = lastShown >= conversations.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, conversations.length, onEnd]);

  const place = conversations.findIndex(({ id }) => id === conversationId);
  useNeighbours(conversations[place - 1]?.id, conversations[place + 1]?.id);
  const step = (by: 1 | -1) => {
    const next = conversations[place < 0 ? 0 : place + by];
    if (!next) return;
    rows.scrollToIndex(conversations.indexOf(next));
    open(next.id);
  };
  const [menu, setMenu] = useState<MenuPlace>();
  const [menuOpened, setMenuOpened] = useState(false);
  const openMenu = useCallback((at: MenuPlace) => {
    setMenu(at);
    setMenuOpened(true);
  }, []);
  const selection = useSelection();
  const inOrder = conversations.map(({ id }) => id);
  useOffer({
    next: () => step(1),
    previous: () => step(-1),
    ...(selection.mayChange && {
      select: () => {
        const id = focusedCard(scroller.current) ?? conversationId;
        const found = inOrder.find((one) => one === id);
        if (found) selection.toggle(found, false, inOrder);
      },
      selectAll: selection.selectAll,
    }),
  });

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.rows} aria-label={t("list.title")} style={{ height: rows.getTotalSize() }}>
        {items.map(({ key, index, start, size }) => {
          const conversation = conversations[index];
          return (
            conversation && (
              <li
                key={key}
                className={classes.row}
                style={{ transform: `translateY(${start}px)`, height: size }}
                aria-setsize={-1}
                aria-posinset={index + 1}
                data-id={conversation.id}
                data-picked={selection.has(conversation.id) || undefined}
              >
                <ConversationCard
                  conversation={conversation}
                  selected={conversation.id === conversationId}
                  onHeld={selection.hold}
                  onMenu={openMenu}
                />
                {selection.mayChange && (
                  <SelectBox
                    name={conversation.contactName}
                    checked={selection.has(conversation.id)}
                    shown={selection.isShown}
                    onToggle={(isRange) => selection.toggle(conversation.id, isRange, inOrder)}
                  />
                )}
              </li>
            )
          );
        })}
      </ul>
      {menu && <CardMenu at={menu} opened={menuOpened} onClose={() => setMenuOpened(false)} />}
    </div>
  );
}

/** The conversation of the card that has the keyboard. */
const focusedCard = (list: HTMLElement | null): string | undefined =>
  list?.contains(document.activeElement)
    ? document.activeElement?.closest<HTMLElement>("li[data-id]")?.dataset["id"]
    : undefined;

/** Whoever walks through the list by keys finds the next conversation already here. */
function useNeighbours(previous: ConversationId | undefined, next: ConversationId | undefined): void {
  useEffect(() => {
    for (const id of [next, previous]) if (id) prefetchConversation(id);
  }, [previous, next]);
}
