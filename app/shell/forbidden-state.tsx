import { ShieldX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { PERMISSIONS, type Verb } from '#engine/runtime/permission';
import { paths } from '../paths.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { EmptyState } from '../ui/states.tsx';

const listTags = { zh: 'zh-CN', en: 'en' };

interface ForbiddenStateProps {
  /** What was asked for; without it the text names no roles. */
  verb?: Verb;
  /** 1 where it is the whole page. */
  level?: 1 | 2;
}

/** Says that the person's role may not, and which roles may. */
export function ForbiddenState({ verb, level = 1 }: ForbiddenStateProps) {
  const t = useTranslations('shell.forbidden');
  const people = useTranslations('people');
  const names = verb ? PERMISSIONS[verb].map((role) => people(`roles.${role}`)) : [];
  const roles = new Intl.ListFormat(listTags[useLocale()], { type: 'disjunction' }).format(names);
  return (
    <EmptyState
      actions={<LinkButton href={paths.home()}>{t('back')}</LinkButton>}
      icon={<ShieldX aria-hidden="true" />}
      level={level}
      title={t('title')}
    >
      <p>{roles ? t('who', { roles }) : t('text')}</p>
      <p>{t('ask')}</p>
    </EmptyState>
  );
}
