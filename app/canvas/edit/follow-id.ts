import type { FlowNode } from '#schemas';
import { type Path, withValue } from '../../editing/index.ts';

/** Tables of a config whose rows others name by id: the table, then who names it by which member. */
const NAMED: Readonly<Record<string, { table: string; member: string }>> = {
  bands: { table: 'windows', member: 'band' },
  seasons: { table: 'windows', member: 'season' },
  dayTypes: { table: 'windows', member: 'dayType' },
};

type Row = Readonly<Record<string, unknown>>;

/** Where a row got another id: what names it in the same config says the new one. */
export function followId(node: FlowNode, path: Path, before: unknown, after: unknown): FlowNode {
  const [part = '', , last] = path;
  const naming = path.length === 3 && last === 'id' ? NAMED[part] : undefined;
  if (!naming || typeof before !== 'string' || before === '') return node;
  const { table, member } = naming;
  const config = node.config as unknown as Readonly<Record<string, unknown>>;
  const [own, rows] = [config[part], config[table]];
  if (!Array.isArray(rows) || !Array.isArray(own)) return node;
  // Another one has that id still: it is the one that is meant.
  if (own.some((row: Row | null) => row?.id === before)) return node;
  const next = rows.map((row: Row | null) =>
    row?.[member] === before ? { ...row, [member]: after } : row,
  );
  return { ...node, config: withValue(config, [table], next) } as FlowNode;
}
