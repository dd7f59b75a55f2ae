import { List, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { duplicatesLike } from "../../../queries/companies.ts";
import classes from "./Merge.module.css";
import { useLikenessWords } from "./useLikenessWords.ts";

const TYPING_PAUSE_MS = 300;

interface AlreadyThereProps {
  readonly name: string;
  readonly inn: string;
  readonly phone: string;
  /** One of them is opened instead. */
  readonly onOpen: () => void;
}

/** Warns that the company which is being typed may be there already. */
export function AlreadyThere({ onOpen, name, inn, phone }: AlreadyThereProps) {
  const { t } = useTranslation();
  const say = useLikenessWords();
  const [typed] = useDebouncedValue(JSON.stringify([name, inn, phone]), TYPING_PAUSE_MS);
  const settled = typed === JSON.stringify([name, inn, phone]);
  const { data: duplicates = [] } = useQuery({
    ...duplicatesLike({ name, inn, phone }),
    ...(!settled && { enabled: false }),
  });
  return (
    <div aria-live="polite">
      {duplicates.length > 0 && (
        <div className={classes.alike}>
          <Text size="sm" fw={600}>
            {t("companyMerges.alreadyThere")}
          </Text>
          <List size="sm">
            {duplicates.map((duplicate) => (
              <List.Item key={duplicate.id}>
                <LinkText
                  to="/companies/$companyId"
                  params={{ companyId: duplicate.id }}
                  search={(now) => now}
                  size="sm"
                  underline="always"
                  onClick={onOpen}
                >
                  {duplicate.name}
                </LinkText>
                {` (${say(duplicate)})`}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </div>
  );
}
