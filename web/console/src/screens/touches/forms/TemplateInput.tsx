import { Button, Menu, ScrollArea, Textarea } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { KnownVariable } from "../../../../../../contracts/template.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./StepForm.module.css";
import { useOfferedFacts } from "./useOfferedFacts.ts";

const TEXT_MAX = 4_000;
const shopVariables = [
  "shop.name",
  "shop.address",
  "shop.hours",
  "shop.phone",
] as const satisfies readonly KnownVariable[];

interface TemplateInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly rows?: number;
  readonly onChange: (text: string) => void;
}

/** Words that may hold {{variables}}, with a menu of those that are known. */
export function TemplateInput({ label, description, value, rows = 2, onChange }: TemplateInputProps) {
  const { t } = useTranslation();
  const facts = useOfferedFacts().filter(({ items }) => items.every((item) => !item.value.endsWith(".")));
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? value.length;
    const end = field.current?.selectionEnd ?? at;
    onChange(`${value.slice(0, at)}{{${name}}}${value.slice(end)}`);
  };
  return (
    <div className={classes.template}>
      <Textarea
        ref={field}
        label={label}
        {...(description && { description })}
        autosize
        minRows={rows}
        maxRows={14}
        maxLength={TEXT_MAX}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconBraces {...smallIcon} aria-hidden />}
            aria-label={`${t("touches.form.variable")}: ${label}`}
          >
            {t("touches.form.variable")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah="18em">
            {facts.map(({ group, items }) => (
              <div key={group}>
                <Menu.Label>{group}</Menu.Label>
                {items.map((item) => (
                  <Menu.Item key={item.value} onClick={() => insert(item.value)}>
                    {item.label}
                  </Menu.Item>
                ))}
              </div>
            ))}
            <Menu.Label>{t("touches.subject.shop")}</Menu.Label>
            {shopVariables.map((name) => (
              <Menu.Item key={name} onClick={() => insert(name)}>
                {t(`touches.shopVariable.${name}`)}
              </Menu.Item>
            ))}
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
