import { Button, FileInput, Modal, Progress, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { APP_BUILD_BYTES_MAX } from "../../../../../../contracts/appBuild.ts";
import { percent } from "../../../format/numbers.ts";
import { uploadBuild } from "../../../queries/appBuilds.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

interface UploadBuildProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** An APK and its version; closing the dialog gives the upload up. */
export function UploadBuild({ opened, onClose }: UploadBuildProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("appBuilds.upload")}>
      <UploadForm onDone={onClose} />
    </Modal>
  );
}

interface BuildFields {
  readonly file: File | null;
  readonly versionName: string;
  readonly versionCode: string;
}
const blank: BuildFields = { file: null, versionName: "", versionCode: "" };

function UploadForm({ onDone }: { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const form = useForm({
    initialValues: blank,
    validate: {
      file: (file) => {
        if (file === null) return t("appBuilds.needed");
        return file.size > APP_BUILD_BYTES_MAX ? t("appBuilds.tooLarge") : null;
      },
      versionName: (name) => (/^\d[\w.+-]{0,31}$/.test(name.trim()) ? null : t("appBuilds.wrongVersion")),
      versionCode: (code) => (/^[1-9]\d{0,8}$/.test(code.trim()) ? null : t("appBuilds.wrongCode")),
    },
  });
  const upload = useMutation({
    mutationFn: async ({ file, versionName, versionCode }: BuildFields) => {
      if (file === null) return;
      setShare(0);
      const version = { versionName: versionName.trim(), versionCode: Number(versionCode) };
      await uploadBuild(file, version, { onProgress: setShare, signal: leaving.current.signal });
    },
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: ["appBuilds"] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => upload.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={upload} />
        <FileInput
          label={t("appBuilds.file")}
          description={t("appBuilds.fileLead")}
          placeholder={t("appBuilds.chooseFile")}
          accept=".apk,application/vnd.android.package-archive"
          data-autofocus
          disabled={upload.isPending}
          {...form.getInputProps("file")}
        />
        <TextInput
          label={t("appBuilds.versionName")}
          description={t("appBuilds.versionNameLead")}
          maxLength={32}
          disabled={upload.isPending}
          {...form.getInputProps("versionName")}
        />
        <TextInput
          label={t("appBuilds.versionCode")}
          description={t("appBuilds.versionCodeLead")}
          inputMode="numeric"
          maxLength={9}
          disabled={upload.isPending}
          {...form.getInputProps("versionCode")}
        />
        {upload.isPending && (
          <div>
            <Progress value={share * 100} aria-label={t("appBuilds.file")} />
            <Text size="xs" c="dimmed" mt="xs">
              {t("appBuilds.progress", { percent: percent(share, i18n.language) })}
            </Text>
          </div>
        )}
        <Button type="submit" loading={upload.isPending}>
          {t("appBuilds.upload")}
        </Button>
      </Stack>
    </form>
  );
}
