import { Button, Popover, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import { icon } from "../../../theme.ts";
import { useProblemWords } from "../useProblemWords.ts";
import { useStepWords } from "../useStepWords.ts";
import classes from "./Constructor.module.css";
import { useConstructor } from "./constructorState.ts";
import type { DraftProblem } from "./problems.ts";
import { stepOf } from "./ways.ts";

interface ProblemListProps {
  readonly problems: readonly DraftProblem[];
  readonly definition: SequenceDefinition;
}

/** How many things keep the definition from running; each leads to its step. */
export function ProblemList({ problems, definition }: ProblemListProps) {
  const { t } = useTranslation();
  const { select, openForm } = useConstructor();
  const say = useProblemWords();
  const words = useStepWords();
  const [opened, setOpened] = useState(false);
  if (problems.length === 0)
    return <IconCircleCheck {...icon} color="var(--good)" aria-label={t("touches.noProblems")} />;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus shadow="md" width="22rem">
      <Popover.Target>
        <Button
          variant="default"
          c="var(--bad)"
          leftSection={<IconAlertTriangle {...icon} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t("touches.problems", { count: problems.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("touches.problems", { count: problems.length })}>
        <ul className={classes.problemList}>
          {problems.map((problem) => {
            const step = stepOf(definition, problem.stepId);
            return (
              <li key={`${problem.stepId} ${problem.code} ${problem.detail}`}>
                <UnstyledButton
                  className={classes.problem}
                  onClick={() => {
                    setOpened(false);
                    select(problem.stepId);
                    openForm();
                  }}
                >
                  <span className={classes.problemStep}>{step ? words.title(step) : t("touches.head")}</span>
                  {say(problem)}
                </UnstyledButton>
              </li>
            );
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
