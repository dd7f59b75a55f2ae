import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyRequest } from "../../../../../contracts/companyRequest.ts";
import {
  cancelCompanyRequest,
  decideCompanyRequest,
  restoreCompany,
} from "../../../../../contracts/endpoints/companyRequests.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { listTime } from "../../format/dates.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { queryClient } from "../../queries/queryClient.ts";
import { useMay, useOperator } from "../../shell/useOperator.ts";
import arranged from "../settings/structure/Arranged.module.css";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useRequestWords } from "./useRequestWords.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: ["companies"] });

export function RequestRow({ request }: { readonly request: CompanyRequest }) {
  const { t, i18n } = useTranslation();
  const operator = useOperator();
  const mayApprove = useMay("companies.approve");
  const say = useRequestWords();
  const [deciding, setDeciding] = useState<"approve" | "decline">();
  const { id, companyId, companyName, kind, status, reason, requestedById, requestedByName, createdAt } = request;
  const params = { companyRequestId: id };
  const isAdministrator = operator?.role === "ADMIN";
  const mayDecide = status === "pending" && mayApprove && (kind !== "deletion" || isAdministrator);
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const after = { onSettled: refresh, onError };
  const cancel = useMutation({ mutationFn: () => call(cancelCompanyRequest, { params }), ...after });
  const restore = useMutation({ mutationFn: () => call(restoreCompany, { params }), ...after });
  const isGone = request.isRestorable || (kind === "deletion" && status === "approved");
  return (
    <li className={arranged.row}>
      <div className={arranged.what}>
        <Text fw={600}>
          {isGone ? (
            companyName
          ) : (
            <LinkText to="/companies/$companyId" params={{ companyId }}>
              {companyName}
            </LinkText>
          )}
        </Text>
        <Text size="sm">{`${say(request)}: ${reason}`}</Text>
        <Text size="sm" c="dimmed">
          {[requestedByName, listTime(createdAt, i18n.language)].filter(Boolean).join(" · ")}
        </Text>
        {status !== "pending" && (
          <Text size="sm" c="dimmed">
            {[t(`companyRequests.status.${status}`), request.decidedByName, request.decisionNote]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        )}
      </div>
      <Group gap="xs">
        {mayDecide && (
          <>
            <Button size="xs" onClick={() => setDeciding("approve")}>
              {t("companyRequests.approve")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDeciding("decline")}>
              {t("companyRequests.decline")}
            </Button>
          </>
        )}
        {status === "pending" && requestedById === operator?.id && (
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("companyRequests.cancel")}
          </Button>
        )}
        {request.isRestorable && isAdministrator && (
          <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
            {t("companyRequests.restore")}
          </Button>
        )}
      </Group>
      <ReasonDialog
        title={deciding && `${t(`companyRequests.${deciding}`)}: ${companyName}`}
        lead={say(request)}
        label={t("companyRequests.note")}
        action={t(`companyRequests.${deciding ?? "approve"}`)}
        order={async (note) => {
          await call(decideCompanyRequest, { params, body: { isApproved: deciding === "approve", note } });
          await refresh();
        }}
        onClose={() => setDeciding(undefined)}
      />
    </li>
  );
}
