import { ArrowLeft, ArrowRight, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { Button, Field, IconButton, Select } from '../../../ui/index.ts';
import { canConnect, outputsOf, type PortRef } from '../../edit/index.ts';
import type { CanvasEdge, CanvasNode, FlowGraph } from '../../graph/index.ts';
import { Part } from '../../inspector.tsx';
import { type FlowModel, titleOf } from '../../model.ts';
import type { Editor } from '../use-editor.ts';

interface ConnectionsProps {
  model: FlowModel;
  card: CanvasNode;
  editor: Editor;
}

interface EndProps extends ConnectionsProps {
  edge: CanvasEdge;
  side: 'from' | 'to';
  onRemoved: () => void;
}

function End({ model, edge, side, editor, onRemoved }: EndProps) {
  const t = useTranslations('editor.connections');
  const other = model.graph.byId.get(edge[side].node);
  if (!other) return null;
  const Arrow = side === 'from' ? ArrowLeft : ArrowRight;
  const title = titleOf(other, model.locale);
  const text = `${edge.from.port} → ${edge.to.port}`;
  return (
    <li className="flex items-center gap-1">
      <button
        className="-ml-2 flex min-w-0 grow items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover"
        onClick={() => editor.selectNode(other.id)}
        type="button"
      >
        <Arrow aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        <span className="truncate">{title}</span>
        <span className="ml-auto shrink-0 truncate font-mono text-muted text-xs">{text}</span>
      </button>
      <IconButton
        icon={<X />}
        label={t('remove', { title })}
        onClick={() => {
          editor.edit({ type: 'disconnect', edges: [edge.id] });
          onRemoved();
        }}
        size="sm"
      />
    </li>
  );
}

interface Choice {
  from: PortRef;
  to: PortRef;
  label: string;
}

const outputsIn = ({ nodes }: FlowGraph) =>
  nodes.flatMap(({ node }) => outputsOf(node).map(({ name }) => ({ node: node.id, port: name })));

/** Every connection that the node's port could have, as choices in words. */
function choicesOf({ model, card, editor }: ConnectionsProps, port: string): Choice[] {
  const isInput = card.inputs.some(({ name }) => `in:${name}` === port);
  const own = { node: card.id, port: port.slice(port.indexOf(':') + 1) };
  const { graph, locale } = model;
  const pairs = isInput
    ? outputsIn(graph).map((from) => ({ from, to: own }))
    : graph.nodes.flatMap(({ id, inputs }) =>
        inputs.map(({ name }) => ({ from: own, to: { node: id, port: name } })),
      );
  return pairs.flatMap(({ from, to }) => {
    if (!canConnect(editor.flow, from, to).ok) return [];
    const end = isInput ? from : to;
    const other = graph.byId.get(end.node);
    return other ? [{ from, to, label: `${titleOf(other, locale)} · ${end.port}` }] : [];
  });
}

interface ConnectProps extends ConnectionsProps {
  field: RefObject<HTMLSelectElement | null>;
}

/** Connecting without dragging: a port of this node, then what it can go with. */
function Connect({ field, ...props }: ConnectProps) {
  const { card, editor } = props;
  const t = useTranslations('editor.connections');
  const [port, setPort] = useState('');
  const [chosen, setChosen] = useState('');
  const choices = port === '' ? [] : choicesOf(props, port);
  const connect = () => {
    const choice = choices[Number(chosen)];
    if (!choice || chosen === '') return;
    editor.edit({ type: 'connect', from: choice.from, to: choice.to });
    setChosen('');
    field.current?.focus();
  };
  return (
    <div className="mt-2 flex items-end gap-2">
      <Field className="w-1/3" label={t('port')}>
        <Select
          onChange={(event) => {
            setPort(event.target.value);
            setChosen('');
          }}
          placeholder={t('choose')}
          ref={field}
          value={port}
        >
          <optgroup label={t('in')}>
            {card.inputs.map(({ name }) => (
              <option key={name} value={`in:${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('out')}>
            {card.outputs.map(({ name }) => (
              <option key={name} value={`out:${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
      <Field className="grow" label={t('with')}>
        <Select
          disabled={choices.length === 0}
          onChange={(event) => setChosen(event.target.value)}
          options={choices.map(({ label }, index) => ({ value: String(index), label }))}
          placeholder={port !== '' && choices.length === 0 ? t('nothing') : t('choose')}
          value={chosen}
        />
      </Field>
      <Button disabled={chosen === ''} icon={<Plus />} onClick={connect}>
        {t('connect')}
      </Button>
    </div>
  );
}

/** What leads into the node and out of it. */
export function Connections(props: ConnectionsProps) {
  const { model, card } = props;
  const t = useTranslations('editor.connections');
  const { incoming, outgoing } = useMemo(
    () => ({
      incoming: model.graph.incoming.get(card.id) ?? [],
      outgoing: model.graph.outgoing.get(card.id) ?? [],
    }),
    [model, card.id],
  );
  // What had the focus is gone after a change: keys go on from here.
  const field = useRef<HTMLSelectElement>(null);
  const onRemoved = () => field.current?.focus();
  return (
    <Part title={t('title')}>
      <ul className="flex flex-col text-sm">
        {incoming.map((edge) => (
          <End edge={edge} key={edge.id} onRemoved={onRemoved} side="from" {...props} />
        ))}
        {outgoing.map((edge) => (
          <End edge={edge} key={edge.id} onRemoved={onRemoved} side="to" {...props} />
        ))}
      </ul>
      {incoming.length + outgoing.length === 0 && <p className="text-muted text-sm">{t('none')}</p>}
      <Connect field={field} key={card.id} {...props} />
    </Part>
  );
}
