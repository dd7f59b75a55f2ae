import { useTranslation } from "react-i18next";

const unknownUpdate = "unknown kind of update: ";

/** Why an update could not be read, in words; adapters record it for whoever mends them. */
export function useUnparsedWords(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => {
    if (reason.startsWith(unknownUpdate))
      return t("unparsed.unknownUpdate", { kinds: reason.slice(unknownUpdate.length) });
    return t(reason === "unknown kind of message" ? "unparsed.unknownMessage" : "unparsed.malformed");
  };
}
