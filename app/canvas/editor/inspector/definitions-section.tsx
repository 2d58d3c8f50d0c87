import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId, useMemo, useRef } from 'react';
import type { FlowConstant, FlowFunction, Issue } from '#schemas';
import { ExpressionInput, type FeelScope } from '../../../feel/index.ts';
import { Button, Field } from '../../../ui/index.ts';
import type { DefinitionRef, Path } from '../../edit/index.ts';
import type { Editor } from '../use-editor.ts';
import { DefinitionCard, Labels, TypeSelect } from './definition-card.tsx';
import { Parameters } from './definition-parameters.tsx';
import { definitionScope } from './node-scope.ts';

const listOf = <T,>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list : [];

interface PartProps {
  editor: Editor;
  scope: FeelScope;
  /** What is wrong with a member, by its path in the document. */
  errorAt: (path: Path) => string | undefined;
}

interface DefinitionProps extends PartProps {
  at: DefinitionRef;
}

function Constant({
  editor,
  scope,
  errorAt,
  at,
  content,
}: DefinitionProps & { content: FlowConstant }) {
  const t = useTranslations('editor.definitions');
  const set = (path: Path, value: unknown) =>
    editor.edit({ type: 'set-definition', at, path, value });
  return (
    <DefinitionCard at={at} editor={editor} name={content.name}>
      <div className="grid grid-cols-2 gap-2">
        <TypeSelect
          label={t('type')}
          onChange={(type) => set(['type'], type)}
          value={content.type}
        />
        <Field
          error={errorAt([at.part, at.index, 'value']) ?? errorAt([at.part, at.index, 'name'])}
          label={t('value')}
        >
          <ExpressionInput
            onChange={(text) => set(['value'], text)}
            scope={scope}
            value={String(content.value ?? '')}
          />
        </Field>
      </div>
      <Labels label={content.label} onChange={(label) => set(['label'], label)} />
    </DefinitionCard>
  );
}

function Callable({
  editor,
  scope,
  errorAt,
  at,
  content,
}: DefinitionProps & { content: FlowFunction }) {
  const t = useTranslations('editor.definitions');
  const set = (path: Path, value: unknown) =>
    editor.edit({ type: 'set-definition', at, path, value });
  const own: FeelScope = useMemo(() => {
    const parameters = listOf(content.parameters);
    const names = new Set(parameters.map(({ name }) => name));
    return {
      ...scope,
      names: [
        ...parameters.map(({ name, type }) => ({
          name,
          kind: 'value' as const,
          ...(type !== 'any' && { type }),
        })),
        ...scope.names.filter(({ name }) => !names.has(name)),
      ],
    };
  }, [scope, content.parameters]);
  return (
    <DefinitionCard at={at} editor={editor} name={content.name}>
      <Parameters at={at} content={content} editor={editor} />
      <Field
        error={errorAt([at.part, at.index, 'body']) ?? errorAt([at.part, at.index, 'name'])}
        label={t('body')}
      >
        <ExpressionInput
          multiline
          onChange={(text) => set(['body'], text)}
          scope={own}
          value={String(content.body ?? '')}
        />
      </Field>
      <TypeSelect
        label={t('result')}
        onChange={(type) => set(['result'], type)}
        value={content.result}
      />
      <Labels label={content.label} onChange={(label) => set(['label'], label)} />
    </DefinitionCard>
  );
}

function List({
  editor,
  part,
  most,
  children,
}: {
  editor: Editor;
  part: DefinitionRef['part'];
  most: number;
  children: ReactNode;
}) {
  const t = useTranslations('editor.definitions');
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const count = listOf<unknown>(editor.flow[part]).length;
  const add = () => {
    editor.edit({ type: 'add-definition', part });
    // The new one's name is what comes next to type.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.select(),
    );
  };
  return (
    <section aria-labelledby={heading} className="border-line border-t px-4 py-3">
      <h3 className="mb-1.5 font-medium text-sm" id={heading}>
        {t(part)}
      </h3>
      {count === 0 && <p className="mb-1.5 text-muted text-xs">{t(`${part}Help`)}</p>}
      <ul className="flex flex-col gap-2" ref={list}>
        {children}
      </ul>
      <Button
        className="mt-1.5"
        disabled={count >= most}
        icon={<Plus />}
        onClick={add}
        size="sm"
        variant="ghost"
      >
        {t(part === 'constants' ? 'addConstant' : 'addFunction')}
      </Button>
    </section>
  );
}

/** Constants and functions that every expression of the flow can name. */
export function DefinitionsSection({
  editor,
  issues,
}: {
  editor: Editor;
  issues: readonly Issue[];
}) {
  const locale = useLocale();
  const { flow } = editor;
  const scope = useMemo(() => definitionScope(flow), [flow]);
  const errorAt = (path: Path) =>
    issues.find((each) => each.path === `/${path.join('/')}`)?.message[locale];
  return (
    <>
      <List editor={editor} most={200} part="constants">
        {listOf(flow.constants).map((content, index) => (
          <Constant
            at={{ part: 'constants', index }}
            content={content}
            editor={editor}
            errorAt={errorAt}
            // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is edited
            key={index}
            scope={scope}
          />
        ))}
      </List>
      <List editor={editor} most={100} part="functions">
        {listOf(flow.functions).map((content, index) => (
          <Callable
            at={{ part: 'functions', index }}
            content={content}
            editor={editor}
            errorAt={errorAt}
            // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is edited
            key={index}
            scope={scope}
          />
        ))}
      </List>
    </>
  );
}
