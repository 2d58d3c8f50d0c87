import { migrate } from '#drizzle';
import type { Session } from '#engine/cli/session';
import { withServer } from './open-database.ts';

/** `migrate`: brings the database to the present version. */
export function runMigrate({ output, environment }: Session): Promise<number> {
  return withServer(output, environment, async (url) => {
    await migrate(url);
    output.result({ ok: true }, [
      { zh: '数据库已是最新版本。', en: 'The database is at the present version.' },
    ]);
    return 0;
  });
}
