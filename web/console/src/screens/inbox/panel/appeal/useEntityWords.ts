import { useTranslation } from "react-i18next";
import type { Entities, EntityField, ExtractedDevice } from "../../../../../../../contracts/extraction.ts";
import { readablePhone } from "../../../../format/phone.ts";

/** Each field's value in words; undefined for what was not said. */
export function useEntityWords(entities: Entities): (field: EntityField) => string | undefined {
  const { t } = useTranslation();
  const perDevice = (words: (device: ExtractedDevice) => string | undefined) =>
    entities.devices.map(words).filter(Boolean).join("; ") || undefined;
  const deviceName = ({ deviceType, brand, model }: ExtractedDevice) =>
    [brand, model].filter(Boolean).join(" ") || (deviceType ? t(`deviceType.${deviceType}`) : undefined);

  return (field) => {
    switch (field) {
      case "appealType":
        return t(`appealType.${entities.appealType}`);
      case "device":
        return perDevice(deviceName);
      case "repairs":
        return perDevice(({ repairs }) => repairs.map((repair) => t(`repair.${repair}`)).join(", "));
      case "partSource":
        return perDevice(({ partSource }) => (partSource ? t(`partSource.${partSource}`) : undefined));
      case "phone":
        return entities.phone ? readablePhone(entities.phone) : undefined;
      case "orderNumber":
      case "name":
        return entities[field] ?? undefined;
      case "urgency":
      case "askedPrice":
        return entities[field] ? t("appeal.yes") : undefined;
    }
  };
}
