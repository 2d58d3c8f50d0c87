'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { LocalText } from '#engine/core/issue';
import { NameFields } from '../../../design/lifecycle/dialogs/name-fields.tsx';
import { issuesOfName, localNameOf, withKey } from '../../../design/lifecycle/dialogs/new-name.ts';
import { paths } from '../../../paths.ts';
import { useTrpc } from '../../../trpc/client.tsx';
import { shownErrorOf } from '../../../trpc/shown-error.ts';
import { Button, Dialog, Notice, useToast } from '../../../ui/index.ts';

interface UseTemplateProps {
  pack: string;
  templateKey: string;
  name: LocalText;
}

const KIND = 'pricing-flow';

/** Makes the draft of a new flow out of the template and opens it. */
function useMake(onError: (error: unknown) => void) {
  const done = useTranslations('lifecycle.done');
  const router = useRouter();
  const toast = useToast();
  const { design } = useTrpc();
  return useMutation(
    design.create.mutationOptions({
      onSuccess: ({ key }: { key: string }) => {
        toast({ tone: 'done', title: done('create') });
        router.push(paths.editFlow(key));
        router.refresh();
      },
      onError,
    }),
  );
}

function UseDialog({
  pack,
  templateKey,
  name,
  onClose,
}: UseTemplateProps & { onClose: () => void }) {
  const t = useTranslations('templates');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const form = useId();
  const first = { zh: name.zh, en: name.en, key: templateKey, isKeyTyped: true };
  const [wanted, setWanted] = useState(first);
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const make = useMake((error) => setRefusal(shownErrorOf(error).text[locale]));
  const issues = issuesOfName(wanted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefusal(undefined);
    if (issues.length > 0) return;
    make.mutate({
      kind: KIND,
      key: wanted.key,
      name: localNameOf(wanted),
      template: { pack, key: templateKey },
    });
  };
  return (
    <Dialog
      description={t('dialogText')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button form={form} pending={make.isPending} type="submit" variant="primary">
            {t('confirm')}
          </Button>
        </>
      }
      onOpenChange={(open) => open || onClose()}
      open
      size="lg"
      title={t('dialogTitle', { name: name[locale] })}
    >
      <form className="grid gap-4" id={form} onSubmit={submit}>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <NameFields
          issues={isTried ? issues : []}
          onChange={(next) => setWanted(withKey(next))}
          value={wanted}
        />
      </form>
    </Dialog>
  );
}

/** Asks what the new flow is to be called, and makes it. */
export function UseTemplate(props: UseTemplateProps) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} size="sm">
        {t('use')}
        <span className="sr-only">{props.name[locale]}</span>
      </Button>
      {isOpen && <UseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
