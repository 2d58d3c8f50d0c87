import { useLocale, useTranslations } from 'next-intl';
import type { BillRunBridge, BridgeStep } from '#engine/runtime/bill-run';
import {
  DiffValue,
  formatCount,
  formatMoney,
  formatPeriod,
  Money,
  RowHeader,
  Table,
  Td,
  Th,
} from '../../../ui/index.ts';
import { type BridgeBar, placeBars } from './bridge-bars.ts';
import { directionOf, withoutSign } from './direction.ts';

interface BridgeTableProps {
  bridge: BillRunBridge;
  now: { periodStart: string; periodEnd: string };
}

const STEPS = ['gone', 'fresh', 'increased', 'decreased'] as const;

interface ShownStep {
  key: string;
  name: string;
  step: BridgeStep;
  isSum: boolean;
}

function useSteps({ bridge, now }: BridgeTableProps): ShownStep[] {
  const t = useTranslations('billRuns.bridge');
  const locale = useLocale();
  const nameOf = (period: { periodStart: string; periodEnd: string }) =>
    formatPeriod(period.periodStart, period.periodEnd, locale);
  return [
    {
      key: 'before',
      name: nameOf(bridge.previous ?? now),
      step: bridge.before,
      isSum: true,
    },
    ...STEPS.map((key) => ({ key, name: t(key), step: bridge[key], isSum: false })),
    { key: 'now', name: nameOf(now), step: bridge.now, isSum: true },
  ];
}

const WIDTH = 400;
const HEIGHT = 20;

function Bar({ bar: { from, to }, isSum }: { bar: BridgeBar; isSum: boolean }) {
  const tone = isSum ? 'fill-ink/55' : to >= from ? 'fill-positive' : 'fill-negative';
  return (
    <svg
      aria-hidden="true"
      className="h-5 w-full min-w-40"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <rect
        className={tone}
        height={HEIGHT - 6}
        width={Math.max(Math.abs(to - from) * WIDTH, 1)}
        x={Math.min(from, to) * WIDTH}
        y={3}
      />
    </svg>
  );
}

/** From the last period to this one, step by step: as a table and as a picture. */
export function BridgeTable(props: BridgeTableProps) {
  const t = useTranslations('billRuns.bridge');
  const locale = useLocale();
  const { currency, unchanged } = props.bridge;
  const steps = useSteps(props);
  const { bars, isCut } = placeBars(
    steps.map(({ step, isSum }) => ({ amount: step.amount, isSum })),
  );
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <Th>{t('step')}</Th>
          <Th number>{t('who')}</Th>
          <Th number>{t('amount')}</Th>
          <Th className="hidden w-1/2 font-normal sm:table-cell">{isCut && t('cut')}</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ key, name, step, isSum }, index) => (
          <tr className={isSum ? 'font-medium' : undefined} key={key}>
            <RowHeader className={isSum ? undefined : 'pl-6 font-normal'}>{name}</RowHeader>
            <Td number>{formatCount(step.customers, locale)}</Td>
            <Td number>
              {isSum ? (
                <Money amount={step.amount} currency={currency} />
              ) : (
                <DiffValue direction={directionOf(step.amount)}>
                  {formatMoney(withoutSign(step.amount), currency, locale)}
                </DiffValue>
              )}
            </Td>
            <Td className="hidden sm:table-cell">
              <Bar bar={bars[index] ?? { from: 0, to: 0 }} isSum={isSum} />
            </Td>
          </tr>
        ))}
        <tr className="text-muted">
          <RowHeader className="pl-6 font-normal">{t('unchanged')}</RowHeader>
          <Td number>{formatCount(unchanged.customers, locale)}</Td>
          <Td number>{formatMoney('0', currency, locale)}</Td>
          <Td className="hidden sm:table-cell" />
        </tr>
      </tbody>
    </Table>
  );
}
