import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaIssues } from '#engine/core/design';
import { nodeKinds } from '#engine/core/node';
import { type FlowNode, validatePricingFlow } from '#schemas';
import { NODE_SCHEMAS } from '#schemas/nodes';
import { expressionsOf } from '../edit/expressions.ts';
import { KINDS, starterConfig } from '../edit/index.ts';
import { describeNode, NODE_VIEWS, summarizeNode } from './index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DOCS = readFileSync(join(ROOT, 'docs/reference/designs.md'), 'utf8');
const FAMILIES = ['fact', 'decision', 'charge', 'adjustment', 'line'];
/** Facts come in and lines go out without anything to tell. */
const SILENT: readonly string[] = ['input', 'output-line'];

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/pricing-flow.schema.json'), 'utf8')) as {
  $defs: { node: { oneOf: { properties: { kind: { const: FlowNode['kind'] } } }[] } };
};
const EVERY = SCHEMA.$defs.node.oneOf.map(({ properties }) => properties.kind.const);

describe('every kind of node in the schema', () => {
  it('stands in each list, and no other does', () => {
    const sorted = EVERY.toSorted();
    for (const list of [Object.keys(NODE_SCHEMAS), [...nodeKinds.keys()], KINDS]) {
      expect([...list].sort()).toEqual(sorted);
    }
    expect(Object.keys(NODE_VIEWS).sort()).toEqual(sorted);
  });

  it.each(EVERY)('%s begins with a config that its schema takes and that reads well', (kind) => {
    const node = { id: 'n', kind, config: starterConfig(kind) } as FlowNode;
    const name = { zh: '流程', en: 'Flow' };
    const flow = { kind: 'pricing-flow', key: 'f', name, nodes: [node], edges: [] };
    expect(schemaIssues(validatePricingFlow, flow)).toEqual([]);
    for (const text of Object.values(summarizeNode(node))) {
      expect(text).not.toMatch(/undefined|尚未设置|not set up/);
    }
    expect(describeNode(node).terms.length).toBeGreaterThan(0);
    expect(() => expressionsOf(node)).not.toThrow();
  });

  it.each(EVERY)(
    '%s has a label, a family of the palette, words for the bill and documents',
    (kind) => {
      const known = nodeKinds.get(kind);
      expect(known?.id).toBe(kind);
      expect(known?.label.zh).toMatch(/\p{Script=Han}/u);
      expect(FAMILIES).toContain(NODE_VIEWS[kind].family);
      expect(known?.explain !== undefined).toBe(!SILENT.includes(kind));
      expect(DOCS).toContain(`\n#### ${kind} / `);
    },
  );
});
