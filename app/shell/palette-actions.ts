import { getTranslations } from 'next-intl/server';
import type { Verb } from '#engine/runtime/permission';
import { paths } from '../paths.ts';
import type { NavigationGroup } from './navigation.ts';
import type { PaletteAction } from './palette/actions.ts';
import { themes } from './theme.ts';

const made: readonly { id: 'customer' | 'billRun' | 'import'; verb: Verb; href: () => string }[] = [
  { id: 'customer', verb: 'customer.create', href: paths.newCustomer },
  { id: 'billRun', verb: 'bill-run.plan', href: paths.newBillRun },
  { id: 'import', verb: 'import.upload', href: paths.newImport },
];

/** What this person can do from the palette. */
export async function paletteActions(
  groups: readonly NavigationGroup[],
  may: (verb: Verb) => boolean,
): Promise<PaletteAction[]> {
  const t = await getTranslations('palette');
  const nav = await getTranslations('nav');
  const preferences = await getTranslations('preferences');
  const makes = made
    .filter(({ verb }) => may(verb))
    .map(({ id, href }) => ({ id, label: t(`make.${id}`), group: 'make', href: href() }));
  const goes = groups
    .flatMap(({ entries }) => entries)
    .map(({ id, href }) => ({ id: `go-${id}`, label: nav(id), group: 'go', href }));
  const looks = themes.map((theme) => {
    const label = `${preferences('theme')}: ${preferences(theme)}`;
    return { id: `theme-${theme}`, label, group: 'switch', theme };
  });
  const rest = [
    { id: 'zh', label: `${preferences('language')}: 中文`, group: 'switch', locale: 'zh' },
    { id: 'en', label: `${preferences('language')}: English`, group: 'switch', locale: 'en' },
    { id: 'shortcuts', label: t('shortcuts'), group: 'switch', shortcuts: true },
  ];
  return [...makes, ...goes, ...looks, ...rest] as PaletteAction[];
}
