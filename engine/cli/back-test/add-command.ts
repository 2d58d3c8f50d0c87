import { type Command, Option } from 'commander';
import type { Session } from '#engine/cli/session';
import type { BackTestOptions } from './run-back-test.ts';

/** `back-test <design>`; what it does is loaded when it is called. */
export function addBackTestCommand(
  program: Command,
  session: Session,
  tenant: Option,
  finish: (status: number) => void,
): void {
  const { speak } = session.output;
  program
    .command('back-test <design>')
    .description(
      speak({
        zh: '用已过账的账期回测设计草稿：<类型>/<编号>，或设计文件',
        en: 'compute posted periods with a draft and compare: <kind>/<key>, or a design file',
      }),
    )
    .requiredOption(
      '--period <period>',
      speak({ zh: '已过账的账期，如 2026-01', en: 'posted period, such as 2026-01' }),
    )
    .addOption(
      new Option(
        '--existing <rule>',
        speak({ zh: '现有客户何时改用', en: 'when customers there are move to it' }),
      )
        .choices(['now', 'renewal', 'never'])
        .default('now'),
    )
    .option(
      '--effective-on <date>',
      speak({
        zh: '生效日期，用于 renewal 和 never；默认账期首日',
        en: 'day it would hold from, for renewal and never; the first day of the period',
      }),
    )
    .option('--sample <n>', speak({ zh: '只抽取若干客户', en: 'only so many customers' }))
    .option(
      '--csv <file>',
      speak({ zh: '把每位客户的差额写入 CSV 文件', en: 'write the difference of each customer' }),
    )
    .addOption(tenant)
    .action(async (design: string, options: BackTestOptions) => {
      const { runBackTest } = await import('./run-back-test.ts');
      finish(await runBackTest(session, design, options));
    });
}
