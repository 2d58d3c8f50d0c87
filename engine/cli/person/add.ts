import { openIdentity } from '#drizzle';
import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { CliFailure, usageFailure } from '#engine/cli/terminal';
import { ROLES, type Role } from '#engine/runtime/context';
import {
  createPerson,
  findPerson,
  makePasswordLink,
  normalizeEmail,
  whyRefused,
  workbenchUrl,
} from '#engine/runtime/identity';
import { addMember } from '#engine/runtime/member';

export interface PersonAddOptions {
  email: string;
  name?: string;
  role: string;
  tenant?: string;
}

const LINK_HOURS = 24;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * `person add`: makes a person a member. Somebody new chooses the password by the link printed, or
 * has that of RATECRAFT_PASSWORD.
 */
export function runPersonAdd(session: Session, options: PersonAddOptions): Promise<number> {
  const { output, environment } = session;
  const { role, password } = requireOptions(options, environment.RATECRAFT_PASSWORD);
  const email = normalizeEmail(options.email);
  return withTenant(session, options.tenant, async ({ ctx, db, tenant }) => {
    const own = openIdentity(db, { max: 1 });
    try {
      const known = await findPerson(own, email);
      const name = known?.name ?? options.name ?? email.split('@')[0] ?? email;
      const person = known ?? (await createPerson(own, { email, name, password }));
      await addMember({ ctx, input: { userId: person.id, name, email, role } });
      const settings = { baseUrl: workbenchUrl(environment), hours: LINK_HOURS };
      const isReady = known !== undefined || password !== undefined;
      const link = isReady ? undefined : await makePasswordLink(own, person.id, settings);
      output.result({ person, role, tenant: tenant.slug, link }, [
        {
          zh: `${email} 已成为 ${tenant.slug} 的成员（${role}）。`,
          en: `${email} is a member of ${tenant.slug} (${role}).`,
        },
        ...(link ? [linkText(link)] : []),
      ]);
      return 0;
    } finally {
      await own.close();
    }
  });
}

export const linkText = (link: string) => ({
  zh: `请在 ${LINK_HOURS} 小时内打开链接设置密码：${link}`,
  en: `To choose the password, open within ${LINK_HOURS} hours: ${link}`,
});

export { LINK_HOURS };

function requireOptions({ email, role, name }: PersonAddOptions, password: string | undefined) {
  if (!EMAIL.test(email)) {
    throw usageFailure('email-unreadable', {
      zh: `“${email}”不是邮箱地址`,
      en: `"${email}" is no e-mail address`,
    });
  }
  if (!ROLES.some((each) => each === role)) {
    throw usageFailure('role-unknown', {
      zh: `角色应为 ${ROLES.join('、')} 之一，而不是“${role}”`,
      en: `the role must be one of ${ROLES.join(', ')}, not "${role}"`,
    });
  }
  const why = password ? whyRefused(password, { email, ...(name ? { name } : {}) }) : undefined;
  if (why) throw new CliFailure({ code: 'password-refused', status: 1, text: why });
  return { role: role as Role, password: password || undefined };
}
