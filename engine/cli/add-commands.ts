import { type Command, Option } from 'commander';
import { addBackTestCommand } from '#engine/cli/back-test';
import type {
  BillRunOptions,
  RunCommandName,
  RunOptions,
  VerifyOptions,
} from '#engine/cli/billing';
import type { ImportOptions } from '#engine/cli/customers';
import type { SeedOptions } from '#engine/cli/database';
import type { PersonAddOptions } from '#engine/cli/person';
import type { PublishOptions } from '#engine/cli/publish';
import type { Session } from '#engine/cli/session';
import type { TenantOptions } from '#engine/cli/tenant';
import { addExportFormats, addImportFormats } from './add-formats.ts';

/** What adds commands: each loads what it needs only when it is called. */
interface Adding {
  program: Command;
  session: Session;
  finish(status: number): void;
}

export function addCommands(
  program: Command,
  session: Session,
  finish: (status: number) => void,
): void {
  const adding: Adding = { program, session, finish };
  addFileCommands(adding);
  addTenantCommands(adding);
  addPersonCommands(adding);
  addImportCommands(adding);
  addBillingCommands(adding);
  addDatabaseCommands(adding);
}

function tenantOption({ output }: Session): Option {
  return new Option(
    '--tenant <slug>',
    output.speak({
      zh: '租户；只有一个时可省略',
      en: 'tenant; not needed where there is one only',
    }),
  );
}

/** Commands that need no database. */
function addFileCommands({ program, session, finish }: Adding): void {
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
    .option(
      '--explain',
      speak({
        zh: '附上每行的说明和各节点的值',
        en: 'with a reason for each line, and values at nodes',
      }),
    )
    .action(async (bundle: string, options: { facts: string; explain?: boolean }) => {
      const { runRate } = await import('#engine/cli/rating');
      finish(await runRate(session.output, bundle, options));
    });
  program
    .command('tck <directory>')
    .description(
      speak({
        zh: '运行目录下的 DMN TCK 测试',
        en: 'run the DMN TCK tests below a directory',
      }),
    )
    .action(async (directory: string) => {
      const { runTckCommand } = await import('#engine/cli/conformance');
      finish(await runTckCommand(session, directory));
    });
}

function addTenantCommands({ program, session, finish }: Adding): void {
  const { speak } = session.output;
  const tenant = program.command('tenant').description(speak({ zh: '租户', en: 'tenants' }));
  tenant
    .command('create <slug>')
    .description(speak({ zh: '创建租户', en: 'create a tenant' }))
    .option('--name <name>', speak({ zh: '名称', en: 'name' }))
    .option(
      '--currency <code>',
      speak({ zh: '币种（ISO 4217）', en: 'currency (ISO 4217)' }),
      'CNY',
    )
    .option(
      '--time-zone <zone>',
      speak({ zh: '时区（IANA）', en: 'time zone (IANA)' }),
      'Asia/Shanghai',
    )
    .option('--locale <locale>', speak({ zh: '语言区域', en: 'locale' }), 'zh-CN')
    .action(async (slug: string, options: TenantOptions) => {
      const { runTenantCreate } = await import('#engine/cli/tenant');
      finish(await runTenantCreate(session, slug, options));
    });
  const design = program.command('design').description(speak({ zh: '设计', en: 'designs' }));
  design
    .command('publish [files...]')
    .description(
      speak({
        zh: '检查并发布设计文件或行业包，要么全部成功，要么全部不发布',
        en: 'check and publish design files or a pack, all or none',
      }),
    )
    .option('--pack <id>', speak({ zh: '行业包，如 broadband', en: 'pack, such as broadband' }))
    .option('--effective-from <date>', speak({ zh: '生效日期', en: 'day it begins to hold' }))
    .option('--message <text>', speak({ zh: '说明', en: 'what changed' }))
    .addOption(tenantOption(session))
    .action(async (files: string[], options: PublishOptions) => {
      const { runDesignPublish } = await import('#engine/cli/publish');
      finish(await runDesignPublish(session, files, options));
    });
}

function addPersonCommands({ program, session, finish }: Adding): void {
  const { speak } = session.output;
  const email = [
    '--email <address>',
    speak({ zh: '登录邮箱', en: 'address to sign in with' }),
  ] as const;
  const person = program.command('person').description(speak({ zh: '人员', en: 'people' }));
  person
    .command('add')
    .description(
      speak({
        zh: '让某人可以登录租户；打印设置密码的链接，或使用 RATECRAFT_PASSWORD',
        en: 'let somebody sign in to a tenant; prints a link to choose a password, or takes RATECRAFT_PASSWORD',
      }),
    )
    .requiredOption(...email)
    .requiredOption(
      '--role <role>',
      speak({ zh: '角色，如 administrator、finance', en: 'role, such as administrator, finance' }),
    )
    .option('--name <name>', speak({ zh: '姓名', en: 'name' }))
    .addOption(tenantOption(session))
    .action(async (options: PersonAddOptions) => {
      const { runPersonAdd } = await import('#engine/cli/person');
      finish(await runPersonAdd(session, options));
    });
  person
    .command('link')
    .description(
      speak({
        zh: '打印重设密码的链接',
        en: 'print a link on which a person chooses a new password',
      }),
    )
    .requiredOption(...email)
    .action(async (options: { email: string }) => {
      const { runPersonLink } = await import('#engine/cli/person');
      finish(await runPersonLink(session, options));
    });
}

