'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LocalText } from '#engine/core/issue';
import { CopyButton, cn, Panel } from '../../../../../ui/index.ts';

const LANGUAGES = [
  { value: 'zh', label: '中文', tag: 'zh-CN' },
  { value: 'en', label: 'English', tag: 'en' },
] as const;

/** What a customer is told, in the customer's language rather than the person's. */
export function CustomerSentences({ sentences }: { sentences: readonly LocalText[] }) {
  const t = useTranslations('explanation.customer');
  const [language, setLanguage] = useState(useLocale());
  const tag = LANGUAGES.find(({ value }) => value === language)?.tag;
  const text = sentences.map((sentence) => sentence[language]).join(language === 'zh' ? '' : ' ');
  return (
    <Panel
      actions={
        <>
          <fieldset className="flex rounded-md border border-line p-0.5">
            <legend className="sr-only">{t('language')}</legend>
            {LANGUAGES.map(({ value, label }) => (
              <button
                aria-pressed={language === value}
                className={cn(
                  'h-6 rounded px-2 text-muted text-xs hover:text-ink',
                  language === value && 'bg-accent-soft font-medium text-accent hover:text-accent',
                )}
                key={value}
                onClick={() => setLanguage(value)}
                type="button"
              >
                {label}
              </button>
            ))}
          </fieldset>
          <CopyButton label={t('copy')} text={text} />
        </>
      }
      title={t('title')}
    >
      <p className="text-base leading-relaxed" lang={tag}>
        {text}
      </p>
    </Panel>
  );
}
