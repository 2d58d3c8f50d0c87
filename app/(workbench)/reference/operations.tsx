import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, CopyButton, DescriptionList, Table, Td, Th } from '../../ui/index.ts';
import { byNoun } from './by-noun.ts';
import type { Operation, OperationMember } from './describe-operation.ts';
import { Method } from './method.tsx';

interface OperationsProps {
  operations: readonly Operation[];
  /** Whether all of them are unfolded. */
  isOpen: boolean;
}

export function Operations({ operations, isOpen }: OperationsProps) {
  const t = useTranslations('api');
  return byNoun(operations).map(([noun, own]) => (
    <section aria-labelledby={`noun-${noun}`} key={noun}>
      <h2 className="mb-3 scroll-mt-4 font-semibold text-lg" id={`noun-${noun}`}>
        {t.has(`nouns.${noun}`) ? t(`nouns.${noun}`) : noun}
      </h2>
      <div className="divide-y divide-line rounded-panel border border-line bg-surface">
        {own.map((operation) => (
          <OperationRow isOpen={isOpen} key={operation.id} operation={operation} />
        ))}
      </div>
    </section>
  ));
}

function OperationRow({ operation, isOpen }: { operation: Operation; isOpen: boolean }) {
  const t = useTranslations('api.reference');
  const locale = useLocale();
  const { id, method, path, summary, needsKey } = operation;
  return (
    <details className="group" open={isOpen}>
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-3 px-4 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <Method method={method} />
        <code className="min-w-0 break-all font-mono text-sm">{path}</code>
        <span className="ml-auto flex items-center gap-2 text-right text-muted text-sm max-sm:hidden">
          {needsKey && <Badge tone="notice">{t('needsKey')}</Badge>}
          {summary[locale]}
        </span>
      </summary>
      <div className="flex flex-col gap-4 border-line border-t px-4 py-4" id={id}>
        <p className="sm:hidden">{summary[locale]}</p>
        <Facts operation={operation} />
        {operation.members.length > 0 && (
          <Members caption={`${method} ${path}`} members={operation.members} />
        )}
        <Example text={operation.example} />
      </div>
    </details>
  );
}

function Facts({ operation }: { operation: Operation }) {
  const t = useTranslations('api.reference');
  const people = useTranslations('people.roles');
  const { scope, roles, status, answer, isPage } = operation;
  const items = [
    {
      label: t('scope'),
      value: <code className="font-mono text-xs">{scope}</code>,
    },
    { label: t('roles'), value: roles.map((role) => people(role)).join(', ') },
    {
      label: t('answer'),
      value: (
        <span>
          {status}{' '}
          {answer ? (
            <a className="text-accent underline" href={`#schema-${answer}`}>
              {isPage ? `${answer}[]` : answer}
            </a>
          ) : (
            t('emptyAnswer')
          )}
          {isPage && <span className="ml-2 text-muted text-xs">{t('paged')}</span>}
        </span>
      ),
    },
  ];
  return <DescriptionList items={items} layout="grid" />;
}

interface MembersProps {
  caption: string;
  members: readonly OperationMember[];
}

function Members({ caption, members }: MembersProps) {
  const t = useTranslations('api.reference');
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <Table caption={caption}>
        <thead>
          <tr>
            <Th>{t('member')}</Th>
            <Th>{t('place')}</Th>
            <Th>{t('type')}</Th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ name, place, type, isRequired }) => (
            <tr key={name}>
              <Td>
                <code className="font-mono text-xs">{name}</code>
                {isRequired && <span className="ml-2 text-muted text-xs">{t('required')}</span>}
              </Td>
              <Td className="text-muted">{t(`places.${place}`)}</Td>
              <Td className="whitespace-normal">
                <code className="break-words font-mono text-xs">{type}</code>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Example({ text }: { text: string }) {
  const t = useTranslations('api.reference');
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">{t('example')}</h3>
      <div className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <pre className="min-w-0 grow overflow-x-auto font-mono text-xs leading-5">{text}</pre>
        <CopyButton label={t('copy')} text={text} />
      </div>
    </div>
  );
}
