import { FeelFunction } from '#engine/core/feel';
import type { CompiledFlow, NodeExplanation, PlacedNode } from '#engine/core/graph';
import { shown } from '#engine/core/node';
import type { LocalText } from '#schemas';

/** More say nothing any more. */
const MOST_TOLD = 6;

/** «其中基准价 = 50»: what the constants are that the node's expressions name. */
function definitionWords(
  { definitions, definitionsUsed }: CompiledFlow,
  { index }: PlacedNode,
): LocalText | undefined {
  const parts = [...(definitionsUsed[index] ?? [])].flatMap((name): LocalText[] => {
    const value = definitions.value(name);
    if (value === undefined || value === null || value instanceof FeelFunction) return [];
    const { zh, en } = definitions.find(name)?.content.label ?? { zh: name, en: name };
    return [{ zh: `${zh} = ${shown(value)}`, en: `${en} = ${shown(value)}` }];
  });
  if (parts.length === 0) return undefined;
  const told = parts.slice(0, MOST_TOLD);
  return {
    zh: `其中 ${told.map(({ zh }) => zh).join('，')}`,
    en: `where ${told.map(({ en }) => en).join(', ')}`,
  };
}

/** The explanation with the constants that it rests on. */
export function withDefinitions(
  explanation: NodeExplanation,
  flow: CompiledFlow,
  placed: PlacedNode,
): NodeExplanation {
  const words = definitionWords(flow, placed);
  if (!words) return explanation;
  const { zh, en } = explanation.sentence;
  return { ...explanation, sentence: { zh: `${zh}（${words.zh}）`, en: `${en} (${words.en})` } };
}
