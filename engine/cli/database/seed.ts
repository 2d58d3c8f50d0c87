import { migrate } from '#drizzle';
import type { Session } from '#engine/cli/session';
import { usageFailure } from '#engine/cli/terminal';
import { seedDemo } from '#engine/runtime/demo';
import { withServer } from './open-database.ts';

export interface SeedOptions {
  customers: string;
}

const MAX_CUSTOMERS = 100_000;

/** `seed`: the demonstration operator. */
export function runSeed(session: Session, { customers }: SeedOptions): Promise<number> {
  const { output, environment } = session;
  const count = Number(customers);
  if (!/^\d+$/.test(customers) || count < 1 || count > MAX_CUSTOMERS) {
    throw usageFailure('customers-unreadable', {
      zh: `--customers 应为 1 到 ${MAX_CUSTOMERS} 的整数，而不是“${customers}”`,
      en: `--customers must be a whole number from 1 to ${MAX_CUSTOMERS}, not "${customers}"`,
    });
  }
  return withServer(output, environment, async (url) => {
    await migrate(url);
    const result = await seedDemo({
      url,
      customers: count,
      force: true,
      signal: session.stopSignal(),
      report: output.say,
    });
    output.result(result, [
      result.outcome === 'done'
        ? {
            zh: `演示运营商 ${result.slug} 已存在。`,
            en: `The operator ${result.slug} is there already.`,
          }
        : { zh: `演示运营商：${result.slug}`, en: `The demonstration operator: ${result.slug}` },
    ]);
    return 0;
  });
}
