'use client';

import { Check, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, Field, TextArea } from '../../ui/index.ts';
import { MOST_WORDS } from '../lifecycle/dialogs/message-fields.tsx';
import type { DesignName } from '../lifecycle/types.ts';
import { useDesignCommands } from '../lifecycle/use-design-commands.ts';

interface DecisionFormProps {
  design: DesignName;
  lockVersion: number;
  mayApprove: boolean;
  mayReject: boolean;
}

/** Approves what was submitted, or sends it back with a reason. */
export function DecisionForm({ design, lockVersion, mayApprove, mayReject }: DecisionFormProps) {
  const t = useTranslations('lifecycle.review');
  const commands = useDesignCommands(design);
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { kind, key } = design;
  const given = { kind, key, lockVersion };
  const text = comment.trim();
  const approve = () =>
    commands.approve.mutate({ ...given, ...(text === '' ? {} : { comment: text }) });
  const reject = () => {
    setMissing(text === '');
    if (text !== '') commands.reject.mutate({ ...given, comment: text });
  };
  const isBusy = commands.approve.isPending || commands.reject.isPending;
  return (
    <div className="grid gap-3">
      <Field
        error={isMissing ? t('rejectMissing') : undefined}
        help={t('commentHelp')}
        label={t('comment')}
      >
        <TextArea
          maxLength={MOST_WORDS}
          onChange={({ target }) => {
            setMissing(false);
            setComment(target.value);
          }}
          value={comment}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {mayApprove && (
          <Button
            disabled={isBusy}
            icon={<Check aria-hidden="true" />}
            onClick={approve}
            pending={commands.approve.isPending}
            variant="primary"
          >
            {t('approve')}
          </Button>
        )}
        {mayReject && (
          <Button
            disabled={isBusy}
            icon={<Undo2 aria-hidden="true" />}
            onClick={reject}
            pending={commands.reject.isPending}
          >
            {t('reject')}
          </Button>
        )}
      </div>
    </div>
  );
}
