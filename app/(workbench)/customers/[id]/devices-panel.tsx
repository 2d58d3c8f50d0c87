import { getTranslations } from 'next-intl/server';
import type { CustomerDetails } from '#engine/runtime/customer';
import { Panel, Status } from '../../../ui/index.ts';
import { RevealSecret } from './reveal-secret.tsx';

interface DevicesPanelProps {
  devices: CustomerDetails['devices'];
  credentials: CustomerDetails['credentials'];
  mayReveal: boolean;
}

const TONES = { active: 'positive', faulty: 'danger', returned: 'neutral' } as const;

const kindName = (kind: string): string => (kind === 'pppoe' ? 'PPPoE' : kind.toUpperCase());

/** Equipment at the customer's place, and the logins of the service. */
export async function DevicesPanel({ devices, credentials, mayReveal }: DevicesPanelProps) {
  const t = await getTranslations('customer');
  return (
    <Panel title={t('devices.title')}>
      {devices.length + credentials.length === 0 && (
        <p className="text-muted text-sm">{t('devices.none')}</p>
      )}
      <ul className="flex flex-col gap-2">
        {devices.map(({ id, kind, serial, mac, status }) => (
          <li className="flex items-start justify-between gap-3 text-sm" key={id}>
            <div className="min-w-0">
              <div className="font-medium">{kindName(kind)}</div>
              <div className="break-all text-muted text-xs">
                {[serial, mac].filter(Boolean).join(' · ')}
              </div>
            </div>
            <Status tone={TONES[status]}>{t(`devices.status.${status}`)}</Status>
          </li>
        ))}
        {credentials.map(({ id, kind, username }) => (
          <li className="flex items-center justify-between gap-3 text-sm" key={id}>
            <div className="min-w-0">
              <div className="font-medium">{t('credentials.of', { kind: kindName(kind) })}</div>
              <div className="break-all text-muted text-xs">{username}</div>
            </div>
            {mayReveal && <RevealSecret id={id} username={username} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
