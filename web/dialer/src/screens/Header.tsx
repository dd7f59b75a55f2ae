import { ActionIcon, Button, Title } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { icon } from "../../../console/src/theme.ts";
import { signOut } from "../phone/session.ts";
import { language, useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** Two things that are rarely needed: the language, and the way out. */
export function Header() {
  const words = useWords();
  return (
    <header className={classes.header}>
      <Title order={1} size="h4">
        {words.title}
      </Title>
      <div>
        <Button variant="subtle" color="gray" onClick={() => language.set((now) => (now === "ru" ? "en" : "ru"))}>
          {words.otherLanguage}
        </Button>
        <ActionIcon aria-label={words.signOut} onClick={() => void signOut()}>
          <IconLogout {...icon} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  );
}
