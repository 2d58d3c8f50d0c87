'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { useToast } from '../../ui/index.ts';
import { localNameOf, type NewName } from '../lifecycle/dialogs/new-name.ts';
import { readDesignFile } from '../lifecycle/dialogs/read-design-file.ts';
import type { Source, Template } from './source.ts';

/** What is wrong with the chosen source; `bad` and `notDesign` are of a file. */
export type SourceIssue = 'missing' | 'bad' | 'notDesign';

interface Wanted {
  kind: string;
  name: NewName;
  source: Source;
  templates: readonly Template[];
}

/** Why a design can't be made out of its source; nothing where it can. */
export function issueOfSource({ kind, source }: Wanted): SourceIssue | undefined {
  const { from, copyOf, template, text } = source;
  if (from === 'copy' && copyOf === '') return 'missing';
  if (from === 'template' && template === '') return 'missing';
  if (from !== 'file') return undefined;
  if (text.trim() === '') return 'missing';
  const read = readDesignFile(text, kind);
  return read.ok ? undefined : read.reason;
}

/** Makes the draft of a new design and opens it. */
export function useCreate(onError: (error: unknown) => void) {
  const t = useTranslations('lifecycle.done');
  const router = useRouter();
  const toast = useToast();
  const { design } = useTrpc();
  const told = {
    onSuccess: ({ kind, key }: { kind: string; key: string }) => {
      toast({ tone: 'done', title: t('create') });
      router.push(paths.editDesign(kind, key));
      router.refresh();
    },
    onError,
  };
  const create = useMutation(design.create.mutationOptions(told));
  const duplicate = useMutation(design.duplicate.mutationOptions(told));
  const take = useMutation(design.import.mutationOptions(told));
  const perform = ({ kind, name, source, templates }: Wanted) => {
    const { key } = name;
    const named = localNameOf(name);
    if (source.from === 'copy') {
      const { copyOf, copyVersion: version } = source;
      duplicate.mutate({ kind, key: copyOf, version, newKey: key, name: named });
    } else if (source.from === 'file') {
      const read = readDesignFile(source.text, kind);
      if (read.ok) take.mutate({ document: { ...read.document, key, name: named } });
    } else {
      const template = templates.find(
        ({ id }) => source.from === 'template' && id === source.template,
      );
      create.mutate({
        kind,
        key,
        name: named,
        ...(template && { template: { pack: template.packId, key: template.key } }),
      });
    }
  };
  return { perform, isPending: create.isPending || duplicate.isPending || take.isPending };
}
