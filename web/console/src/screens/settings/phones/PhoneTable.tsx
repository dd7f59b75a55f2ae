import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import { percent } from "../../../format/numbers.ts";
import { PhoneState } from "./PhoneState.tsx";
import { SeenAt } from "./SeenAt.tsx";
import classes from "./PhonesScreen.module.css";

/** On a narrow screen a row becomes a card: what a column is called is not needed to read it. */
export function PhoneTable({ devices }: { readonly devices: readonly Device[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("phones.phone")}</th>
          <th scope="col">{t("phones.stateLabel")}</th>
          <th scope="col">{t("phones.seen")}</th>
          <th scope="col">{t("phones.version")}</th>
          <th scope="col">{t("phones.battery")}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id}>
            <td>
              <Link to="/settings/phones/$deviceId" params={{ deviceId: device.id }} className={classes.name}>
                {device.name || t("phones.unnamed")}
              </Link>
              <div className={classes.quiet}>{device.operatorName}</div>
            </td>
            <td>
              <PhoneState device={device} />
            </td>
            <td className={classes.quiet}>
              <SeenAt device={device} />
            </td>
            <td className={classes.quiet}>{device.appVersion || "—"}</td>
            <td className={classes.quiet}>
              {device.batteryPercent === null ? "—" : percent(device.batteryPercent / 100, i18n.language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
