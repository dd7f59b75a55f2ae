import { Button, Switch } from "@mantine/core";
import { IconBolt, IconPlus, IconRouteAltRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SequenceKind } from "../../../../../../contracts/sequence.ts";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { sequenceList } from "../../../queries/touches.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { useTouchesPlace } from "../useTouchesPlace.ts";
import { CreateSequence } from "./CreateSequence.tsx";
import classes from "./SequenceList.module.css";
import { SequenceRow } from "./SequenceRow.tsx";

/** Sequences, or automations, each with how its runs go. */
export function SequenceList({ kind }: { readonly kind: SequenceKind }) {
  const { t } = useTranslation();
  const mayManage = useMay("touches.manage");
  const { search, narrow } = useTouchesPlace();
  const archived = search.archived === true;
  const { data, error, refetch } = useQuery(sequenceList(kind, archived));
  const [creating, setCreating] = useState(false);
  const create = mayManage && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => setCreating(true)}>
      {t(`touches.create.${kind}`)}
    </Button>
  );
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <p className={classes.lead}>{t(`touches.lead.${kind}`)}</p>
        <Switch
          size="xs"
          label={t("touches.showArchived")}
          checked={archived}
          onChange={(event) => narrow({ archived: event.currentTarget.checked || undefined })}
        />
        {create}
      </div>
      {!data && !error && <RowSkeletons rows={5} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet
          icon={kind === "sequence" ? IconRouteAltRight : IconBolt}
          title={t(archived ? "touches.nothingArchived" : `touches.emptyTitle.${kind}`)}
          action={!archived && create}
        >
          {archived ? undefined : t(`touches.empty.${kind}`)}
        </Quiet>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list} aria-label={t(`touches.tab.${kind}s`)}>
          {data.map((one) => (
            <SequenceRow key={one.id} sequence={one} />
          ))}
        </ul>
      )}
      <CreateSequence kind={kind} opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}
