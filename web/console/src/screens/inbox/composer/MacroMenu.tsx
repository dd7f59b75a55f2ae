import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBolt } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { runMacro } from "../../../../../../contracts/endpoints/composing.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import type { Macro } from "../../../../../../contracts/macro.ts";
import type { TemplateValues } from "../../../../../../contracts/template.ts";
import { answerIn } from "../../../api/answerIn.ts";
import { call } from "../../../api/call.ts";
import { ClientError, errorCode } from "../../../api/clientError.ts";
import { macros } from "../../../queries/composing.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { shownSeq } from "../../../state/shown.ts";
import { smallIcon } from "../../../theme.ts";
import { MacroResults } from "./MacroResults.tsx";
import { type SecondAnswer, SecondAnswerDialog } from "./SecondAnswerDialog.tsx";
import type { AskedValues } from "./ValuesDialog.tsx";

interface MacroMenuProps {
  readonly conversationId: ConversationId;
  readonly onAsk: (asked: AskedValues) => void;
}

interface Run {
  readonly macro: Macro;
  readonly runKey: string;
  readonly values: TemplateValues;
  readonly seenSeq: number | null;
}

const Missing = z.object({ missing: z.array(z.string()) });

/** The company's macros: one click takes all steps, and says how each ended. */
export function MacroMenu({ conversationId, onAsk }: MacroMenuProps) {
  const { t } = useTranslation();
  const { data } = useQuery(macros());
  const [second, setSecond] = useState<SecondAnswer>();
  const run = useMutation({
    mutationFn: ({ macro, runKey, values, seenSeq }: Run) => {
      const body = { macroId: macro.id, runKey, values: { ...values }, seenSeq };
      return call(runMacro, { params: { conversationId }, body });
    },
    onSuccess: ({ results }, { macro }) => {
      const clean = results.every(({ refusal }) => refusal === null);
      notifications.show({
        title: macro.name,
        color: clean ? "teal" : "red",
        message: <MacroResults results={results} />,
      });
    },
    onError: (error, begun) => {
      const answer = answerIn(error);
      if (answer) return setSecond({ answer, proceed: () => run.mutate({ ...begun, seenSeq: answer.seq }) });
      const asked = error instanceof ClientError ? Missing.safeParse(error.details).data : undefined;
      if (asked === undefined) return notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
      return onAsk({ missing: asked.missing, proceed: (values) => run.mutate({ ...begun, values }) });
    },
  });
  const begin = (macro: Macro) =>
    run.mutate({ macro, runKey: freshKey(), values: {}, seenSeq: shownSeq(conversationId) });
  if (!data?.length) return null;
  return (
    <>
      <SecondAnswerDialog asked={second} onClose={() => setSecond(undefined)} />
      <Menu position="top-end" width="var(--menu-width)">
        <Menu.Target>
          <Tooltip label={t("work.macros")}>
            <ActionIcon size="md" aria-label={t("work.macros")} loading={run.isPending}>
              <IconBolt {...smallIcon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah="60dvh" style={{ overflowY: "auto" }}>
          <Menu.Label>{t("work.macros")}</Menu.Label>
          {data.map((macro) => (
            <Menu.Item key={macro.id} onClick={() => begin(macro)}>
              {macro.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
