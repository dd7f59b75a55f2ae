import type { SpokenDevice } from "./followDevices.ts";
import { clauseOf, type Hit } from "./utterance.ts";

const allOfThem = /(?<![а-яa-z])(?:оба|обоих|обеих|обоим|обеим|у всех|на всех|везде|и там и там)(?![а-я])/;

/** "на первом экран, на втором батарея": the devices in the order they were named. */
const ordinals = [/(?<![а-я])на перв/, /(?<![а-я])на втор/, /(?<![а-я])на трет/];

/** The indexes of the devices a hit speaks of: those of its clause, else the one named last before it, else the first named after. */
export function ownerOf(hit: Hit<unknown>, devices: readonly SpokenDevice[]): number[] {
  if (devices.length <= 1) return [0];
  if (allOfThem.test(hit.utterance.text)) return devices.map((_, index) => index);
  const ordinal = ordinals.findIndex((pattern) => pattern.test(clauseText(hit)));
  if (ordinal >= 0 && ordinal < devices.length) return [ordinal];
  const mentions = devices.flatMap(({ mentions: all }, device) => all.map((mention) => ({ mention, device })));
  const here = mentions
    .filter(({ mention }) => mention.utterance === hit.utterance)
    .toSorted((left, right) => left.mention.from - right.mention.from);
  const sameClause = here.filter(({ mention }) => clauseOf(mention) === clauseOf(hit));
  if (sameClause.length > 0) return [...new Set(sameClause.map(({ device }) => device))].slice(0, 1);
  const nearest = here.findLast(({ mention }) => mention.from <= hit.from) ?? here[0];
  return [nearest?.device ?? devices.length - 1];
}

function clauseText(hit: Hit<unknown>): string {
  const { textWords, clauses } = hit.utterance;
  return textWords
    .filter((_, index) => clauses[index] === clauseOf(hit))
    .map(({ word }) => word)
    .join(" ");
}
