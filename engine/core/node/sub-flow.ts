import { Decimal, formatFigure } from '#engine/core/decimal';
import { type FeelValue, toJson } from '#engine/core/feel';
import {
  type CompiledFlow,
  type FlowFacts,
  type FlowLine,
  type Frame,
  type InputPort,
  type NodeBuild,
  type NodeKind,
  newFrame,
  type OutputPort,
  RatingError,
  type Reader,
  type TaxMark,
} from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { SubFlowConfig } from '#schemas';
import { putCharge } from './charge.ts';
import { CHARGE_OUT, portTypeOf } from './ports.ts';
import { same, shown } from './words.ts';

/** What happened inside, kept for the explanation. */
export interface SubFlowRun {
  flow: CompiledFlow;
  frame: Frame;
  lines: readonly FlowLine[];
}

const TOTAL: OutputPort = { name: 'total', type: 'number' };
const OWN_PORTS: ReadonlySet<string> = new Set(['charge', 'total', 'in', 'when']);

const emits = ({ emit }: SubFlowConfig): boolean => emit === 'lines';

/** What the node takes beside the facts: a value for a place in them. */
interface Overlay {
  path: readonly string[];
  read: Reader<FeelValue>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Facts with one value changed; what is beside the path is shared. */
function withFact(facts: FlowFacts, [step = '', ...rest]: readonly string[], value: unknown) {
  const below = facts[step];
  const next: unknown =
    rest.length === 0 ? value : withFact(isRecord(below) ? below : {}, rest, value);
  return { ...facts, [step]: next };
}

const pathOf = ({ name, path }: NonNullable<SubFlowConfig['inputs']>[number]): string[] =>
  (path ?? name).split('/');

/** Places that the flow's input nodes read. */
function placesRead({ nodes }: CompiledFlow): string[] {
  return nodes.flatMap(({ node, name }) =>
    node.kind === 'input'
      ? [(node.config.path ?? [name]).join('/')]
      : // A flow further in takes the facts as they are.
        node.kind === 'sub-flow'
        ? ['']
        : [],
  );
}

function readInputs(build: NodeBuild<SubFlowConfig>, flow: CompiledFlow | undefined): Overlay[] {
  const inputs = build.config.inputs ?? [];
  const read = flow && placesRead(flow);
  return inputs.flatMap((input, index) => {
    const path = pathOf(input);
    const place = path.join('/');
    const isRead = read?.some(
      (each) => each === '' || each === place || each.startsWith(`${place}/`),
    );
    if (isRead === false) {
      build.report(
        'unknown-sub-flow-input',
        `/inputs/${index}/path`,
        {
          zh: `子流程“${build.config.flowKey}”没有读取“${place}”的输入节点`,
          en: `no input of the pricing flow "${build.config.flowKey}" reads "${place}"`,
        },
        { path: place },
      );
    }
    const value = build.valueInput(input.name);
    return value ? [{ path, read: value }] : [];
  });
}

/** Where each value that the node gives stands inside, and in this flow. */
function readOutputs(build: NodeBuild<SubFlowConfig>, flow: CompiledFlow | undefined) {
  return (build.config.outputs ?? []).flatMap((output, index) => {
    const to = build.slot(output.name);
    const placed = flow?.nodes.find(({ name, node }) => [name, node.id].includes(output.node));
    const port = output.port ?? placed?.outputs[0]?.name ?? '';
    const from = placed && flow?.plan.slot(placed, port);
    if (flow && from === undefined) {
      build.report(
        'unknown-sub-flow-output',
        `/outputs/${index}/${placed ? 'port' : 'node'}`,
        {
          zh: `子流程“${build.config.flowKey}”没有输出“${output.node}${output.port ? `.${output.port}` : ''}”`,
          en: `the pricing flow "${build.config.flowKey}" has no output "${output.node}${output.port ? `.${output.port}` : ''}"`,
        },
        { node: output.node, port: output.port ?? '' },
      );
    }
    return from === undefined ? [] : [{ from, to }];
  });
}

function checkPorts({ config, report }: NodeBuild<SubFlowConfig>): void {
  for (const part of ['inputs', 'outputs'] as const) {
    const names = new Set<string>(OWN_PORTS);
    for (const [index, { name }] of (config[part] ?? []).entries()) {
      if (names.has(name)) {
        report('duplicate-port', `/${part}/${index}/name`, {
          zh: `端口名“${name}”重复或已被占用`,
          en: `the port name "${name}" is used twice or reserved`,
        });
      }
      names.add(name);
    }
  }
}

/** What refuses the facts inside, told with the flow that it happened in. */
function inside(error: unknown, { config, node }: NodeBuild<SubFlowConfig>): unknown {
  if (!(error instanceof RatingError)) return error;
  const { message, params, ...found } = error.issue;
  return new RatingError({
    ...found,
    message: {
      zh: `子流程“${config.flowKey}”：${message.zh}`,
      en: `pricing flow "${config.flowKey}": ${message.en}`,
    },
    params: { ...params, subFlow: node.id },
  });
}

/** One evaluation of the flow inside; of one that is traced, the frame is kept. */
function runInside(flow: CompiledFlow, facts: FlowFacts, outer: Frame): SubFlowRun {
  const isTraced = outer.details !== null;
  const frame = isTraced ? newFrame(flow.plan.count) : flow.frame;
  if (isTraced) frame.details = flow.nodes.map(() => undefined);
  frame.facts = facts;
  frame.lines = [];
  frame.budget = outer.budget;
  for (const step of flow.steps) step(frame);
  return { flow, frame, lines: frame.lines };
}

const isSameTax = (a: TaxMark | null, b: TaxMark | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.category === b.category &&
    a.mode === b.mode &&
    a.ratePercent.compare(b.ratePercent) === 0);

/** The tax of all lines together; lines of several taxes are no one charge. */
function taxOf(lines: readonly FlowLine[], build: NodeBuild<SubFlowConfig>): TaxMark | null {
  const [first] = lines;
  const tax = first?.tax ?? null;
  if (lines.every((line) => isSameTax(line.tax, tax))) return tax;
  const { flowKey } = build.config;
  throw new RatingError(
    issue(
      'sub-flow-taxes-differ',
      '',
      {
        zh: `子流程“${flowKey}”的账单行税目不同，不能合成一笔费用；请改为输出账单行`,
        en: `the lines of pricing flow "${flowKey}" are taxed differently and make no one charge; let it emit lines`,
      },
      { node: build.node.id },
    ),
  );
}

const sumOf = (lines: readonly FlowLine[]): Decimal =>
  lines.reduce((sum, { amount, isWaived }) => (isWaived ? sum : sum.plus(amount)), Decimal.ZERO);

/** Hands the result over: as lines, or as one charge. */
function result(
  build: NodeBuild<SubFlowConfig>,
): (frame: Frame, lines: readonly FlowLine[]) => void {
  const { id } = build.node;
  if (emits(build.config)) {
    const totalSlot = build.slot('total');
    return (frame, lines) => {
      frame.slots[totalSlot] = sumOf(lines);
      for (const line of lines) frame.lines.push({ ...line, node: `${id}/${line.node}` });
    };
  }
  const slot = build.slot('charge');
  return (frame, lines) => {
    const [only] = lines;
    const isOne = lines.length === 1 && only;
    putCharge(
      frame,
      slot,
      sumOf(lines),
      isOne ? only.quantity : null,
      isOne ? only.unitPrice : null,
    );
    frame.taxes[slot] = taxOf(lines, build);
  };
}

export const subFlowKind: NodeKind<SubFlowConfig> = {
  id: 'sub-flow',
  label: { zh: '子流程', en: 'Sub-flow' },
  inputs: ({ inputs = [] }): readonly InputPort[] =>
    inputs.map(({ name, type }) => ({ name, type: portTypeOf(type) })),
  outputs: (config) => [
    ...(emits(config) ? [TOTAL] : CHARGE_OUT),
    ...(config.outputs ?? []).map(({ name, type }) => ({ name, type: portTypeOf(type) })),
  ],
  emitsLines: emits,

  compile(build) {
    checkPorts(build);
    const flow = build.subFlow(build.config);
    const overlays = readInputs(build, flow);
    const outputs = readOutputs(build, flow);
    const give = result(build);
    if (!flow) return () => {};
    return (frame) => {
      let { facts } = frame;
      for (const { path, read } of overlays) facts = withFact(facts, path, toJson(read(frame)));
      try {
        const run = runInside(flow, facts, frame);
        for (const { from, to } of outputs) frame.slots[to] = run.frame.slots[from] ?? null;
        give(frame, run.lines);
        if (frame.details) frame.details[build.index] = run;
      } catch (error) {
        throw inside(error, build);
      }
    };
  },

  explain({ name, config, detail, value }) {
    const { lines } = detail as SubFlowRun;
    const sum = sumOf(lines);
    const count = lines.length;
    const rule =
      count > 1 ? same(lines.map(({ amount }) => formatFigure(amount)).join(' + ')) : undefined;
    const others = (config.outputs ?? [])
      .map((output) => `${output.name} ${shown(value(output.name))}`)
      .join('，');
    const total = `${rule ? `${rule.zh} = ` : ''}${formatFigure(sum)}`;
    const given = others === '' ? '' : `（${others}）`;
    return {
      title: same(name),
      ...(rule && { rule }),
      mark: { zh: `${count} 行`, en: count === 1 ? '1 line' : `${count} lines` },
      sentence: {
        zh: `${name}按计费流程“${config.flowKey}”计算：${total}${given}`,
        en: `${name} by the pricing flow "${config.flowKey}": ${total}${given.replace('（', ' (').replace('）', ')').replaceAll('，', ', ')}`,
      },
    };
  },
};
