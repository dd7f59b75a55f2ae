import { Badge, CloseButton, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Condition, ConversationQuery } from "../../../../../../contracts/conversationQuery.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./PlainList.module.css";
import { SaveFolder } from "./SaveFolder.tsx";
import { useConditionWords } from "./useConditionWords.ts";

/** By what the list is narrowed, in words; each part can be taken away. */
export function QueryChips() {
  const { where } = useInboxPlace();
  return where && <Chips where={where} />;
}

function Chips({ where }: { readonly where: ConversationQuery }) {
  const { t } = useTranslation();
  const { narrow } = useInboxPlace();
  const words = useConditionWords();
  const joint = t(where.match === "all" ? "finding.and" : "finding.or");
  const without = (place: number): ConversationQuery | undefined =>
    where.of.length === 1 ? undefined : { ...where, of: where.of.filter((_, other) => other !== place) };
  const sayGroup = (match: ConversationQuery["match"], of: readonly Condition[]) =>
    of.map(words).join(` ${t(match === "all" ? "finding.and" : "finding.or")} `);
  return (
    <Group component="ul" gap={4} className={classes.list} aria-label={t("finding.narrowedBy")}>
      {where.of.map((one, place) => {
        const said = "of" in one ? sayGroup(one.match, one.of) : words(one);
        return (
          <Badge
            key={said}
            component="li"
            variant="light"
            maw="100%"
            tt="none"
            fw={500}
            title={said}
            rightSection={
              <CloseButton
                size="xs"
                aria-label={t("finding.removeNamed", { name: said })}
                onClick={() => narrow({ where: without(place) })}
              />
            }
          >
            {place > 0 && `${joint} `}
            {said}
          </Badge>
        );
      })}
      <li>
        <SaveFolder query={where} />
      </li>
    </Group>
  );
}
