import { create } from "qrcode";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import classes from "./SecretQr.module.css";

/** Modules of light around the code, without which a camera does not find it. */
const QUIET_ZONE = 4;

/** The secret for an authenticator app's camera: dark on light in either theme, because not every app reads the reverse. */
export function SecretQr({ uri }: { readonly uri: string }) {
  const { t } = useTranslation();
  const { size, path } = useMemo(() => draw(uri), [uri]);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      className={classes.code}
      role="img"
      aria-label={t("ways.secretQr")}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

function draw(text: string) {
  const { size, data } = create(text).modules;
  const squares = Array.from(data, (isDark, at) => (isDark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ""));
  return { size, path: squares.join("") };
}
