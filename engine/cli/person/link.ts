import { openIdentity } from '#drizzle';
import { withDatabase } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { CliFailure } from '#engine/cli/terminal';
import { findPerson, makePasswordLink, workbenchUrl } from '#engine/runtime/identity';
import { LINK_HOURS, linkText } from './add.ts';

/** `person link`: a link on which a person who forgot it chooses a new password. */
export function runPersonLink(
  { output, environment }: Session,
  { email }: { email: string },
): Promise<number> {
  return withDatabase(output, environment, async ({ db }) => {
    const own = openIdentity(db, { max: 1 });
    try {
      const person = await findPerson(own, email);
      if (!person) {
        throw new CliFailure({
          code: 'no-such-person',
          status: 1,
          text: { zh: `没有人使用 ${email} 登录`, en: `nobody signs in as ${email}` },
        });
      }
      const settings = { baseUrl: workbenchUrl(environment), hours: LINK_HOURS };
      const link = await makePasswordLink(own, person.id, settings);
      output.result({ person, link }, [linkText(link)]);
      return 0;
    } finally {
      await own.close();
    }
  });
}