function addImportCommands({ program, session, finish }: Adding): void {
  const { speak } = session.output;
  const imports = program.command('import').description(speak({ zh: '导入', en: 'imports' }));
  imports
    .command('customers <file>')
    .description(
      speak({
        zh: '从 CSV 导入客户、订阅和收费项目；先检查全部行，可中断续传，可重复运行',
        en: 'import customers, subscriptions and items from CSV; checks every row first, resumes, safe to run twice',
      }),
    )
    .requiredOption(
      '--mapping <key|file>',
      speak({
        zh: '映射：文件、已发布的或行业包中的',
        en: 'mapping: a file, published, or of a pack',
      }),
    )
    .option('--billing-from <date>', speak({ zh: '计费起始日', en: 'day that billing starts on' }))
    .option('--rehearse', speak({ zh: '只检查，不写入', en: 'only check, write nothing' }))
    .addOption(
      new Option(
        '--duplicates <rule>',
        speak({ zh: '客户已存在时', en: 'where the customer is there already' }),
      )
        .choices(['skip', 'update', 'refuse'])
        .default('refuse'),
    )
    .option('--skip-errors', speak({ zh: '跳过有错误的行', en: 'leave out rows with errors' }))
    .option(
      '--errors <file>',
      speak({ zh: '把有错误的行写入 CSV 文件', en: 'write rows with errors to a CSV file' }),
    )
    .addOption(
      new Option(
        '--encoding <name>',
        speak({ zh: '编码；默认自动识别', en: 'encoding; found by itself if not given' }),
      ).choices(['utf-8', 'gb18030']),
    )
    .addOption(
      new Option(
        '--delimiter <char>',
        speak({ zh: '分隔符；默认自动识别', en: 'delimiter; found by itself if not given' }),
      ).choices([',', ';', 'tab']),
    )
    .addOption(tenantOption(session))
    .action(async (file: string, options: ImportOptions) => {
      const { runImportCustomers } = await import('#engine/cli/customers');
      finish(await runImportCustomers(session, file, options));
    });
  addImportFormats(imports, session, finish);
  addExportFormats(program, session, finish);
}

function addBillingCommands(adding: Adding): void {
  const { program, session, finish } = adding;
  const { speak } = session.output;
  program
    .command('bill-run')
    .description(
      speak({
        zh: '为一个账期计算账单草稿，供审核；尚在计算的同账期批次会继续',
        en: 'compute the drafts of a period for review; a run of it that is still computing goes on',
      }),
    )
    .requiredOption(
      '--period <period>',
      speak({
        zh: '账期，如 2026-01 或 2026-01-01/2026-02-01',
        en: 'period, such as 2026-01 or 2026-01-01/2026-02-01',
      }),
    )
    .option('--wait', speak({ zh: '等待完成', en: 'wait until it is done' }), true)
    .option(
      '--no-wait',
      speak({ zh: '只启动，由工作进程完成', en: 'only start it; workers do it' }),
    )
    .option(
      '--key <text>',
      speak({
        zh: '幂等键：相同的键得到相同的批次',
        en: 'idempotency key: the same key gives the same run',
      }),
    )
    .addOption(tenantOption(session))
    .action(async (options: BillRunOptions) => {
      const { runBillRun } = await import('#engine/cli/billing');
      finish(await runBillRun(session, options));
    });
  addBackTestCommand(program, session, tenantOption(session), finish);
  program
    .command('verify')
    .description(
      speak({
        zh: '核对账本：重算每条已过账明细，检查时间线无重叠无缺口，金额与编号一致',
        en: 'prove the books: replay every posted line, tile every timeline, agree sums and numbers',
      }),
    )
    .addOption(tenantOption(session))
    .option(
      '--audit-head <position:hash>',
      speak({
        zh: '另处保存的审计日志末端，核对日志未被截断或改写',
        en: 'an end of the audit log kept elsewhere: shows that nothing up to it was rewritten',
      }),
    )
    .action(async (options: VerifyOptions) => {
      const { runVerify } = await import('#engine/cli/billing');
      finish(await runVerify(session, options));
    });
  addRunCommand(adding, 'post', {
    zh: '过账：编号并锁定账单',
    en: 'post a run: numbers, and no change ever after',
  });
  addRunCommand(adding, 'discard', {
    zh: '作废待审核的批次',
    en: 'discard a run that is in review',
  });
  addRunCommand(adding, 'cancel', { zh: '取消计算中的批次', en: 'cancel a run that is computing' });
  addRunCommand(adding, 'retry', { zh: '重试异常客户', en: 'retry the exceptions of a run' });
}

function addRunCommand(
  { program, session, finish }: Adding,
  name: RunCommandName,
  description: { zh: string; en: string },
): void {
  const { speak } = session.output;
  program
    .command(`${name} [run]`)
    .description(speak(description))
    .option(
      '--period <period>',
      speak({ zh: '以账期代替批次编号', en: 'its period in place of its id' }),
    )
    .addOption(tenantOption(session))
    .action(async (run: string | undefined, options: RunOptions) => {
      const { changeRun } = await import('#engine/cli/billing');
      finish(await changeRun(session, name, run, options));
    });
}

function addDatabaseCommands({ program, session, finish }: Adding): void {
  const { speak } = session.output;
  program
    .command('migrate')
    .description(
      speak({ zh: '把数据库升级到当前版本', en: 'bring the database to the present version' }),
    )
    .action(async () => {
      const { runMigrate } = await import('#engine/cli/database');
      finish(await runMigrate(session));
    });
  program
    .command('seed')
    .description(
      speak({
        zh: '生成演示运营商；已存在则不做任何事',
        en: 'make the demonstration operator; does nothing where it is there',
      }),
    )
    .option('--customers <n>', speak({ zh: '客户数', en: 'number of customers' }), '2000')
    .action(async (options: SeedOptions) => {
      const { runSeed } = await import('#engine/cli/database');
      finish(await runSeed(session, options));
    });
}
