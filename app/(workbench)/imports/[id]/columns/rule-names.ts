import { useLocale, useTranslations } from 'next-intl';
import type { ImportMapping } from '#schemas';
import type { OfferedPlan } from '../../types.ts';
import { ADDRESS_TARGETS, CONTACT_TARGETS } from './edit-mapping.ts';

type Named = (path: string) => string;

/** How a place of the mapping is called, by its JSON Pointer. */
export function useRuleNames(mapping: ImportMapping, plan: OfferedPlan | undefined): Named {
  const t = useTranslations('imports');
  const locale = useLocale();
  const fieldName = useTargetNames();
  return (path) => {
    const [, part = '', second = '', third = '', fourth = ''] = path
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const at = Number(third);
    if (part === 'reconcile') return t('target.reconcile');
    if (part === 'checks') return mapping.checks?.[Number(second)]?.message[locale] ?? path;
    if (part === 'subscription') {
      if (second === 'externalId') return t('rules.subscriptionId');
      if (second === 'attributes') {
        const label = plan?.attributes.find(({ key }) => key === third)?.label[locale];
        return t('rules.attribute', { name: label ?? third });
      }
      if (second !== 'items') return fieldName(second);
      const key = mapping.subscription?.items[at]?.module ?? '';
      const name = plan?.modules.find((module) => module.key === key)?.name[locale] ?? key;
      return fourth === 'when' ? name : `${name}: ${t('rules.quantity')}`;
    }
    if (second === 'tags') return `${t('rules.tag')} ${mapping.customer.tags?.[at]?.tag ?? ''}`;
    if (second === 'contacts') return fieldName(mapping.customer.contacts?.[at]?.kind ?? '');
    if (second === 'address') return fieldName(`address:${third}`);
    if (second === 'customFields') return t('rules.custom', { name: third });
    return fieldName(second);
  };
}

const PLAIN = [
  'externalId',
  'name',
  'kind',
  'tier',
  'region',
  'industry',
  'startsOn',
  'billingFrom',
  'reconcile',
  'custom',
  'ignore',
  'rules',
] as const;

/** How a target of a column is called. */
export function useTargetNames(): (target: string) => string {
  const t = useTranslations('imports.target');
  return (target) => {
    const plain = PLAIN.find((each) => each === target);
    if (plain) return t(plain);
    const contact = CONTACT_TARGETS.find((each) => each === target);
    if (contact) return t(contact);
    const field = target.slice('address:'.length);
    const address = ADDRESS_TARGETS.find((each) => each === field);
    return address ? t(address) : t('address', { field });
  };
}
