import { useTranslation } from "react-i18next";
import type { CompanyDuplicate } from "../../../../../../contracts/companyMerge.ts";
import { readablePhone } from "../../../format/phone.ts";

/** Why two companies may be one, in words. */
export function useLikenessWords() {
  const { t } = useTranslation();
  return ({ reasons }: CompanyDuplicate): string =>
    reasons
      .map((reason) =>
        reason.kind === "phone"
          ? t("companyMerges.likeness.phone", { phone: readablePhone(reason.phone) })
          : t(`companyMerges.likeness.${reason.kind}`),
      )
      .join(", ");
}
