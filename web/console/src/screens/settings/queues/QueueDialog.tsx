import { Checkbox, NumberInput, Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BusinessHours } from "../../../../../../contracts/businessHours.ts";
import { changeQueue } from "../../../../../../contracts/endpoints/queue.ts";
import { TeamOrder } from "../../../../../../contracts/queue.ts";
import type { Queue } from "../../../../../../contracts/queue.ts";
import type { SlaPolicy } from "../../../../../../contracts/sla.ts";
import { call } from "../../../api/call.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { queues } from "../../../queries/queues.ts";
import { HoursFields } from "../company/hours/HoursFields.tsx";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";
import { SlaFields, nothingPromised } from "./SlaFields.tsx";

interface QueueDialogProps {
  /** Closed without. */
  readonly queue: Queue | undefined;
  readonly onClose: () => void;
}

export function QueueDialog({ queue, onClose }: QueueDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={queue ? t("queue.settingsOf", { name: queue.name }) : ""} onClose={onClose} wide>
      {queue && <QueueForm queue={queue} onDone={onClose} />}
    </Dialog>
  );
}

function QueueForm({ queue, onDone }: { readonly queue: Queue; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(queue.settings.order);
  const [seconds, setSeconds] = useState<number | string>(queue.settings.ladderSeconds ?? "");
  const [text, setText] = useState(queue.settings.offHoursText ?? "");
  const [hours, setHours] = useState<BusinessHours | null>(queue.settings.businessHours);
  const [sla, setSla] = useState<SlaPolicy | null>(queue.settings.sla);
  const save = async () => {
    await call(changeQueue, {
      params: { teamId: queue.teamId },
      body: {
        order,
        ladderSeconds: typeof seconds === "number" ? seconds : null,
        offHoursText: text.trim() || null,
        businessHours: hours,
        sla,
      },
    });
    await queryClient.invalidateQueries({ queryKey: queues().queryKey });
  };
  return (
    <OrderForm action={t("action.save")} order={save} onDone={onDone}>
      <Radio.Group
        label={t("queue.orderLabel")}
        value={order}
        onChange={(chosen) => setOrder(TeamOrder.safeParse(chosen).data ?? order)}
      >
        <Stack gap="sm" mt="xs">
          {TeamOrder.options.map((one) => (
            <Radio key={one} value={one} label={t(`queue.order.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {order === "roundRobin" && (
        <NumberInput
          label={t("queue.ladder")}
          description={t("queue.ladderLead")}
          allowDecimal={false}
          min={5}
          max={86_400}
          value={seconds}
          onChange={setSeconds}
        />
      )}
      <Checkbox
        label={t("queueHours.own")}
        description={t("queueHours.lead")}
        checked={hours !== null}
        onChange={(event) => setHours(event.currentTarget.checked ? BusinessHours.parse({}) : null)}
      />
      {hours && <HoursFields hours={hours} onChange={setHours} />}
      <Textarea
        label={t("queue.offHours")}
        description={t("queue.offHoursLead")}
        autosize
        minRows={2}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={t("sla.own")}
        checked={sla !== null}
        onChange={(event) => setSla(event.currentTarget.checked ? nothingPromised : null)}
      />
      {sla && <SlaFields policy={sla} onChange={setSla} />}
    </OrderForm>
  );
}
