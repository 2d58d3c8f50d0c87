import type { InvoiceLine, LineGroup } from '#engine/runtime/invoice';
import { figureText } from '../../../../(workbench)/invoices/figure-text.ts';
import { formatPeriod } from '../../../../ui/format.ts';
import { moneyText } from './money-text.ts';
import type { PaperProps } from './paper.tsx';
import { wordsIn } from './words.ts';

const cell = 'border-line border-b py-1.5 pr-3 align-top last:pr-0';

interface RowProps {
  line: InvoiceLine;
  currency: string;
  language: PaperProps['language'];
}

function LineRow({ line, currency, language }: RowProps) {
  const t = wordsIn(language);
  const { periodStart, periodEnd, taxRate } = line;
  const period =
    periodStart === null
      ? ''
      : periodEnd === null
        ? t('page.once')
        : formatPeriod(periodStart, periodEnd, language);
  return (
    <tr>
      <th className={`${cell} text-left font-normal`} scope="row">
        {line.name[language]}
      </th>
      <td className={cell}>{period}</td>
      <td className={`${cell} text-right`}>{figureText(line.quantity)}</td>
      <td className={`${cell} text-right`}>{figureText(line.unitPrice)}</td>
      <td className={`${cell} text-right`}>
        {taxRate !== null &&
          t(line.taxMode === 'inclusive' ? 'page.taxIncluded' : 'page.taxAdded', {
            rate: figureText(taxRate),
          })}
      </td>
      <td className={`${cell} text-right`}>{moneyText(line.amount, currency, language)}</td>
    </tr>
  );
}

function Group({ group, ...rest }: { group: LineGroup } & Omit<RowProps, 'line'>) {
  const t = wordsIn(rest.language);
  return (
    <tbody>
      <tr>
        <th className="pt-3 pb-1 text-left font-semibold" colSpan={6} scope="rowgroup">
          {group.planName?.[rest.language] ?? t('page.noSubscription')}
        </th>
      </tr>
      {group.lines.map((line) => (
        <LineRow key={line.lineNo} line={line} {...rest} />
      ))}
    </tbody>
  );
}

/** The lines by subscription. */
export function PaperLines({ details, language }: PaperProps) {
  const t = wordsIn(language);
  const { currency } = details.invoice;
  const head = 'border-line-strong border-b py-1.5 pr-3 font-medium text-muted text-xs last:pr-0';
  return (
    <table className="mt-8 w-full border-separate border-spacing-0 text-sm">
      <thead>
        <tr>
          <th className={`${head} text-left`} scope="col">
            {t('page.item')}
          </th>
          <th className={`${head} text-left`} scope="col">
            {t('page.linePeriod')}
          </th>
          {(['quantity', 'unitPrice', 'taxRate', 'amount'] as const).map((name) => (
            <th className={`${head} text-right`} key={name} scope="col">
              {t(`page.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      {details.groups.map((group) => (
        <Group
          currency={currency}
          group={group}
          key={group.subscriptionId ?? 'none'}
          language={language}
        />
      ))}
    </table>
  );
}
