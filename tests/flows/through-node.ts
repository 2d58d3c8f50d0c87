import { compileBundle } from '#engine/core/rating';
import { type SketchNode, sketchFlow } from './sketch.ts';

export interface ThroughNode {
  exact: string;
  zh: string | undefined;
  en: string | undefined;
}

/**
 * Facts of the ports' names → the node → a line: the exact amount and what is told of it, or the
 * code that the facts or the design are refused with.
 */
export function throughNode(
  kind: string,
  config: object,
  ports: Record<string, string>,
  facts: object,
  output = '',
): ThroughNode | string | undefined {
  const names = Object.keys(ports);
  const idOf = (port: string): string => port.replaceAll(' ', '-');
  const inputs: Record<string, SketchNode> = Object.fromEntries(
    names.map((port) => [
      idOf(port),
      { kind: 'input', config: { type: ports[port], required: false, path: [port] } },
    ]),
  );
  const flow = sketchFlow({ ...inputs, node: { kind, config }, line: { kind: 'output-line' } }, [
    ...names.map((port) => `${idOf(port)} -> node.${port}`),
    `node${output && `.${output}`} -> line`,
  ]);
  const compiled = compileBundle({
    kind: 'bundle',
    entry: flow.key,
    currency: 'CNY',
    designs: [flow],
  });
  if (!compiled.ok) return compiled.issues[0]?.code;
  const result = compiled.bundle.explain(facts);
  if ('issues' in result) return result.issues[0]?.code;
  const [line] = result.lines;
  const told = result.trace?.find(({ node }) => node === 'node')?.sentence;
  return { exact: line?.amountUnrounded ?? '', zh: told?.zh, en: told?.en };
}
