import { issue } from '#engine/core/issue';
import type { Issue, LocalText, PricingFlow } from '#schemas';
import type { CompiledFlow, CompileFlowResult } from './compile.ts';
import type { FlowLibrary } from './types.ts';

/** Flows inside flows, the outermost counted. */
const MOST_LEVELS = 8;
/** Nodes of a flow with all flows in it. */
const MOST_NODES = 20_000;

/** What a flow is compiled inside of. */
export interface Nesting {
  /** Keys of the flows around, outermost first. */
  keys: readonly string[];
  /** Counts the nodes of all flows together. */
  size: { nodes: number };
  /** Flows that were compiled before, so that one used twice is compiled once. */
  known: Map<PricingFlow, CompileFlowResult>;
}

/** Whether another flow is a part of this one, and of which version. */
export interface FlowReference {
  flowKey: string;
  version?: number;
  flow?: PricingFlow;
}

/** Under what a library holds one version of a flow, beside the latest. */
export const versionKey = (key: string, version: number): string => `${key}@${version}`;

/** These speak of the whole chain of flows; further out they say the same. */
const OF_THE_CHAIN: ReadonlySet<string> = new Set([
  'sub-flow-cycle',
  'sub-flow-too-deep',
  'sub-flow-too-large',
]);

export function findSubFlow(
  { flowKey, version, flow }: FlowReference,
  library: FlowLibrary,
): PricingFlow | undefined {
  if (flow) return flow;
  const found = version === undefined ? flowKey : versionKey(flowKey, version);
  return library.pricingFlows?.get(found);
}

function refuse(code: string, text: LocalText, params: Issue['params']): CompileFlowResult {
  return { ok: false, issues: [issue(code, '', text, params)] };
}

type Compile = (flow: PricingFlow, nesting: Nesting) => CompileFlowResult;

/** Using a flow that this one stands in would never end, whatever version of it. */
function circleOf({ flowKey }: FlowReference, { keys }: Nesting): CompileFlowResult | undefined {
  const start = keys.indexOf(flowKey);
  if (start < 0) return undefined;
  const circle = [...keys.slice(start), flowKey].join(' → ');
  const text = {
    zh: `计费流程相互使用形成环：${circle}`,
    en: `these pricing flows use each other in a circle: ${circle}`,
  };
  return refuse('sub-flow-cycle', text, { circle });
}

function unknownFlow({ flowKey, version }: FlowReference): CompileFlowResult {
  const named = version === undefined ? flowKey : `${flowKey} v${version}`;
  const text = {
    zh: `没有已发布的计费流程“${named}”`,
    en: `there is no published pricing flow "${named}"`,
  };
  return refuse('unknown-sub-flow', text, {
    key: flowKey,
    ...(version !== undefined && { version }),
  });
}

function compileFound(found: PricingFlow, nesting: Nesting, compile: Compile): CompileFlowResult {
  if (nesting.keys.length >= MOST_LEVELS) {
    const text = {
      zh: `计费流程最多嵌套 ${MOST_LEVELS} 层`,
      en: `pricing flows may stand in each other ${MOST_LEVELS} levels deep at most`,
    };
    return refuse('sub-flow-too-deep', text, { limit: MOST_LEVELS });
  }
  nesting.size.nodes += found.nodes.length;
  if (nesting.size.nodes > MOST_NODES) {
    const text = {
      zh: `计费流程连同其中的子流程不能超过 ${MOST_NODES} 个节点`,
      en: `a pricing flow with all flows in it may have ${MOST_NODES} nodes at most`,
    };
    return refuse('sub-flow-too-large', text, { limit: MOST_NODES });
  }
  const result = nesting.known.get(found) ?? compile(found, nesting);
  nesting.known.set(found, result);
  return result;
}

/** The issue that a node is told of what stands against the flow that it uses. */
function asOne({ flowKey }: FlowReference, issues: readonly Issue[]): Issue {
  const told = issues.find(({ code }) => OF_THE_CHAIN.has(code));
  if (told) return told;
  const [first] = issues.filter(({ severity }) => severity === 'error');
  return issue(
    'sub-flow-broken',
    '',
    {
      zh: `子流程“${flowKey}”有错误：${first?.message.zh ?? ''}`,
      en: `the pricing flow "${flowKey}" has errors: ${first?.message.en ?? ''}`,
    },
    { key: flowKey, issue: first?.code ?? '' },
  );
}

/** The flow that a node uses, ready to run; what stands against it goes to `report`. */
export function compileSubFlow(
  reference: FlowReference,
  library: FlowLibrary,
  nesting: Nesting,
  compile: Compile,
  report: (code: string, message: LocalText, params: Issue['params']) => void,
): CompiledFlow | undefined {
  const found = findSubFlow(reference, library);
  const refused = circleOf(reference, nesting) ?? (found ? undefined : unknownFlow(reference));
  const result = refused ?? (found && compileFound(found, nesting, compile));
  if (!result) return undefined;
  if (result.ok) return result.flow;
  const [only] = result.issues;
  const told = refused && only ? only : asOne(reference, result.issues);
  report(told.code, told.message, told.params);
  return undefined;
}
