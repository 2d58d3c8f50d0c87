import { type Issue, warning } from '#engine/core/issue';
import type { TableDefinition } from '#engine/core/table';
import { type FindingKind, type TableFinding, verifyTable } from '#engine/core/table/verify';
import type {
  DecisionTable,
  DecisionTableConfig,
  DecisionTableContent,
  InputConfig,
  PricingFlow,
} from '#schemas';

/** A table somewhere in a document. */
interface PlacedTable {
  readonly path: string;
  readonly content: DecisionTableContent;
  readonly allowsGaps: boolean;
}

const CODES: Record<FindingKind, string> = {
  gap: 'table-gap',
  overlap: 'table-overlap',
  conflict: 'table-conflict',
  unreachable: 'table-unreachable-row',
  redundant: 'table-redundant-row',
  'never-matches': 'table-dead-row',
  'not-verified': 'table-not-verified',
};

/** What an input node lets through, which a flow holds its facts to; missing facts are null. */
function allowedOf({ allowed, required, default: fallback }: InputConfig): string | undefined {
  if (allowed === undefined || required !== false || fallback !== undefined) return allowed;
  return allowed.trim().startsWith('not') ? undefined : `${allowed}, null`;
}

/** A table's columns with what is known of the flow's inputs that they ask for. */
export function narrowTable(
  content: DecisionTableContent,
  { nodes }: Pick<PricingFlow, 'nodes'>,
): DecisionTableContent {
  const inputs = content.inputs.map((input) => {
    const node = nodes.find((each) => (each.name ?? each.id) === input.expression);
    if (node?.kind !== 'input') return input;
    const config = node.config as InputConfig;
    const allowed = input.allowed ?? allowedOf(config);
    return { ...input, type: input.type ?? config.type, ...(allowed ? { allowed } : {}) };
  });
  return { ...content, inputs };
}

function tablesOfFlow(flow: PricingFlow): PlacedTable[] {
  return flow.nodes.flatMap(({ kind, config }, index) => {
    if (kind !== 'decision-table') return [];
    const { table, onMissing } = config as DecisionTableConfig;
    const path = `/nodes/${index}/config/table`;
    if (!table) return [];
    return [{ path, content: narrowTable(table, flow), allowsGaps: onMissing === 'null' }];
  });
}

function tablesOf(document: { kind?: unknown; designs?: unknown }): PlacedTable[] {
  switch (document.kind) {
    case 'decision-table':
      return [
        { path: '/content', content: (document as DecisionTable).content, allowsGaps: false },
      ];
    case 'pricing-flow':
      return tablesOfFlow(document as PricingFlow);
    case 'bundle':
      return ((document.designs ?? []) as object[]).flatMap((design, index) =>
        tablesOf(design).map((table) => ({ ...table, path: `/designs/${index}${table.path}` })),
      );
    default:
      return [];
  }
}

function asWarning({ kind, rows, example, message }: TableFinding, path: string): Issue {
  const [row] = rows;
  const where = row === undefined ? `${path}/rules` : `${path}/rules/${row}`;
  const named = rows.map((each) => each + 1).join(', ');
  return warning(CODES[kind], where, message, {
    ...(named === '' ? {} : { rows: named }),
    ...example,
  });
}

/**
 * What the verifier finds in the decision tables of a design or a bundle without errors, as warnings.
 */
export function verifyDesign(document: object): Issue[] {
  return tablesOf(document).flatMap(({ path, content, allowsGaps }) =>
    verifyTable(content as TableDefinition, { allowsGaps })
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => asWarning(finding, path)),
  );
}
