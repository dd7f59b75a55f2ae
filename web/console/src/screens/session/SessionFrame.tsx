import { Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { Language, preferences, setPreference } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import classes from "./SessionFrame.module.css";

interface SessionFrameProps {
  readonly title: string;
  readonly lead: string;
  /** Whose page this is; the product's own without it. */
  readonly brand?: { readonly name: string; readonly logo: string | null };
  readonly children: ReactNode;
}

const languageNames = { ru: "Русский", en: "English" } as const;

/** The page around a form for somebody who is not signed in yet. */
export function SessionFrame({ title, lead, brand, children }: SessionFrameProps) {
  const language = useStore(preferences, (kept) => kept.language);
  return (
    <main className={classes.page}>
      <div className={classes.form}>
        <Group gap="sm" mb="xl">
          <img src={brand?.logo ?? "/favicon.svg"} alt="" className={classes.logo} />
          <Text fw={650} size="lg">
            {brand?.name ?? "Switchboard"}
          </Text>
        </Group>
        <Stack gap="xs" mb="lg">
          <Title order={1} size="xl">
            {title}
          </Title>
          <Text c="dimmed">{lead}</Text>
        </Stack>
        {children}
        <Group gap="md" mt="xl">
          {Language.options.map((one) => (
            <UnstyledButton
              key={one}
              className={classes.language}
              lang={one}
              aria-pressed={one === language}
              onClick={() => setPreference({ language: one })}
            >
              {languageNames[one]}
            </UnstyledButton>
          ))}
        </Group>
      </div>
    </main>
  );
}
