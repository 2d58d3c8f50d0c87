import { checkDesign, designLibrary, schemaIssues } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import { type InvoicePolicy, invoicePolicy } from '#engine/core/invoice';
import { hasErrors, type Issue, issue } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import { type Bundle, type Computation, validateBundle } from '#schemas';
import { explainFacts, rateFacts } from './rate-facts.ts';

/** A bundle ready to rate facts; the warnings of its designs beside. */
export interface CompiledBundle {
  /** Lines, tax and total for one set of facts, or the issues that refuse them; never throws. */
  rate(facts: unknown): Computation;
  /** The same result, with sentences for each line and the values at each node. */
  explain(facts: unknown): Computation;
  warnings: Issue[];
}

export type CompileBundleResult =
  | { ok: true; bundle: CompiledBundle }
  | { ok: false; issues: Issue[] };

function checkCurrency(currency: string): Issue[] {
  if (minorUnits(currency) !== undefined) return [];
  return [
    issue(
      'unknown-currency',
      '/currency',
      {
        zh: `“${currency}”不是 ISO 4217 的现行币种`,
        en: `"${currency}" is no active currency of ISO 4217`,
      },
      { currency },
    ),
  ];
}

function checkDesigns(bundle: Bundle): Issue[] {
  // Only designs that are valid by themselves may be referred to.
  const alone = designLibrary([]);
  const usable = bundle.designs.filter(
    (design) => !checkDesign(design, alone).some(({ code }) => code.startsWith('schema-')),
  );
  const library = designLibrary(usable);
  const seen = new Set<string>();
  return bundle.designs.flatMap((design, index) => {
    const path = `/designs/${index}`;
    const issues = checkDesign(design, library).map((found) => ({
      ...found,
      path: path + found.path,
    }));
    const id = `${design.kind}/${design.key}`;
    if (seen.has(id)) {
      issues.push(
        issue(
          'duplicate-design',
          `${path}/key`,
          { zh: `设计“${id}”重复`, en: `the design "${id}" stands twice` },
          { key: design.key },
        ),
      );
    }
    seen.add(id);
    return issues;
  });
}

/** Checks a bundle and compiles its entry flow. Every problem of all its designs at once. */
export function compileBundle(document: unknown): CompileBundleResult {
  const invalid = schemaIssues(validateBundle, document);
  if (invalid.length > 0) return { ok: false, issues: invalid };
  const bundle = document as Bundle;
  const issues = [...checkCurrency(bundle.currency), ...checkDesigns(bundle)];
  if (hasErrors(issues)) return { ok: false, issues };
  const library = designLibrary(bundle.designs);
  const entry = library.pricingFlows.get(bundle.entry);
  if (!entry) {
    const found = issue(
      'unknown-entry',
      '/entry',
      {
        zh: `设计中没有计费流程“${bundle.entry}”`,
        en: `there is no pricing flow "${bundle.entry}" among the designs`,
      },
      { entry: bundle.entry },
    );
    return { ok: false, issues: [...issues, found] };
  }
  const compiled = compilePricingFlow(entry, library);
  if (!compiled.ok) return compiled;
  const policy: InvoicePolicy = invoicePolicy(bundle.currency, bundle.rounding);
  return {
    ok: true,
    bundle: {
      rate: (facts) => rateFacts(compiled.flow, policy, facts),
      explain: (facts) => explainFacts(compiled.flow, policy, facts),
      warnings: issues,
    },
  };
}
