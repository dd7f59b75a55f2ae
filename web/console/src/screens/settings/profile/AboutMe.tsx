import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeProfile } from "../../../../../../contracts/endpoints/profile.ts";
import { type Person, Presence } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { refresh } from "../../../api/session.ts";
import { Section } from "./Section.tsx";

/** My name, and whether I take conversations now. */
export function AboutMe({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(person.name);
  const change = useMutation({
    mutationFn: (body: { name?: string; presence?: Presence }) => call(changeProfile, { body }),
    onSuccess: async () => {
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: ["profile"] })]);
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ name });
  };
  return (
    <Section title={t("profile.about")}>
      <Stack gap="lg">
        <form onSubmit={submit}>
          <Group align="flex-end" gap="sm">
            <TextInput
              flex={1}
              label={t("access.yourName")}
              autoComplete="name"
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={name.trim() === "" || name === person.name}>
              {t("action.save")}
            </Button>
          </Group>
        </form>
        <div>
          <SegmentedControl
            fullWidth
            aria-label={t("profile.presence")}
            value={person.presence}
            onChange={(presence) => change.mutate({ presence })}
            data={Presence.options.map((value) => ({ value, label: t(`people.presence.${value}`) }))}
          />
          <Text size="xs" c="dimmed" mt="xs">
            {t("profile.presenceLead")}
          </Text>
        </div>
      </Stack>
    </Section>
  );
}
