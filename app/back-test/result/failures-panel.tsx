import { useLocale, useTranslations } from 'next-intl';
import type { BackTestResult } from '#engine/runtime/back-test';
import { paths } from '../../paths.ts';
import {
  formatCount,
  formatMoney,
  Money,
  Notice,
  Panel,
  RowHeader,
  Table,
  Td,
  TextLink,
  Th,
} from '../../ui/index.ts';

type Failures = BackTestResult['failures'];

function FailureReasons({ failures }: { failures: Failures }) {
  const t = useTranslations('backTest.failures');
  const locale = useLocale();
  const reasonOf = (code: string) =>
    failures.list.find(({ issue }) => issue.code === code)?.issue.message[locale] ?? code;
  const rows = Object.entries(failures.byCode).sort(([, a], [, b]) => b - a);
  return (
    <Table caption={t('caption')} className="relative">
      <thead>
        <tr>
          <Th>{t('reason')}</Th>
          <Th number>{t('count')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([code, count]) => (
          <tr key={code}>
            <RowHeader className="font-normal">
              {reasonOf(code)} <span className="font-mono text-muted text-xs">{code}</span>
            </RowHeader>
            <Td number>{formatCount(count, locale)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const MOST_LISTED = 20;

/** Whom the draft can't bill, and why. */
export function FailuresPanel({ failures }: { failures: Failures }) {
  const t = useTranslations('backTest.failures');
  const movers = useTranslations('backTest.movers');
  const locale = useLocale();
  if (failures.customers === 0) return null;
  const total = failures.before
    .map((sum) => `${formatMoney(sum.total, sum.currency, locale)} ${sum.currency}`)
    .join(' + ');
  return (
    <Panel flush note={t('about', { count: failures.customers, total })} title={t('title')}>
      <FailureReasons failures={failures} />
      <details className="border-line border-t px-4 py-2">
        <summary className="cursor-pointer text-sm">{t('list')}</summary>
        <ul className="mt-1 text-sm">
          {failures.list.slice(0, MOST_LISTED).map(({ customerId, customerName, issue }) => (
            <li className="py-0.5" key={customerId}>
              <TextLink href={paths.customer(customerId)}>
                {customerName ?? movers('unknown')}
              </TextLink>
              {' · '}
              <span className="text-muted">{issue.message[locale]}</span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

/** Posted bills that don't come out of their facts as they stand. */
export function MismatchNotice({ mismatches }: Pick<BackTestResult, 'mismatches'>) {
  const t = useTranslations('backTest.mismatches');
  if (mismatches.invoices === 0) return null;
  return (
    <Notice title={t('title')} tone="danger">
      <p>{t('about', { count: mismatches.invoices })}</p>
      <ul>
        {mismatches.list.map(({ invoiceId, number, stored, replayed }) => (
          <li key={invoiceId}>
            <TextLink href={paths.invoice(invoiceId)}>{number}</TextLink>
            {` · ${t('stored')} `}
            <Money amount={stored} bare currency="" />
            {` · ${t('replayed')} `}
            <Money amount={replayed} bare currency="" />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
