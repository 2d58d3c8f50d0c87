import { randomUUIDv7 as uuid } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addMail, type IdentityDatabase, inTenant, openIdentity } from '#drizzle';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { listMail, type MailSettings, openTransport, sendDueMail } from './index.ts';

let database: TestDatabase;
let own: IdentityDatabase;
let tenantId: string;
let server: SMTPServer;
let settings: MailSettings;
/** What the mail server took, whole. */
let taken: string[];
/** Recipients that it refuses for now. */
let refused: Set<string>;

beforeAll(async () => {
  database = await createTestDatabase();
  own = openIdentity(database.db);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  settings = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Ratecraft <bills@example.com>' };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await own.close();
  await database.close();
});
beforeEach(async () => {
  taken = [];
  refused = new Set();
  tenantId = await insertTenant(database.db);
  await own.sql`delete from identity.mail_outbox`;
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const put = (recipient: string, subject = '邀请您加入') =>
  inTenant(database.db, tenantId, (tx) =>
    addMail(tx, { kind: 'invitation', recipient, subject, body: 'http://localhost/secret-link' }),
  );

async function send(): Promise<number> {
  const transport = openTransport(settings);
  return sendDueMail(own, transport, settings).finally(() => transport.close());
}

const rows = () => own.sql<
  {
    recipient: string;
    body: string;
    attempts: number;
    sent: boolean;
    failed: boolean;
    wait: number;
  }[]
>`
  select recipient, body, attempts, sent_at is not null as sent, failed_at is not null as failed,
      extract(epoch from due_at - now())::int as wait
    from identity.mail_outbox order by recipient`;

describe('mail', () => {
  it('leaves by SMTP, once, and its text is forgotten', async () => {
    await put('a@example.com');
    expect(await Promise.all([send(), send()])).toContain(1);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('To: a@example.com');
    expect(taken[0]).toContain('secret-link');
    expect(await rows()).toMatchObject([{ sent: true, body: '', attempts: 1 }]);
    expect(await send()).toBe(0);
  });

  it('that the server refuses is tried again, later each time, and given up in the end', async () => {
    refused.add('b@example.com');
    await put('b@example.com');
    await put('c@example.com');
    expect(await send()).toBe(1);
    const [first] = await rows();
    expect(first).toMatchObject({ attempts: 1, sent: false });
    expect(first?.wait).toBeGreaterThan(50);
    expect(await send()).toBe(0);
    await own.sql`update identity.mail_outbox set due_at = now() - interval '1 second'`;
    await send();
    expect((await rows())[0]?.wait).toBeGreaterThan(290);
    await own.sql`update identity.mail_outbox set due_at = now() - interval '1 second', attempts = 7`;
    await send();
    expect((await rows())[0]).toMatchObject({ attempts: 8, failed: true });
    refused.clear();
    await own.sql`update identity.mail_outbox set due_at = now() - interval '1 second'`;
    expect(await send()).toBe(0);
  });

  it('takes no header from what it is told', async () => {
    await put('d@example.com', 'Hello\r\nBcc: everybody@example.com');
    await send();
    expect(taken[0]).not.toMatch(/^Bcc:/im);
  });

  it('is not written without a tenant, and not read by the application', async () => {
    const { sql } = database.db;
    await expect(sql`select ratecraft_add_mail('k', 'r', 's', 'b')`).rejects.toMatchObject({
      code: 'RC002',
    });
    await expect(sql`select from identity.mail_outbox`).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the outbox', () => {
  it('is read by administrators of the demonstration: what is for their own people', async () => {
    vi.stubEnv('RATECRAFT_DEMO', '1');
    await put('e@example.com');
    await own.sql`insert into identity.mail_outbox (id, kind, recipient, subject, body)
      values (${uuid()}, 'password-reset', 'stranger@example.com', 's', 'b')`;
    const ctx = testContext(database, tenantId);
    expect(await listMail({ ctx })).toMatchObject([{ recipient: 'e@example.com' }]);
    const stranger = testContext(database, await insertTenant(database.db));
    expect(await listMail({ ctx: stranger })).toEqual([]);
    const finance = { ...ctx, actor: asRole('finance') };
    await expect(listMail({ ctx: finance })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is closed where it is no demonstration', async () => {
    const ctx = testContext(database, tenantId);
    await expect(listMail({ ctx })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
