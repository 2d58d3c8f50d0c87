import { Decimal } from '#engine/core/decimal';
import type { NodeBuild } from '#engine/core/graph';
import { nodeKinds } from '#engine/core/node';
import type { DecisionTableContent, FlowNode } from '#schemas';

/** One FEEL text of a node. */
export interface NodeExpression {
  /** JSON pointer inside the config. */
  pointer: string;
  source: string;
  form: 'expression' | 'unary-tests';
}

type Found = (pointer: string, source: string | number, form: NodeExpression['form']) => void;

function readTable(pointer: string, content: DecisionTableContent, found: Found): void {
  for (const [index, { expression, allowed }] of content.inputs.entries()) {
    found(`${pointer}/inputs/${index}/expression`, expression, 'expression');
    if (allowed) found(`${pointer}/inputs/${index}/allowed`, allowed, 'unary-tests');
  }
  for (const [index, { allowed, default: value }] of content.outputs.entries()) {
    if (allowed) found(`${pointer}/outputs/${index}/allowed`, allowed, 'unary-tests');
    if (value !== undefined) found(`${pointer}/outputs/${index}/default`, value, 'expression');
  }
  for (const [row, { when, then }] of content.rules.entries()) {
    for (const [column, cell] of when.entries()) {
      found(`${pointer}/rules/${row}/when/${column}`, cell, 'unary-tests');
    }
    for (const [column, cell] of then.entries()) {
      found(`${pointer}/rules/${row}/then/${column}`, cell, 'expression');
    }
  }
}

/** Stands in for the compiler, and notes what it is asked to compile. */
function listener(node: FlowNode, found: Found): NodeBuild<never> {
  const expression = (pointer: string, source: string | number) => {
    found(pointer, source, 'expression');
  };
  return {
    config: node.config as never,
    node,
    index: 0,
    report: () => {},
    number(pointer, source) {
      expression(pointer, source);
      return () => Decimal.ZERO;
    },
    condition(pointer, source) {
      expression(pointer, source);
      return () => false;
    },
    value(pointer, source) {
      expression(pointer, source);
      return () => null;
    },
    unaryTests(pointer, source) {
      found(pointer, source, 'unary-tests');
      return () => false;
    },
    table(pointer, content) {
      readTable(pointer, content, found);
      return undefined;
    },
    tableDesign: () => undefined,
    subFlow: () => undefined,
    numberInput: () => undefined,
    valueInput: () => undefined,
    chargeInput: () => undefined,
    slot: () => 0,
  };
}

/**
 * Every text of a node that the engine reads as FEEL: what its kind compiles, noted while it does,
 * so that nothing the engine reads can be missed here.
 */
export function expressionsOf(node: FlowNode): NodeExpression[] {
  const all = new Map<string, NodeExpression>();
  const found: Found = (pointer, source, form) => {
    all.set(pointer, { pointer, source: String(source), form });
  };
  try {
    nodeKinds.get(node.kind)?.compile(listener(node, found));
  } catch {
    // A draft's config that its schema refuses: what was noted until then counts.
  }
  return [...all.values()];
}
