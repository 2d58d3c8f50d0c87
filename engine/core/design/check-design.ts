import { compilePricingFlow } from '#engine/core/flow';
import { hasErrors, type Issue, issue } from '#engine/core/issue';
import { compileTable, type TableDefinition } from '#engine/core/table';
import {
  type DecisionTable,
  type Plan,
  type PricingFlow,
  type ValidateFunction,
  validateDecisionTable,
  validateImportMapping,
  validatePlan,
  validatePricingFlow,
} from '#schemas';
import { checkPlan } from './check-plan.ts';
import type { DesignLibrary } from './library.ts';
import { schemaIssues } from './schema-issues.ts';

/** What the engine knows of one kind of design: its schema, and checks beyond the schema. */
interface DesignKind {
  validate: ValidateFunction<unknown>;
  check(document: unknown, library: DesignLibrary): Issue[];
}

/** A table of its own sees no flow; names in it are checked where a flow uses it. */
function checkDecisionTable(document: DecisionTable): Issue[] {
  const names = document.content.inputs.map(({ expression }) => String(expression));
  const scope = { names: () => names, slot: (name: string) => names.indexOf(name) };
  const result = compileTable(document.content as TableDefinition, scope, '/content');
  return result.ok ? [] : result.issues;
}

const DESIGN_KINDS: Record<string, DesignKind> = {
  plan: {
    validate: validatePlan,
    check: (document, library) => checkPlan(document as Plan, library),
  },
  'pricing-flow': {
    validate: validatePricingFlow,
    check: (document, library) => compilePricingFlow(document as PricingFlow, library).issues,
  },
  'decision-table': {
    validate: validateDecisionTable,
    check: (document) => checkDecisionTable(document as DecisionTable),
  },
  'import-mapping': { validate: validateImportMapping, check: () => [] },
};

export const designKinds: readonly string[] = Object.keys(DESIGN_KINDS);

/** What a document says that it is; empty where it doesn't. */
export function designKindOf(document: unknown): string {
  const isNamed = document !== null && typeof document === 'object' && 'kind' in document;
  return isNamed && typeof document.kind === 'string' ? document.kind : '';
}

/** Every problem of a design, by its schema and beyond; the document may be anything. */
export function checkDesign(document: unknown, library: DesignLibrary): Issue[] {
  const kindName = designKindOf(document);
  const kind = Object.hasOwn(DESIGN_KINDS, kindName) ? DESIGN_KINDS[kindName] : undefined;
  if (!kind) {
    return [
      issue(
        'unknown-design-kind',
        '/kind',
        {
          zh: `kind 应为以下之一：${designKinds.join(', ')}`,
          en: `kind must be one of: ${designKinds.join(', ')}`,
        },
        { kind: kindName },
      ),
    ];
  }
  const issues = schemaIssues(kind.validate, document);
  return hasErrors(issues) ? issues : kind.check(document, library);
}
