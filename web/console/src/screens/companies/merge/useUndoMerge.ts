import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { undoCompanyMerge } from "../../../../../../contracts/endpoints/companyMerges.ts";
import type { CompanyMergeId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { queryClient } from "../../../queries/queryClient.ts";

/** Parts two companies again, and says what stayed behind. */
export function useUndoMerge() {
  const { t } = useTranslation();
  return async (companyMergeId: CompanyMergeId): Promise<void> => {
    try {
      const { left } = await call(undoCompanyMerge, { params: { companyMergeId } });
      const parts = left.map(({ part, count }) => `${t(`companyMerges.part.${part}`)} (${count})`).join(", ");
      notifications.show({
        message: left.length === 0 ? t("companyMerges.undone") : t("companyMerges.leftBehind", { parts }),
        ...(left.length > 0 && { autoClose: false }),
      });
    } catch (error) {
      notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
    }
    await queryClient.invalidateQueries({ queryKey: ["companies"] });
  };
}
