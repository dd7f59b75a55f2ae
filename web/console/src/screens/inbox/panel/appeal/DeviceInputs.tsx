import { Button, Chip, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { DeviceType, type ExtractedDevice, PartSource, RepairKind } from "../../../../../../../contracts/extraction.ts";
import { smallIcon } from "../../../../theme.ts";
import classes from "./FieldEditor.module.css";

interface DeviceInputsProps {
  readonly field: "device" | "repairs" | "partSource";
  readonly devices: readonly ExtractedDevice[];
  readonly onChange: (devices: ExtractedDevice[]) => void;
}

const unknownDevice: ExtractedDevice = { deviceType: null, brand: null, model: null, repairs: [], partSource: null };

/** One side of every device of the appeal: what it is, what to repair, or whose part. */
export function DeviceInputs({ field, devices, onChange }: DeviceInputsProps) {
  const { t } = useTranslation();
  const shown = devices.length > 0 ? devices : [unknownDevice];
  const replace = (place: number, change: Partial<ExtractedDevice>) =>
    onChange(shown.map((device, index) => (index === place ? { ...device, ...change } : device)));
  return (
    <Stack gap="md">
      {shown.map((device, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a device has nothing of its own but its place
        <fieldset key={place} className={classes.device} aria-label={t("appeal.deviceNumber", { number: place + 1 })}>
          {field === "device" && <Identity device={device} onChange={(change) => replace(place, change)} />}
          {field === "repairs" && <Repairs device={device} onChange={(change) => replace(place, change)} />}
          {field === "partSource" && <Part device={device} onChange={(change) => replace(place, change)} />}
          {field === "device" && devices.length > 1 && (
            <Button
              mt="xs"
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => onChange(shown.filter((_, index) => index !== place))}
            >
              {t("appeal.removeDevice", { number: place + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {field === "device" && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus {...smallIcon} aria-hidden />}
          onClick={() => onChange([...shown, unknownDevice])}
        >
          {t("appeal.addDevice")}
        </Button>
      )}
    </Stack>
  );
}

interface SideProps {
  readonly device: ExtractedDevice;
  readonly onChange: (change: Partial<ExtractedDevice>) => void;
}

const notSaid = "";

function Identity({ device, onChange }: SideProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t("field.device")}
        value={device.deviceType ?? notSaid}
        onChange={(event) => onChange({ deviceType: DeviceType.safeParse(event.currentTarget.value).data ?? null })}
        data={[
          { value: notSaid, label: t("appeal.unknown") },
          ...DeviceType.options.map((value) => ({ value, label: t(`deviceType.${value}`) })),
        ]}
      />
      <Group gap="sm" grow wrap="nowrap">
        <TextInput
          label={t("appeal.brand")}
          value={device.brand ?? ""}
          onChange={(event) => onChange({ brand: event.currentTarget.value || null })}
        />
        <TextInput
          label={t("appeal.model")}
          value={device.model ?? ""}
          onChange={(event) => onChange({ model: event.currentTarget.value || null })}
        />
      </Group>
    </Stack>
  );
}

function Repairs({ device, onChange }: SideProps) {
  const { t } = useTranslation();
  return (
    <Chip.Group
      multiple
      value={device.repairs}
      onChange={(chosen) => onChange({ repairs: z.array(RepairKind).parse(chosen) })}
    >
      <Group gap="xs">
        {RepairKind.options.map((repair) => (
          <Chip key={repair} value={repair} size="xs">
            {t(`repair.${repair}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Part({ device, onChange }: SideProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t("field.partSource")}
      value={device.partSource ?? notSaid}
      onChange={(event) => onChange({ partSource: PartSource.safeParse(event.currentTarget.value).data ?? null })}
      data={[
        { value: notSaid, label: t("appeal.unknown") },
        ...PartSource.options.map((value) => ({ value, label: t(`partSource.${value}`) })),
      ]}
    />
  );
}
