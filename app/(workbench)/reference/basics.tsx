import { useTranslations } from 'next-intl';

const RULES = ['auth', 'paging', 'idempotency', 'money', 'limits', 'errors'] as const;

/** What holds for every operation. */
export function Basics() {
  const t = useTranslations('api.reference');
  return (
    <section aria-labelledby="basics">
      <h2 className="mb-3 scroll-mt-4 font-semibold text-lg" id="basics">
        {t('basics')}
      </h2>
      <dl className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {RULES.map((rule) => (
          <div key={rule}>
            <dt className="font-medium">{t(`rules.${rule}`)}</dt>
            <dd className="mt-0.5 max-w-[64ch] text-muted text-sm">{t(`rules.${rule}Text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
