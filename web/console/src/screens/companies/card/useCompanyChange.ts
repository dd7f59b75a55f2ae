import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Company } from "../../../../../../contracts/company.ts";
import { changeCompany } from "../../../../../../contracts/endpoints/companies.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { companyCard } from "../../../queries/companies.ts";
import { queryClient } from "../../../queries/queryClient.ts";

type Change = Omit<z.input<typeof changeCompany.body>, "version">;

/** Changes a company from the version that is on screen; where somebody was quicker, it is said and theirs is shown. */
export function useCompanyChange({ id, version }: Pick<Company, "id" | "version">) {
  const { t } = useTranslation();
  return async (change: Change): Promise<void> => {
    try {
      const changed = await call(changeCompany, { params: { companyId: id }, body: { ...change, version } });
      queryClient.setQueryData(companyCard(id).queryKey, changed);
      void queryClient.invalidateQueries({ queryKey: ["companies", "list"] });
    } catch (error) {
      notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
      await queryClient.invalidateQueries({ queryKey: companyCard(id).queryKey });
    }
  };
}
