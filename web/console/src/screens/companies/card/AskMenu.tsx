import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconFlame, IconSnowflake, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Company, LeadState } from "../../../../../../contracts/company.ts";
import { askForCompany } from "../../../../../../contracts/endpoints/companyRequests.ts";
import { call } from "../../../api/call.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { ReasonDialog } from "../../companyRequests/ReasonDialog.tsx";
import { useRequestWords } from "../../companyRequests/useRequestWords.ts";

/** null: that it is deleted. */
type Asked = LeadState | null;

/** What somebody else decides on: whether a company is cold or warm, and whether it goes. */
export function AskMenu({ company }: { readonly company: Company }) {
  const { t } = useTranslation();
  const say = useRequestWords();
  const [asked, setAsked] = useState<Asked>();
  const { id: companyId, name, leadState } = company;
  const other = leadState === "cold" ? "warm" : "cold";
  const OtherGlyph = other === "warm" ? IconFlame : IconSnowflake;
  const ask = async (reason: string) => {
    const body =
      asked === null || asked === undefined
        ? { kind: "deletion" as const, reason }
        : { kind: "leadState" as const, requestedState: asked, reason };
    await call(askForCompany, { params: { companyId }, body });
    notifications.show({ message: t("companyRequests.asked") });
    await queryClient.invalidateQueries({ queryKey: ["companies"] });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("companyRequests.ask")}>
            <IconDots {...icon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<OtherGlyph {...smallIcon} aria-hidden />} onClick={() => setAsked(other)}>
            {t(`companyRequests.askFor.${other}`)}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...smallIcon} aria-hidden />} onClick={() => setAsked(null)}>
            {t("companyRequests.askFor.deletion")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        title={asked === undefined ? undefined : name}
        lead={say({ requestedState: asked ?? null })}
        label={t("companyRequests.reason")}
        action={t("companyRequests.send")}
        isRequired
        order={ask}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
