import { Button, Group, SegmentedControl, Stack, Text, TextInput, Textarea } from "@mantine/core";
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

interface AboutMeProps {
  readonly person: Person;
  readonly signature: string;
}

export function AboutMe({ person, signature }: AboutMeProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(person.name);
  const change = useMutation({
    mutationFn: (body: { name?: string; presence?: Presence; signature?: string }) => call(changeProfile, { body }),
    onSuccess: async () => {
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: ["profile"] })]);
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const [signs, setSigns] = useState(signature);
  const sign = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ signature: signs });
  };
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
        <form onSubmit={sign}>
          <Group align="flex-end" gap="sm">
            <Textarea
              flex={1}
              autosize
              label={t("work.signature")}
              description={t("work.signatureLead")}
              maxLength={300}
              value={signs}
              onChange={(event) => setSigns(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={signs.trim() === signature}>
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
