import type { Command } from 'commander';
import type { Session } from './session.ts';

/**
 * Every command, each with what it loads: a command that needs no database doesn't load one.
 */
export function addCommands(
  program: Command,
  session: Session,
  finish: (status: number) => void,
): void {
  const { speak } = session.output;
  program
    .command('check <files...>')
    .description(
      speak({
        zh: '检查设计文件：格式、引用、表达式、类型；列出所有问题',
        en: 'check design files: schema, references, expressions, types; every problem at once',
      }),
    )
    .action(async (files: string[]) => {
      const { runCheck } = await import('#engine/cli/design');
      finish(await runCheck(session.output, files));
    });
  program
    .command('rate <bundle>')
    .description(
      speak({
        zh: '用设计包为事实定价，不需要数据库；多份事实用 NDJSON，一行一个结果',
        en: 'rate facts with a bundle of designs, without a database; many as NDJSON, a result a line',
      }),
    )
    .requiredOption(
      '--facts <file>',
      speak({ zh: '事实文件，- 为标准输入', en: 'file of facts, - for standard input' }),
    )
    .action(async (bundle: string, options: { facts: string }) => {
      const { runRate } = await import('#engine/cli/rating');
      finish(await runRate(session.output, bundle, options));
    });
}
