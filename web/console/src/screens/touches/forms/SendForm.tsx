import { ActionIcon, Button, Menu, NativeSelect } from "@mantine/core";
import { IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChannelKind } from "../../../../../../contracts/channel.ts";
import { type Route, type StepOf, Timing } from "../../../../../../contracts/sequence.ts";
import { smallIcon } from "../../../theme.ts";
import { useRouteName } from "../useRouteName.ts";
import { useTouchReferences } from "../useTouchReferences.ts";
import classes from "./StepForm.module.css";
import { TemplateInput } from "./TemplateInput.tsx";

const ROUTES_MAX = 5;

interface SendFormProps {
  readonly step: StepOf<"send">;
  readonly onChange: (step: StepOf<"send">) => void;
}

/** What is said, in other words for other messengers, by which ways, and when it may be. */
export function SendForm({ step, onChange }: SendFormProps) {
  const { t } = useTranslation();
  const { texts } = step;
  const others = ChannelKind.options.filter((kind) => texts[kind] === undefined);
  return (
    <>
      <TemplateInput
        label={t("touches.form.text")}
        rows={4}
        value={step.text}
        onChange={(text) => onChange({ ...step, text })}
      />
      {ChannelKind.options.map((kind) => {
        const text = texts[kind];
        if (text === undefined) return null;
        const { [kind]: _gone, ...rest } = texts;
        return (
          <div key={kind} className={classes.line}>
            <TemplateInput
              label={t("touches.form.textIn", { channel: t(`channelKind.${kind}`) })}
              value={text}
              onChange={(changed) => onChange({ ...step, texts: { ...texts, [kind]: changed } })}
            />
            <ActionIcon
              size="sm"
              aria-label={t("touches.form.removeTextIn", { channel: t(`channelKind.${kind}`) })}
              onClick={() => onChange({ ...step, texts: rest })}
            >
              <IconX {...smallIcon} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {others.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus {...smallIcon} aria-hidden />}
              style={{ alignSelf: "flex-start" }}
            >
              {t("touches.form.addText")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((kind) => (
              <Menu.Item key={kind} onClick={() => onChange({ ...step, texts: { ...texts, [kind]: step.text } })}>
                {t(`channelKind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <RouteList routes={step.routes} onChange={(routes) => onChange({ ...step, routes: [...routes] })} />
      <NativeSelect
        label={t("touches.form.timing")}
        value={step.timing}
        onChange={(event) => onChange({ ...step, timing: Timing.parse(event.currentTarget.value) })}
        data={Timing.options.map((value) => ({ value, label: t(`touches.timing.${value}`) }))}
      />
      <NativeSelect
        label={t("touches.form.whenCapped")}
        value={step.whenCapped}
        onChange={(event) => onChange({ ...step, whenCapped: event.currentTarget.value === "wait" ? "wait" : "skip" })}
        data={(["skip", "wait"] as const).map((value) => ({ value, label: t(`touches.whenCapped.${value}`) }))}
      />
    </>
  );
}

interface RouteListProps {
  readonly routes: readonly Route[];
  readonly onChange: (routes: readonly Route[]) => void;
}

function RouteList({ routes, onChange }: RouteListProps) {
  const { t } = useTranslation();
  const { accounts } = useTouchReferences();
  const nameOf = useRouteName();
  const offered: readonly Route[] = [
    { kind: "lastUsed" },
    ...accounts.map(({ id }) => ({ kind: "account", id }) as const),
    ...ChannelKind.options.map((channelKind) => ({ kind: "messenger", channelKind }) as const),
  ];
  const unused = offered.filter((route) => routes.every((known) => keyOf(known) !== keyOf(route)));
  return (
    <fieldset className={classes.section} aria-label={t("touches.form.routes")}>
      <p className={classes.sectionTitle}>{t("touches.form.routes")}</p>
      <p className={classes.quiet}>{t("touches.form.routesLead")}</p>
      {routes.map((route, place) => (
        <div key={keyOf(route)} className={classes.line}>
          <span>
            {place + 1}. {nameOf(route)}
          </span>
          {place > 0 ? (
            <ActionIcon
              size="sm"
              aria-label={t("touches.form.routeUp", { name: nameOf(route) })}
              onClick={() => onChange(routes.toSpliced(place - 1, 2, route, ...routes.slice(place - 1, place)))}
            >
              <IconArrowUp {...smallIcon} aria-hidden />
            </ActionIcon>
          ) : (
            <span />
          )}
          {routes.length > 1 && (
            <ActionIcon
              size="sm"
              aria-label={t("touches.form.removeRoute", { name: nameOf(route) })}
              onClick={() => onChange(routes.toSpliced(place, 1))}
            >
              <IconX {...smallIcon} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {routes.length < ROUTES_MAX && unused.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" leftSection={<IconPlus {...smallIcon} aria-hidden />}>
              {t("touches.form.addRoute")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {unused.map((route) => (
              <Menu.Item key={keyOf(route)} onClick={() => onChange([...routes, route])}>
                {nameOf(route)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}

const keyOf = (route: Route): string => JSON.stringify(route);
