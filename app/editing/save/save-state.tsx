import { CircleAlert, CircleCheck, CircleDashed, CloudOff } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Button, cn, Notice, Spinner } from '../../ui/index.ts';
import type { Autosave } from './use-autosave.ts';

/** "Saved 12:03", or what stands between the person and that. */
export function SaveState({ save, timeZone }: { save: Autosave; timeZone: string }) {
  const t = useTranslations('editor.save');
  const format = useFormatter();
  const { status, kept } = save;
  const time = format.dateTime(new Date(kept.at), { hour: '2-digit', minute: '2-digit', timeZone });
  const icons = {
    saved: <CircleCheck aria-hidden="true" className="size-4" />,
    unsaved: <CircleDashed aria-hidden="true" className="size-4" />,
    saving: <Spinner />,
    offline: <CloudOff aria-hidden="true" className="size-4" />,
    failed: <CircleAlert aria-hidden="true" className="size-4" />,
    conflict: <CircleAlert aria-hidden="true" className="size-4" />,
  };
  const isWrong = status === 'failed' || status === 'conflict';
  return (
    <span
      className={cn('flex items-center gap-1.5 text-muted text-xs', isWrong && 'text-danger')}
      role="status"
    >
      {icons[status]}
      {status === 'saved' && kept.lockVersion === null ? t('unchanged') : t(status, { time })}
    </span>
  );
}

interface SaveProblemProps {
  save: Autosave;
  timeZone: string;
  onDownload: () => void;
}

/** What went wrong with saving, and the ways out of it. Nothing is overwritten. */
export function SaveProblem({ save, timeZone, onDownload }: SaveProblemProps) {
  const t = useTranslations('editor.save');
  const locale = useLocale();
  const format = useFormatter();
  const { status, error, saveNow } = save;
  if (!error || (status !== 'conflict' && status !== 'failed')) return null;
  const text = error.text[locale];
  const { byName, at } = error.issues.find(({ code }) => code === 'draft-changed')?.params ?? {};
  return (
    <Notice
      actions={
        <>
          <Button onClick={onDownload} size="sm">
            {t('keepMine')}
          </Button>
          {status === 'conflict' ? (
            <Button onClick={() => window.location.reload()} size="sm" variant="primary">
              {t('openTheirs')}
            </Button>
          ) : (
            <Button onClick={saveNow} size="sm" variant="primary">
              {t('again')}
            </Button>
          )}
        </>
      }
      className="mx-3 my-2"
      title={status === 'conflict' ? t('conflictTitle') : t('failedTitle')}
      tone="danger"
    >
      {byName === undefined
        ? text.charAt(0).toUpperCase() + text.slice(1)
        : t('changedBy', {
            name: String(byName),
            time: format.dateTime(new Date(String(at)), {
              dateStyle: 'medium',
              timeStyle: 'short',
              timeZone,
            }),
          })}
    </Notice>
  );
}
