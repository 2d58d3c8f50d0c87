import { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import type { BackTestResult, BackTestView } from '#engine/runtime/back-test';

const MOST_SHOWN = 5;

type Sums = BackTestResult['currencies'][number];

const signed = (amount: string): string =>
  amount.startsWith('-') || /^0(\.0+)?$/.test(amount) ? amount : `+${amount}`;

const sizeOf = ({ difference }: Sums['risers'][number]): Decimal => Decimal.of(difference).abs();

function describeSums({ currency, before, after, difference, ...sums }: Sums): LocalText[] {
  const { customers, touched, up, down, same } = sums;
  const total = `${before.total} → ${after.total} ${currency} (${signed(difference)})`;
  const movers = [...sums.risers, ...sums.fallers]
    .sort((a, b) => sizeOf(b).compare(sizeOf(a)))
    .slice(0, MOST_SHOWN);
  return [
    {
      zh: `${customers} 位客户，其中 ${touched} 位受草稿影响：${total}`,
      en: `${customers} customers, ${touched} priced by the draft: ${total}`,
    },
    {
      zh: `增加 ${up.customers} 位 ${signed(up.amount)}，减少 ${down.customers} 位 ${down.amount}，不变 ${same} 位`,
      en: `up ${up.customers} by ${signed(up.amount)}, down ${down.customers} by ${down.amount}, the same ${same}`,
    },
    ...movers.map((mover) => {
      const line = `  ${mover.externalId ?? mover.customerId} ${mover.customerName ?? ''}: ${mover.before} → ${mover.after} (${signed(mover.difference)})`;
      return { zh: line, en: line };
    }),
  ];
}

function describeTrouble({ failures, mismatches }: BackTestResult): LocalText[] {
  const failed = failures.list.slice(0, MOST_SHOWN).map(({ customerId, externalId, issue }) => ({
    zh: `  ${externalId ?? customerId}：${issue.message.zh}`,
    en: `  ${externalId ?? customerId}: ${issue.message.en}`,
  }));
  return [
    ...(failures.customers > 0
      ? [
          {
            zh: `${failures.customers} 位客户无法用草稿计费，未计入合计：`,
            en: `${failures.customers} customers can't be billed with the draft, and are in no sum:`,
          },
          ...failed,
        ]
      : []),
    ...(mismatches.invoices > 0
      ? [
          {
            zh: `${mismatches.invoices} 张账单重算与已过账的不符，请运行 verify`,
            en: `${mismatches.invoices} invoices don't come out as they stand; run verify`,
          },
        ]
      : []),
  ];
}

/** What came of a back-test, for people. */
export function describeBackTest({ backTest, result }: BackTestView): LocalText[] {
  if (!result) {
    return [{ zh: `回测 ${backTest.id} 已取消`, en: `The back-test ${backTest.id} is cancelled` }];
  }
  return [...result.currencies.flatMap(describeSums), ...describeTrouble(result)];
}
