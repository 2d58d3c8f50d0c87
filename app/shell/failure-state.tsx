'use client';

import { CircleAlert, DatabaseZap, SearchX, ShieldX, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { type FailureKind, failureKindOf } from './failure-kind.ts';

const icons: Record<FailureKind, ReactNode> = {
  offline: <WifiOff aria-hidden="true" />,
  unavailable: <DatabaseZap aria-hidden="true" />,
  forbidden: <ShieldX aria-hidden="true" />,
  missing: <SearchX aria-hidden="true" />,
  failed: <CircleAlert aria-hidden="true" />,
};

function listen(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

interface FailureStateProps {
  error: unknown;
  retry: () => void;
}

/** In place of a page that could not be rendered: what is known of the reason, and the way on. */
export function FailureState({ error, retry }: FailureStateProps) {
  const t = useTranslations('failure');
  const online = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
  const kind = failureKindOf(error, online);
  return (
    <ErrorState
      actions={
        <Button onClick={retry} variant="primary">
          {t('retry')}
        </Button>
      }
      icon={icons[kind]}
      level={1}
      title={t(`${kind}.title`)}
    >
      <p>{t(`${kind}.text`)}</p>
    </ErrorState>
  );
}
