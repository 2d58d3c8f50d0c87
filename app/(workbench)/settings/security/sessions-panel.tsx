import { getTranslations } from 'next-intl/server';
import type { ShownSession } from '#engine/runtime/identity';
import { endSession } from '../../../auth/security-actions.ts';
import { Badge, Button, DateText, Panel, RowHeader, Table, Td, Th } from '../../../ui/index.ts';
import { describeBrowser } from './describe-browser.ts';

interface SessionsPanelProps {
  sessions: readonly ShownSession[];
  timeZone: string;
}

export async function SessionsPanel({ sessions, timeZone }: SessionsPanelProps) {
  const t = await getTranslations('security.sessions');
  const endOthers = sessions.length > 1 && (
    <form action={endSession}>
      <Button name="session" size="sm" type="submit" value="others">
        {t('endOthers')}
      </Button>
    </form>
  );
  return (
    <Panel actions={endOthers} className="xl:col-span-2" flush title={t('title')}>
      <Table caption={t('list')}>
        <thead>
          <tr>
            <Th>{t('browser')}</Th>
            <Th>{t('address')}</Th>
            <Th>{t('since')}</Th>
            <Th>{t('until')}</Th>
            <Th>
              <span className="sr-only">{t('end')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} timeZone={timeZone} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

async function SessionRow({ session, timeZone }: { session: ShownSession; timeZone: string }) {
  const t = await getTranslations('security.sessions');
  const found = describeBrowser(session.userAgent);
  const name = found ? t('onSystem', found) : t('unknown');
  return (
    <tr>
      <RowHeader>
        <span className="flex items-center gap-2">
          {name}
          {session.isThis && <Badge tone="accent">{t('this')}</Badge>}
        </span>
      </RowHeader>
      <Td>{session.ipAddress || t('unknown')}</Td>
      <Td>
        <DateText instant={session.createdAt} timeZone={timeZone} />
      </Td>
      <Td>
        <DateText instant={session.expiresAt} timeZone={timeZone} />
      </Td>
      <Td>
        {!session.isThis && (
          <form action={endSession}>
            <Button name="session" size="sm" type="submit" value={session.id} variant="ghost">
              {t('end')}
            </Button>
          </form>
        )}
      </Td>
    </tr>
  );
}
