import { Copy, Trash2, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useContext, useMemo, useRef, useState } from 'react';
import type { Issue, PricingFlow } from '#schemas';
import { equalJson } from '../../../editing/index.ts';
import type { FeelScope } from '../../../feel/index.ts';
import { Field, IconButton, Select, TextArea } from '../../../ui/index.ts';
import { isKind, KINDS, type Path, rename } from '../../edit/index.ts';
import type { CanvasNode } from '../../graph/index.ts';
import { Outcome, Part } from '../../inspector.tsx';
import type { FlowModel } from '../../model.ts';
import { viewOf } from '../../nodes/index.ts';
import { readable } from '../../readable.ts';
import type { FlowTrace } from '../../trace.ts';
import { fieldsOf } from '../fields/index.ts';
import { kindLabel } from '../offers.ts';
import type { Editor } from '../use-editor.ts';
import { ConfigField } from './config-field.tsx';
import { Connections } from './connections.tsx';
import { NameField } from './name-field.tsx';
import { errorsOf, LastRunContext, type NodeForm, NodeFormContext } from './node-form.ts';
import { namesFor } from './node-names.ts';
import { nodeScope } from './node-scope.ts';

interface NodeInspectorProps {
  model: FlowModel;
  card: CanvasNode;
  editor: Editor;
}

function Head({ model, card, editor }: NodeInspectorProps) {
  const t = useTranslations('editor.inspector');
  const { locale } = model;
  const { icon: Icon, family } = viewOf(card.node);
  return (
    <header className="flex items-center gap-2 px-4 pt-3 pb-2" data-family={family}>
      <Icon aria-hidden="true" className="size-5 shrink-0 text-[var(--family)]" />
      <h2 className="min-w-0 grow truncate font-semibold">
        {card.node.name ?? card.kindLabel[locale]}
      </h2>
      <IconButton
        icon={<Copy />}
        label={t('duplicate')}
        onClick={() => editor.edit({ type: 'duplicate', nodes: [card.id] })}
        size="sm"
      />
      <IconButton
        icon={<Trash2 />}
        label={t('remove')}
        onClick={() => editor.edit({ type: 'remove', nodes: [card.id] })}
        size="sm"
      />
      <IconButton
        icon={<X />}
        label={t('close')}
        onClick={() => editor.selectNode(undefined)}
        size="sm"
      />
    </header>
  );
}

/** Problems of the node that no field of the form shows. */
function OtherProblems({
  issues,
  locale,
}: { issues: readonly Issue[] } & Pick<FlowModel, 'locale'>) {
  if (issues.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 border-line border-t px-4 py-2.5 text-danger text-sm">
      {issues.map(({ code, path, message, severity }) => (
        <li
          className={severity === 'warning' ? 'flex gap-2 text-notice' : 'flex gap-2'}
          key={`${code} ${path} ${message.en}`}
        >
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {message[locale]}
        </li>
      ))}
    </ul>
  );
}

function Identity({ model, card, editor }: NodeInspectorProps) {
  const t = useTranslations('editor.inspector');
  const [typed, setTyped] = useState<string>();
  const { locale } = model;
  const tried = typed === undefined ? undefined : rename(editor.flow, card.id, typed);
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field
        error={tried && !tried.ok ? tried.issue.message[locale] : undefined}
        help={t('nameHelp', { name: card.name })}
        label={t('name')}
      >
        <NameField
          maxLength={120}
          onCommit={(name) => editor.edit({ type: 'rename', node: card.id, name })}
          onTyping={setTyped}
          placeholder={card.id}
          value={card.node.name ?? ''}
        />
      </Field>
      <Field label={t('kind')}>
        <Select
          onChange={({ target }) => {
            if (isKind(target.value)) {
              editor.edit({ type: 'replace-kind', node: card.id, kind: target.value });
            }
          }}
          options={KINDS.map((kind) => ({ value: kind, label: kindLabel(kind)[locale] }))}
          value={card.node.kind}
        />
      </Field>
    </div>
  );
}

