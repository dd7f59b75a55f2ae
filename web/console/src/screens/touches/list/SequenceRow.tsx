import { ActionIcon, Menu, Switch } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconListDetails, IconUserPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sequence } from "../../../../../../contracts/endpoints/sequences.ts";
import { exactTime, listTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { LinkMenuItem } from "../../../parts/LinkButton.tsx";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { BeginDialog } from "../BeginDialog.tsx";
import { SequenceState } from "../SequenceState.tsx";
import { useSequenceOrders } from "../useSequenceOrders.ts";
import classes from "./SequenceList.module.css";
import { useDuplicate } from "./useDuplicate.ts";
import { useArchive } from "./useArchive.tsx";

/** One of them: what state it is in, how its runs go, and what can be done with it. */
export function SequenceRow({ sequence }: { readonly sequence: Sequence }) {
  const { t, i18n } = useTranslation();
  const mayManage = useMay("touches.manage");
  const { status } = useSequenceOrders(sequence);
  const duplicate = useDuplicate(sequence);
  const archive = useArchive(sequence);
  const [beginning, setBeginning] = useState(false);
  const { id, name, running, paused, failed, ended, updatedAt } = sequence;
  const isPublished = sequence.publishedVersion !== null;
  const isArchived = sequence.status === "archived";
  const figures = [
    { name: "running", count: running, filter: { standing: "running" } },
    { name: "paused", count: paused, filter: { standing: "paused" } },
    { name: "failed", count: failed, filter: { ending: "failed" } },
    { name: "ended", count: ended, filter: { standing: "ended" } },
  ] as const;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Link to="/touches/$sequenceId" params={{ sequenceId: id }} className={classes.name}>
          {name}
        </Link>
        <SequenceState sequence={sequence} />
      </div>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.name} className={classes.figure} data-kind={figure.count > 0 ? figure.name : undefined}>
            <dt>{t(`touches.figure.${figure.name}`)}</dt>
            <dd>
              <Link to="/touches" search={{ show: "runs", sequence: id, ...figure.filter }}>
                {wholeNumber(figure.count, i18n.language)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <time className={classes.time} dateTime={updatedAt} title={exactTime(updatedAt, i18n.language)}>
        {listTime(updatedAt, i18n.language)}
      </time>
      <div className={classes.orders}>
        {isPublished && !isArchived && (
          <Switch
            size="sm"
            aria-label={t("touches.isOn", { name })}
            checked={(status.isPending ? status.variables : sequence.status) === "active"}
            disabled={!mayManage || status.isPending}
            onChange={(event) => status.mutate(event.currentTarget.checked ? "active" : "paused")}
          />
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t("touches.more", { name })}>
              <IconDots {...icon} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <LinkMenuItem
              to="/touches"
              search={{ show: "runs", sequence: id }}
              leftSection={<IconListDetails {...icon} aria-hidden />}
            >
              {t("touches.showRuns")}
            </LinkMenuItem>
            {mayManage && (
              <>
                <Menu.Item
                  leftSection={<IconUserPlus {...icon} aria-hidden />}
                  disabled={sequence.status !== "active"}
                  onClick={() => setBeginning(true)}
                >
                  {t("touches.begin.action")}
                </Menu.Item>
                <Menu.Item leftSection={<IconCopy {...icon} aria-hidden />} onClick={() => duplicate.mutate()}>
                  {t("touches.duplicate")}
                </Menu.Item>
                {isArchived ? (
                  <Menu.Item
                    leftSection={<IconArchiveOff {...icon} aria-hidden />}
                    onClick={() => status.mutate("paused")}
                  >
                    {t("touches.unarchive")}
                  </Menu.Item>
                ) : (
                  <Menu.Item leftSection={<IconArchive {...icon} aria-hidden />} onClick={archive.ask}>
                    {t("touches.archive")}
                  </Menu.Item>
                )}
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <BeginDialog sequence={beginning ? sequence : undefined} onClose={() => setBeginning(false)} />
      {archive.dialog}
    </li>
  );
}
