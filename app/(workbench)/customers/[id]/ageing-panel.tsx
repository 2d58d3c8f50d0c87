import { getTranslations } from 'next-intl/server';
import { AGES, type Ageing } from '#engine/core/ageing';
import { Money, Panel } from '../../../ui/index.ts';

/** Darker is older. */
const FILLS = {
  notDue: 'bg-chart-1/25',
  days30: 'bg-chart-1/50',
  days60: 'bg-chart-1/75',
  days90: 'bg-chart-1',
  older: 'bg-danger',
} as const;

/** The balance by the days it is late, as one bar and in figures. */
export async function AgeingPanel({ ageing, currency }: { ageing: Ageing; currency: string }) {
  const t = await getTranslations('customer.ageing');
  const figures = AGES.map((age) => ({ age, amount: ageing.ages[age] }));
  const total = figures.reduce((sum, { amount }) => sum + Number(amount), 0);
  return (
    <Panel title={t('title')}>
      {total === 0 ? (
        <p className="text-muted text-sm">{t('nothing')}</p>
      ) : (
        <div aria-hidden="true" className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
          {figures.map(({ age, amount }) =>
            Number(amount) === 0 ? null : (
              <span
                className={`${FILLS[age]} min-w-1`}
                key={age}
                style={{ flexGrow: Number(amount) / total }}
              />
            ),
          )}
        </div>
      )}
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-5">
        {figures.map(({ age, amount }) => (
          <div className="min-w-0" key={age}>
            <dt className="flex items-center gap-1.5 text-muted text-xs">
              <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${FILLS[age]}`} />
              {t(age)}
            </dt>
            <dd className="mt-0.5 font-medium text-sm">
              <Money amount={amount} bare currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {Number(ageing.credit) > 0 && (
        <p className="mt-3 text-muted text-sm">
          {t('credit')} <Money amount={ageing.credit} currency={currency} />
        </p>
      )}
    </Panel>
  );
}