/** What came in by each port in the last run. */
function Arrived({ model, card }: Pick<NodeInspectorProps, 'model' | 'card'>) {
  const t = useTranslations('editor.inspector');
  const arrived = (model.graph.incoming.get(card.id) ?? []).flatMap((edge) => {
    const value = model.trace?.edges[edge.id]?.value;
    return value === undefined ? [] : [{ edge, value }];
  });
  if (arrived.length === 0) return null;
  return (
    <Part title={t('arrived')}>
      <dl className="flex flex-col gap-1 text-sm">
        {arrived.map(({ edge, value }) => (
          <div className="flex items-baseline justify-between gap-3" key={edge.id}>
            <dt className="font-mono text-muted text-xs">
              {model.graph.byId.get(edge.from.node)?.name} → {edge.to.port}
            </dt>
            <dd className="min-w-0 break-words text-right font-medium" title={value}>
              {readable(value)}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Names({ names, onPick }: { names: readonly string[]; onPick: (name: string) => void }) {
  const t = useTranslations('editor.inspector');
  if (names.length === 0) return null;
  return (
    <Part title={t('names')}>
      <div className="flex flex-wrap gap-1">
        {names.map((name) => (
          <button
            className="rounded border border-line bg-sunken px-1.5 font-mono text-xs hover:border-accent hover:text-accent"
            key={name}
            onClick={() => onPick(name)}
            // The expression keeps its caret.
            onMouseDown={(event) => event.preventDefault()}
            type="button"
          >
            {name}
          </button>
        ))}
      </div>
    </Part>
  );
}

/** Puts a text where the caret stands, as if it were typed: the field keeps its own undo. */
function typeInto(element: HTMLElement | null, text: string): void {
  if (!element?.isConnected) return;
  element.focus();
  document.execCommand('insertText', false, text);
}

/** The same object while it says the same, so that editors are told only of what changed. */
function useScope(flow: PricingFlow, id: string, trace: FlowTrace | undefined): FeelScope {
  const before = useRef<FeelScope>(undefined);
  return useMemo(() => {
    const scope = nodeScope(flow, id, trace);
    if (!before.current || !equalJson(before.current, scope)) before.current = scope;
    return before.current;
  }, [flow, id, trace]);
}

function useForm({ model, card, editor }: NodeInspectorProps): NodeForm & {
  others: Issue[];
  last: { current: HTMLElement | null };
} {
  const { flow, edit } = editor;
  const { locale } = model;
  const last = useRef<HTMLElement>(null);
  const names = useMemo(() => namesFor(flow, card.id), [flow, card.id]);
  const lastRun = useContext(LastRunContext);
  const scope = useScope(flow, card.id, model.trace ?? lastRun);
  return useMemo(() => {
    const index = flow.nodes.findIndex(({ id }) => id === card.id);
    const issues = model.issues.get(card.id) ?? [];
    const errors = errorsOf(issues, index, locale);
    return {
      node: card.node,
      locale,
      names,
      scope,
      last,
      others: issues.filter(({ path }) => !path.startsWith(`/nodes/${index}/config/`)),
      errorAt: (path: Path) => errors.get(`/${path.join('/')}`),
      set: (path: Path, value: unknown) => edit({ type: 'set-config', node: card.id, path, value }),
      onExpressionFocus: (element: HTMLElement) => {
        last.current = element;
      },
    };
  }, [flow, edit, card, model, locale, names, scope]);
}

/** Everything about one node that can be changed. */
export function NodeInspector(props: NodeInspectorProps) {
  const { model, card, editor } = props;
  const t = useTranslations('editor.inspector');
  const form = useForm(props);
  // Which table it is stands beside the table.
  const fields = fieldsOf(card.node.kind).filter(({ member }) => member !== 'tableKey');
  return (
    <NodeFormContext value={form}>
      <Head {...props} />
      <OtherProblems issues={form.others} locale={model.locale} />
      <div className="flex flex-col gap-3 border-line border-t px-4 py-3">
        <Identity {...props} />
        {fields.map((field) => (
          <ConfigField field={field} key={field.member} />
        ))}
      </div>
      <Names names={form.names} onPick={(name) => typeInto(form.last.current, name)} />
      <Arrived card={card} model={model} />
      <Outcome card={card} model={model} />
      <Connections {...props} />
      <div className="border-line border-t px-4 py-3">
        <Field label={t('note')}>
          <TextArea
            maxLength={2000}
            onChange={({ target }) =>
              editor.edit({ type: 'set-note', node: card.id, note: target.value })
            }
            rows={2}
            value={card.node.note ?? ''}
          />
        </Field>
      </div>
    </NodeFormContext>
  );
}
