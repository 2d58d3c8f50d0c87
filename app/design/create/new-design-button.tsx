'use client';

import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { shownErrorOf } from '../../trpc/shown-error.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { NameFields } from '../lifecycle/dialogs/name-fields.tsx';
import { issuesOfName, type NewName, NO_NAME, withKey } from '../lifecycle/dialogs/new-name.ts';
import { readDesignFile } from '../lifecycle/dialogs/read-design-file.ts';
import { NO_SOURCE, type Source, type Template } from './source.ts';
import { SourceFields } from './source-fields.tsx';
import { issueOfSource, type SourceIssue, useCreate } from './use-create.ts';

export type NewKind = 'pricing-flow' | 'plan' | 'decision-table';

interface NewDesignButtonProps {
  kind: NewKind;
  /** Designs of industry packs to begin with. */
  templates: readonly Template[];
}

/** A file or a template knows what it is called, as long as nobody said otherwise. */
function namedBy(source: Source, kind: string, templates: readonly Template[]) {
  const template = templates.find(({ id }) => id === source.template);
  if (source.from === 'template') return template && { key: template.key, name: template.name };
  if (source.from !== 'file') return undefined;
  const read = readDesignFile(source.text, kind);
  return read.ok
    ? (read.document as { key?: unknown; name?: { zh?: unknown; en?: unknown } })
    : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function useNewDesign(kind: NewKind, templates: readonly Template[]) {
  const [name, setName] = useState<NewName>(NO_NAME);
  const [source, setSource] = useState<Source>(NO_SOURCE);
  const changeSource = (next: Source) => {
    setSource(next);
    const known = namedBy(next, kind, templates);
    if (!known || name.isKeyTyped) return;
    const [zh, en] = [textOf(known.name?.zh), textOf(known.name?.en)];
    setName({ zh: name.zh || zh, en: name.en || en, key: textOf(known.key), isKeyTyped: false });
  };
  return { name, setName: (next: NewName) => setName(withKey(next)), source, changeSource };
}

function NewDesignDialog({
  kind,
  templates,
  onClose,
}: NewDesignButtonProps & { onClose: () => void }) {
  const t = useTranslations('lifecycle.create');
  const file = useTranslations('lifecycle.import');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const form = useId();
  const { name, setName, source, changeSource } = useNewDesign(kind, templates);
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { perform, isPending } = useCreate((error) => setRefusal(shownErrorOf(error).text[locale]));
  const wanted = { kind, name, source, templates };
  const issues = issuesOfName(name);
  const wrong = issueOfSource(wanted);
  const words = (issue: SourceIssue) =>
    issue === 'missing' ? t(source.from === 'file' ? 'fileMissing' : 'sourceMissing') : file(issue);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefusal(undefined);
    if (issues.length === 0 && wrong === undefined) perform(wanted);
  };
  return (
    <Dialog
      description={t('about')}
      dirty={name !== NO_NAME || source.text !== ''}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button form={form} pending={isPending} type="submit" variant="primary">
            {t('confirm')}
          </Button>
        </>
      }
      onOpenChange={(open) => open || onClose()}
      open
      size="lg"
      title={t(`title.${kind}`)}
    >
      <form className="grid gap-4" id={form} onSubmit={submit}>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <SourceFields
          error={isTried && wrong ? words(wrong) : undefined}
          kind={kind}
          onChange={changeSource}
          source={source}
          templates={templates}
        />
        <NameFields issues={isTried ? issues : []} onChange={setName} value={name} />
      </form>
    </Dialog>
  );
}

/** Makes a new design: empty, as a copy, out of a file, or from a template. */
export function NewDesignButton(props: NewDesignButtonProps) {
  const t = useTranslations('lifecycle.create');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)} variant="primary">
        {t(`title.${props.kind}`)}
      </Button>
      {isOpen && <NewDesignDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
