import { Monitor, Moon, Sun } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { chooseLanguage, chooseTheme } from './actions.ts';
import { Choice } from './choice.tsx';
import type { Theme } from './theme.ts';

const languages = [
  { value: 'zh', label: '中文', lang: 'zh-CN' },
  { value: 'en', label: 'English', lang: 'en' },
];

const icon = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 } as const;

export function Preferences({ theme }: { theme: Theme }) {
  const t = useTranslations('preferences');
  const themes = [
    { value: 'system', label: t('system'), icon: <Monitor {...icon} /> },
    { value: 'light', label: t('light'), icon: <Sun {...icon} /> },
    { value: 'dark', label: t('dark'), icon: <Moon {...icon} /> },
  ];
  return (
    <div className="flex items-center gap-2 text-xs">
      <Choice
        action={chooseLanguage}
        label={t('language')}
        name="locale"
        options={languages}
        value={useLocale()}
      />
      <Choice action={chooseTheme} label={t('theme')} name="theme" options={themes} value={theme} />
    </div>
  );
}
