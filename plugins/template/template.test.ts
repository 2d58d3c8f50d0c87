import { describe, expect, it } from 'vitest';
import { checkDesign, designLibrary } from '#engine/core/design';
import { runScenarios, type ScenarioResult } from '#engine/core/scenario';
import type { Computation, PricingFlow } from '#schemas';
import { FLOW_TEMPLATES, TEMPLATE_INDUSTRIES } from './index.ts';

type Billed = Extract<Computation, { lines: unknown }>;
const NO_LIBRARY = designLibrary([]);
const BY_KEY = FLOW_TEMPLATES.map((template) => [template.document.key, template] as const);

function reportOf(document: PricingFlow) {
  const result = runScenarios(document, NO_LIBRARY);
  return result.ok ? result.report : expect.fail(JSON.stringify(result.issues));
}

function lineText({ item, kind, name, quantity, unitPrice, ...line }: Billed['lines'][number]) {
  const figures = [
    `amount ${line.amount}`,
    `exact ${line.amountUnrounded}`,
    `quantity ${quantity ?? '–'}`,
    `price ${unitPrice ?? '–'}`,
    line.tax ? `tax ${line.tax.amount} (${line.tax.ratePercent}% ${line.tax.mode})` : 'no tax',
  ];
  const why = (line.explanation ?? []).flatMap(({ zh, en }) => [`    ${zh}`, `    ${en}`]);
  return [`  ${item} (${kind}) ${name.zh} / ${name.en}: ${figures.join(', ')}`, ...why];
}

/** What a scenario comes to, as people read a difference of it. */
function resultText({ scenario, computation }: ScenarioResult): string {
  const head = `${scenario.id}: ${scenario.name}`;
  if ('issues' in computation) {
    return [head, ...computation.issues.map(({ code, path }) => `  refused: ${code} ${path}`)].join(
      '\n',
    );
  }
  const { lines, subtotal, tax, total } = computation;
  const sums = `  subtotal ${subtotal}, tax ${tax}, total ${total}`;
  return [head, ...lines.flatMap(lineText), sums].join('\n');
}

describe.each(BY_KEY)('template %s', (key, { document, industry, tags }) => {
  const report = reportOf(document);

  it('is checked without errors and warnings', () => {
    expect(checkDesign(document, NO_LIBRARY)).toEqual([]);
  });

  it('is told in both languages, with tags and an industry that there is', () => {
    const { name, description } = document;
    for (const text of [name, description, ...tags]) {
      expect(text?.zh).toMatch(/\p{Script=Han}/u);
      expect(text?.en).toMatch(/^[\x20-\x7E²]+$/);
    }
    expect(tags.length).toBeGreaterThan(0);
    expect(TEMPLATE_INDUSTRIES.map(({ id }) => id)).toContain(industry);
  });

  it('places all its nodes', () => {
    expect(Object.keys(document.layout?.nodes ?? {}).sort()).toEqual(
      document.nodes.map(({ id }) => id).sort(),
    );
  });

  it('has three scenarios or more, all of them right', () => {
    expect(document.scenarios?.length).toBeGreaterThanOrEqual(3);
    expect(report.results.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('is covered by them: every node, branch and row', () => {
    const { nodes, branches, tables } = report.coverage;
    expect(nodes.filter(({ scenarios }) => scenarios === 0)).toEqual([]);
    expect(branches.filter(({ scenarios }) => scenarios === 0)).toEqual([]);
    expect(tables.filter(({ missed }) => missed.length > 0)).toEqual([]);
  });

  it('computes what it computed before', async () => {
    const text = report.results.map(resultText).join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${key}.txt`);
  });
});

it('has no key twice', () => {
  expect(new Set(BY_KEY.map(([key]) => key)).size).toBe(FLOW_TEMPLATES.length);
  expect(FLOW_TEMPLATES.length).toBeGreaterThanOrEqual(14);
});
