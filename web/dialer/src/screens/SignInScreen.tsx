import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { z } from "zod";
import type { FormEvent } from "react";
import { signInByCode, signInByPassword } from "../phone/session.ts";
import { problemOf } from "../phone/signInProblem.ts";
import type { SignInProblem } from "../phone/signInProblem.ts";
import { ScanCode } from "./ScanCode.tsx";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

const Given = z.object({ email: z.string(), password: z.string() });

/** By e-mail and password; `refused` says why the QR code that led here did not do. */
export function SignInScreen({ refused }: { readonly refused: SignInProblem | undefined }) {
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState(refused);
  const attempt = (signingIn: Promise<undefined>, way: "credentials" | "code") => {
    setBusy(true);
    setProblem(undefined);
    void signingIn.catch((error: unknown) => {
      setProblem(problemOf(error, way));
      setBusy(false);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email, password } = Given.parse(Object.fromEntries(new FormData(event.currentTarget)));
    attempt(signInByPassword(email, password), "credentials");
  };
  return (
    <main className={classes.screen}>
      <form className={classes.body} onSubmit={submit}>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2">
              {words.title}
            </Title>
            <Text c="dimmed">{words.signInLead}</Text>
          </div>
          {problem && <Alert role="alert">{words.refused[problem]}</Alert>}
          <TextInput
            label={words.email}
            name="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            size="md"
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={words.password}
            name="password"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
          />
          <Button type="submit" size="lg" loading={isBusy}>
            {words.signIn}
          </Button>
          <ScanCode onCode={(text) => attempt(signInByCode(text), "code")} />
          <Text size="sm" c="dimmed">
            {words.byCode}
          </Text>
        </Stack>
      </form>
    </main>
  );
}
