import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment, type ReactNode, useId, useMemo } from 'react';
import type { FlowConstant, FlowFunction, Issue } from '#schemas';
import { ExpressionInput, type FeelScope } from '../../../feel/index.ts';
import { Button, Field } from '../../../ui/index.ts';
import type { DefinitionRef, Path } from '../../edit/index.ts';
import type { Editor } from '../use-editor.ts';
import { type CardProps, DefinitionCard, Labels, TypeSelect } from './definition-card.tsx';
import { Parameters } from './definition-parameters.tsx';
import { definitionScope } from './node-scope.ts';
import { useRowKeys } from './use-row-keys.ts';

const listOf = <T,>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list : [];

interface DefinitionProps<Content> extends CardProps {
  content: Content;
  scope: FeelScope;
  /** What is wrong with a member, by its path in the document. */
  errorAt: (path: Path) => string | undefined;
}

function Constant({ content, scope, errorAt, ...card }: DefinitionProps<FlowConstant>) {
  const t = useTranslations('editor.definitions');
  const { editor, at } = card;
  const set = (path: Path, value: unknown) =>
    editor.edit({ type: 'set-definition', at, path, value });
  return (
    <DefinitionCard {...card} name={content.name}>
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

function Callable({ content, scope, errorAt, ...card }: DefinitionProps<FlowFunction>) {
  const t = useTranslations('editor.definitions');
  const { editor, at } = card;
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
    <DefinitionCard {...card} name={content.name}>
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

const MOST: Readonly<Record<DefinitionRef['part'], number>> = { constants: 200, functions: 100 };

interface ListProps<Content> {
  editor: Editor;
  part: DefinitionRef['part'];
  all: readonly Content[];
  draw: (content: Content, shared: CardProps) => ReactNode;
}

function List<Content>({ editor, part, all, draw }: ListProps<Content>) {
  const t = useTranslations('editor.definitions');
  const heading = useId();
  const { list, adder, onAdded, onRemoved } = useRowKeys<HTMLUListElement>();
  const isEmpty = all.length === 0;
  return (
    <section aria-labelledby={heading} className="border-line border-t px-4 py-3">
      <h3 className="mb-1.5 font-medium text-sm" id={heading}>
        {t(part)}
      </h3>
      {isEmpty && <p className="mb-1.5 text-muted text-xs">{t(`${part}Help`)}</p>}
      <ul className="flex flex-col gap-2" ref={list}>
        {all.map((content, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is edited
          <Fragment key={index}>
            {draw(content, { editor, at: { part, index }, onRemoved: () => onRemoved(index) })}
          </Fragment>
        ))}
      </ul>
      <Button
        className="mt-1.5"
        disabled={all.length >= MOST[part]}
        icon={<Plus />}
        onClick={() => {
          editor.edit({ type: 'add-definition', part });
          onAdded();
        }}
        ref={adder}
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
  const said = { scope, errorAt };
  return (
    <>
      <List
        all={listOf(flow.constants)}
        draw={(content, card) => <Constant {...said} {...card} content={content} />}
        editor={editor}
        part="constants"
      />
      <List
        all={listOf(flow.functions)}
        draw={(content, card) => <Callable {...said} {...card} content={content} />}
        editor={editor}
        part="functions"
      />
    </>
  );
}
