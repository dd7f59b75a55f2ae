import { ActionIcon, Popover, SimpleGrid, Tooltip, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { smallIcon } from "../../../theme.ts";
import classes from "./EmojiTool.module.css";

/** What people who answer customers write most; every system has a panel of its own with all of them. */
const emoji =
  "🙂 😊 😉 😄 😂 🥰 😍 🤗 🤔 😅 😔 😢 😮 😎 🙏 👍 👎 👌 👏 🤝 💪 👋 ✌️ 👉 ❤️ 💔 🔥 ✨ 🎉 🎁 ⭐ ✅ ❌ ❗ ❓ 💯 📞 📱 💬 📷 📎 📅 ⏰ 📍 🚚 💳 💰 🔧".split(
    " ",
  );

const COLUMNS = 8;

export function EmojiTool({ onChosen }: { readonly onChosen: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [opened, popover] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={popover.set} position="top-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t("emoji.add")}>
          <ActionIcon size="md" aria-label={t("emoji.add")} onClick={popover.toggle}>
            <IconMoodSmile {...smallIcon} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <SimpleGrid cols={COLUMNS} spacing={2} verticalSpacing={2}>
          {emoji.map((one) => (
            <UnstyledButton
              key={one}
              className={classes.emoji}
              onClick={() => {
                popover.close();
                onChosen(one);
              }}
            >
              {one}
            </UnstyledButton>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}
