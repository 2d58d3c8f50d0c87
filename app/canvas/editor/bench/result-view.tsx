import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Decimal } from '#engine/core/decimal';
import type { Computation, Computed, Issue, PricingFlow } from '#schemas';
import {
  Badge,
  DiffValue,
  formatMoney,
  Money,
  Notice,
  Table,
  Td,
  Th,
  TotalRow,
} from '../../../ui/index.ts';
import { readable } from '../../readable.ts';
import { benchInputs } from './facts.ts';
import { type PairedLine, pairBilled } from './pair-billed.ts';
import type { BenchSource } from './use-bench.ts';

/** The names of fields that are only not filled in yet; undefined where more is wrong. */
function lackingIn(flow: PricingFlow, issues: readonly Issue[]): string[] | undefined {
  const labels = new Map(benchInputs(flow).map(({ pointer, label }) => [pointer, label]));
  const names = issues.flatMap(({ code, path }) =>
    code === 'fact-missing' ? (labels.get(path) ?? []) : [],
  );
  return names.length === issues.length ? names : undefined;
}

function Refusals({ flow, issues }: { flow: PricingFlow; issues: readonly Issue[] }) {
  const t = useTranslations('editor.bench');
  const locale = useLocale();
  const format = useFormatter();
  const lacking = lackingIn(flow, issues);
  if (lacking) {
    return <Notice title={t('toFill')}>{t('lacking', { names: format.list(lacking) })}</Notice>;
  }
  return (
    <Notice title={t('refused')} tone="notice">
      <ul>
        {issues.map(({ code, path, message }) => (
          <li key={`${code} ${path}`}>{message[locale]}</li>
        ))}
      </ul>
    </Notice>
  );
}

const figure = (value: string | null | undefined): string =>
  value === null || value === undefined ? '–' : readable(value);

function Difference({ value, currency }: { value: Decimal | null; currency: string }) {
  const locale = useLocale();
  if (!value) return '–';
  const order = value.compare(Decimal.ZERO);
  const direction = order === 0 ? 'same' : order > 0 ? 'up' : 'down';
  return (
    <DiffValue direction={direction}>
      {formatMoney(value.abs().toString(), currency, locale)}
    </DiffValue>
  );
}

interface LineRowProps {
  pair: PairedLine;
  currency: string;
  isCompared: boolean;
}

function LineRow({ pair, currency, isCompared }: LineRowProps) {
  const locale = useLocale();
  const { line, name, billed, difference } = pair;
  const money = (amount: string | null | undefined) =>
    amount ? <Money amount={amount} bare currency={currency} /> : '–';
  return (
    <tr>
      <Td>
        {name[locale]}
        <span className="block text-muted text-xs">
          {(line?.explanation ?? []).map((text) => text[locale]).join(' · ')}
        </span>
      </Td>
      <Td number>{figure(line?.quantity)}</Td>
      <Td number>{figure(line?.unitPrice)}</Td>
      <Td number>{money(line?.amount)}</Td>
      {isCompared && (
        <>
          <Td number>{money(billed)}</Td>
          <Td number>
            <Difference currency={currency} value={difference} />
          </Td>
        </>
      )}
    </tr>
  );
}

/** In a word whether the draft bills what was billed. */
function Verdict({ pairs }: { pairs: readonly PairedLine[] }) {
  const t = useTranslations('editor.bench');
  if (pairs.some(({ difference }) => difference === null)) return null;
  const isSame = pairs.every(
    ({ difference, line, billed }) =>
      difference?.compare(Decimal.ZERO) === 0 && line !== null && billed !== null,
  );
  return (
    <Badge className="mb-2" tone={isSame ? 'positive' : 'notice'}>
      {t(isSame ? 'sameAsBilled' : 'notAsBilled')}
    </Badge>
  );
}

interface LinesProps {
  result: Computed;
  flow: PricingFlow;
  source: BenchSource | undefined;
}

function Lines({ result, flow, source }: LinesProps) {
  const t = useTranslations('editor.bench');
  const { currency, lines, tax, total } = result;
  const real = source?.kind === 'customer' ? source : undefined;
  const pairs = pairBilled(flow, real?.evaluation.module, lines, real?.evaluation.billed ?? []);
  const isCompared = real !== undefined;
  const foot = (label: string, amount: string) => (
    <>
      <Td>{label}</Td>
      <Td />
      <Td />
      <Td number>
        <Money amount={amount} currency={currency} />
      </Td>
      {isCompared && <Td colSpan={2} />}
    </>
  );
  return (
    <>
      {isCompared && <Verdict pairs={pairs} />}
      <Table caption={t('lines')}>
        <thead>
          <tr>
            <Th>{t('line')}</Th>
            <Th number>{t('quantity')}</Th>
            <Th number>{t('unitPrice')}</Th>
            <Th number>{t('amount')}</Th>
            {isCompared && (
              <>
                <Th number>{t(real.invoiceId === null ? 'published' : 'billed')}</Th>
                <Th number>{t('difference')}</Th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <LineRow currency={currency} isCompared={isCompared} key={index} pair={pair} />
          ))}
          <tr className="text-muted">{foot(t('tax'), tax)}</tr>
        </tbody>
        <tfoot>
          <TotalRow>{foot(t('total'), total)}</TotalRow>
        </tfoot>
      </Table>
    </>
  );
}

interface ResultViewProps {
  result: Computation;
  flow: PricingFlow;
  source: BenchSource | undefined;
}

/** The lines that facts come to, beside what was billed where that is known. */
export function ResultView({ result, flow, source }: ResultViewProps) {
  if ('issues' in result) return <Refusals flow={flow} issues={result.issues} />;
  return <Lines flow={flow} result={result} source={source} />;
}
