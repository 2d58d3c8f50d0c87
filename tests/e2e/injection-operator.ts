import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, type TestPerson } from './add-person.ts';
import { MARKUP } from './injection-payloads.ts';

export const PLAN_KEY = 'injected-plan';
export const FLOW_KEY = 'injected-flow';
export const TABLE_KEY = 'injected-table';
export const MODULE_KEY = 'injected-module';
/** The one level that has a price; with any other a customer can't be billed. */
export const KNOWN_LEVEL = 'known';

const PASSWORD = 'a sentence for tests alone';

const both = (n: number) => ({ zh: MARKUP.image(n), en: MARKUP.script(n) });

/** A flow that prices one level, with markup wherever a text may stand. */
export const INJECTED_FLOW = {
  kind: 'pricing-flow',
  key: FLOW_KEY,
  name: both(101),
  description: both(102),
  nodes: [
    {
      id: 'level',
      kind: 'input',
      note: MARKUP.image(103),
      config: { path: ['subscription', 'attributes', 'level'], type: 'string' },
    },
    {
      id: 'tariff',
      kind: 'decision-table',
      note: MARKUP.breakout(104),
      config: {
        table: {
          hitPolicy: 'U',
          inputs: [{ expression: 'level', type: 'string', label: both(105) }],
          outputs: [{ name: 'price', type: 'number', label: both(106) }],
          rules: [{ when: [`"${KNOWN_LEVEL}"`], then: ['10'], note: MARKUP.image(107) }],
        },
      },
    },
    { id: 'shared', kind: 'decision-table', config: { tableKey: TABLE_KEY } },
    { id: 'fee', kind: 'flat', note: MARKUP.script(108), config: { price: 'tariff.price' } },
    { id: 'line', kind: 'output-line', config: { name: both(109) } },
  ],
  edges: [
    { from: { node: 'level' }, to: { node: 'tariff' } },
    { from: { node: 'level' }, to: { node: 'shared' } },
    { from: { node: 'tariff' }, to: { node: 'fee' } },
    { from: { node: 'fee' }, to: { node: 'line' } },
  ],
};

const INJECTED_PLAN = {
  kind: 'plan',
  key: PLAN_KEY,
  name: both(111),
  description: both(112),
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'advance',
    anchor: 'calendar',
    proration: 'full',
  },
  attributes: [{ key: 'level', label: both(113), type: 'string' }],
  modules: [
    {
      key: MODULE_KEY,
      type: 'base-service',
      name: both(114),
      flow: FLOW_KEY,
      parameters: { note: MARKUP.image(115) },
    },
  ],
};

/** A table of its own, with markup in its heads, its cells and what its values are called. */
const INJECTED_TABLE = {
  kind: 'decision-table',
  key: TABLE_KEY,
  name: both(291),
  content: {
    hitPolicy: 'F',
    inputs: [
      {
        expression: 'level',
        type: 'string',
        label: both(292),
        valueLabels: { [KNOWN_LEVEL]: both(293) },
      },
    ],
    outputs: [{ name: 'price', label: both(294) }],
    rules: [
      { when: [`"${KNOWN_LEVEL}"`], then: ['10'], note: MARKUP.image(295) },
      { when: ['-'], then: [JSON.stringify(MARKUP.script(296))] },
    ],
  },
};

/** The designs of markup, by the part of an address that says their kind. */
export const INJECTED_DESIGNS = {
  flows: INJECTED_FLOW,
  plans: INJECTED_PLAN,
  tables: INJECTED_TABLE,
};

/** An operator whose name, designs and administrator carry markup. */
export function makeInjectedOperator(slug: string): TestPerson {
  runCli('workbench', ['tenant', 'create', slug, '--name', MARKUP.image(121)]);
  const folder = mkdtempSync(join(tmpdir(), 'ratecraft-designs-'));
  const files = Object.values(INJECTED_DESIGNS).map((design) => {
    const file = join(folder, `${design.key}.json`);
    writeFileSync(file, JSON.stringify(design));
    return file;
  });
  const message = MARKUP.script(122);
  runCli('workbench', ['design', 'publish', ...files, '--message', message, '--tenant', slug]);
  rmSync(folder, { recursive: true });
  const email = `${slug}@example.com`;
  const person = ['--email', email, '--role', 'administrator', '--name', MARKUP.breakout(123)];
  runCli('workbench', ['person', 'add', '--tenant', slug, ...person]);
  return { email, password: PASSWORD };
}
