import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import classes from "./PhonesScreen.module.css";

/** What is wrong with a phone in words; or that nothing is, or that nobody is signed in on it. */
export function PhoneState({ device: { problems, isSignedIn } }: { readonly device: Device }) {
  const { t } = useTranslation();
  return (
    <span className={classes.states}>
      {problems.map((problem) => (
        <span key={problem} className={classes.bad}>
          {t(`phones.problem.${problem}`)}
        </span>
      ))}
      {!isSignedIn && <span className={classes.out}>{t("phones.signedOut")}</span>}
      {isSignedIn && problems.length === 0 && <span className={classes.good}>{t("phones.fine")}</span>}
    </span>
  );
}
