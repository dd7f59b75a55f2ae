import { Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type ErrorCode, errors } from "../../../../contracts/errors.ts";
import type { BulkRunId } from "../../../../contracts/ids.ts";
import { RowSkeletons } from "../parts/RowSkeletons.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { bulkRun } from "../queries/bulk.ts";
import classes from "./BulkBar.module.css";

interface BulkLeftDialogProps {
  /** Closed without. */
  readonly runId: BulkRunId | undefined;
  readonly onClose: () => void;
}

/** Which conversations a bulk run left as they were, each with why. */
export function BulkLeftDialog({ runId, onClose }: BulkLeftDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={runId !== undefined} onClose={onClose} title={t("bulk.leftTitle")}>
      {runId && <Left runId={runId} onClose={onClose} />}
    </Modal>
  );
}

const LEFT_MAX = 200;

function Left({ runId, onClose }: { readonly runId: BulkRunId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(bulkRun(runId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowSkeletons rows={3} />;
  return (
    <Stack gap="sm">
      {data.left.map(({ conversationId, contactName, reason }) => (
        <div key={conversationId}>
          {contactName === null ? (
            <Text size="sm">{t("bulk.unseen")}</Text>
          ) : (
            <Link to="/inbox/$conversationId" params={{ conversationId }} className={classes.name} onClick={onClose}>
              {contactName}
            </Link>
          )}
          <Text size="xs" c="dimmed">
            <Reason reason={reason} />
          </Text>
        </div>
      ))}
      {data.left.length === LEFT_MAX && (
        <Text size="xs" c="dimmed">
          {t("bulk.leftMore")}
        </Text>
      )}
    </Stack>
  );
}

const OwnReason = z.enum(["alreadySo", "outOfSight", "noRight", "changedSince"]);

function Reason({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  const own = OwnReason.safeParse(reason).data;
  if (own) return t(`bulk.reason.${own}`);
  return t(`error.${isErrorCode(reason) ? reason : "internal"}`);
}

const isErrorCode = (code: string): code is ErrorCode => code in errors;
