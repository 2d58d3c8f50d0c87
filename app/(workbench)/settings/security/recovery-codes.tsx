'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '../../../ui/index.ts';

/** Shown once; whoever leaves without them makes new ones. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('security.factor');
  return (
    <div className="rounded-md bg-sunken p-3">
      <div className="flex items-start justify-between gap-2">
        <div>
          <p className="font-medium text-sm">{t('codesTitle')}</p>
          <p className="text-muted text-xs">{t('codesText')}</p>
        </div>
        <CopyButton label={t('copyCodes')} text={codes.join('\n')} />
      </div>
      <ul className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-3">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
