import { Popover } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import type { Message } from "../../../../../../contracts/message.ts";
import { beginReacting, endReacting, reacting } from "../../../state/reacting.ts";
import { useStore } from "../../../state/store.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { MessageTool } from "./MessageTool.tsx";
import { ReactionChoices } from "./ReactionChoices.tsx";
import { useReact } from "./useReact.ts";

/** Opens the emoji beside a bubble; absent where the messenger takes none from us. */
export function ReactTool({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const opened = useStore(reacting, (id) => id === message.id);
  const { emoji } = useReact(message);
  if (emoji.length === 0) return null;
  return (
    <Popover opened={opened} onDismiss={endReacting} position="top-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <span>
          <MessageTool
            name={t("reacting.choose")}
            glyph={IconMoodSmile}
            aria-expanded={opened}
            onClick={() => (opened ? endReacting() : beginReacting(message.id))}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <ReactionChoices message={message} onChosen={endReacting} />
      </Popover.Dropdown>
    </Popover>
  );
}
