import { ActionIcon, Button, Group, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconLink, IconPencil, IconShieldOff, IconUserCheck, IconUserOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  createPersonLink,
  deactivatePerson,
  reactivatePerson,
  removePersonTwoFactor,
} from "../../../../../../contracts/endpoints/people.ts";
import type { Person, PersonLink } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { icon } from "../../../theme.ts";

interface PersonMenuProps {
  readonly person: Person;
  readonly onEdit: () => void;
  readonly onLink: (link: PersonLink) => void;
}

export function PersonMenu({ person: { id, name, state, twoFactor }, onEdit, onLink }: PersonMenuProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { operatorId: id };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const refresh = () => client.invalidateQueries({ queryKey: ["people"] });
  const letIn = useMutation({ mutationFn: () => call(reactivatePerson, { params }), onSuccess: refresh, onError });
  const removeFactor = useMutation({
    mutationFn: () => call(removePersonTwoFactor, { params }),
    onSuccess: refresh,
    onError,
  });
  const makeLink = useMutation({ mutationFn: () => call(createPersonLink, { params }), onSuccess: onLink, onError });
  const shutOut = useMutation({
    mutationFn: () => call(deactivatePerson, { params }),
    onSuccess: () => {
      const shown = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t("people.deactivated", { name })}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(shown);
                letIn.mutate();
              }}
            >
              {t("people.undo")}
            </Button>
          </Group>
        ),
      });
      return refresh();
    },
    onError,
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("people.ordersFor", { name })}>
          <IconDots {...icon} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {state === "deactivated" ? (
          <Menu.Item leftSection={<IconUserCheck {...icon} aria-hidden />} onClick={() => letIn.mutate()}>
            {t("people.reactivate")}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil {...icon} aria-hidden />} onClick={onEdit}>
              {t("structure.edit")}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink {...icon} aria-hidden />} onClick={() => makeLink.mutate()}>
              {state === "invited" ? t("people.inviteAgain") : t("people.reset")}
            </Menu.Item>
            {twoFactor && (
              <Menu.Item leftSection={<IconShieldOff {...icon} aria-hidden />} onClick={() => removeFactor.mutate()}>
                {t("people.removeTwoFactor")}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconUserOff {...icon} aria-hidden />} onClick={() => shutOut.mutate()}>
              {t("people.deactivate")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
