import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPackage, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppBuild } from "../../../../../../contracts/appBuild.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { appBuilds } from "../../../queries/appBuilds.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { AppBuildRow } from "./AppBuildRow.tsx";
import classes from "./AppBuildsScreen.module.css";
import { DeleteBuild } from "./DeleteBuild.tsx";
import { UploadBuild } from "./UploadBuild.tsx";

/** Versions of the dialer's Android app: everybody who calls downloads them, whoever manages phones adds them. */
export function AppBuildsScreen() {
  const { t } = useTranslation();
  const query = useQuery(appBuilds());
  const mayManage = useMay("devices.manage");
  const [uploading, upload] = useDisclosure(false);
  const [deleting, setDeleting] = useState<AppBuild>();
  const latest = query.data?.find(({ isActive }) => isActive)?.id;
  const add = mayManage && (
    <Button leftSection={<IconUpload {...icon} aria-hidden />} onClick={upload.open}>
      {t("appBuilds.upload")}
    </Button>
  );
  return (
    <Page title={t("appBuilds.title")} lead={t("appBuilds.lead")} action={query.data?.length === 0 ? undefined : add}>
      <Loaded
        query={query}
        empty={
          <Quiet icon={IconPackage} title={t("appBuilds.emptyTitle")} action={add}>
            {t("appBuilds.empty")}
          </Quiet>
        }
      >
        {(builds) => (
          <ul className={classes.list}>
            {builds.map((build) => (
              <AppBuildRow
                key={build.id}
                build={build}
                isLatest={build.id === latest}
                onDelete={mayManage ? () => setDeleting(build) : undefined}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <UploadBuild opened={uploading} onClose={upload.close} />
      <DeleteBuild build={deleting} onClose={() => setDeleting(undefined)} />
    </Page>
  );
}
