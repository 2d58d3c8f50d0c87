import type { Token } from './tokens.ts';

const isJoining = (token: Token | undefined): boolean =>
  token?.kind === 'operator' && (token.text === '+' || token.text === '*' || token.text === '^');

/** Tokens between blanks; `+`, `*` and `^` count as having blanks on both sides. */
function chunksOf(tokens: readonly Token[]): Token[][] {
  const chunks: Token[][] = [];
  let previous: Token | undefined;
  for (const token of tokens) {
    const begins = token.afterBlank || isJoining(token) || isJoining(previous);
    if (begins || chunks.length === 0) chunks.push([]);
    chunks.at(-1)?.push(token);
    previous = token;
  }
  return chunks;
}

/** Rounds a chunk; brackets that it only opens or only closes stay outside. */
function rounded(chunk: readonly Token[]): Token[] {
  const unmatched: number[] = [];
  let end = chunk.length;
  for (const [index, { kind }] of chunk.entries()) {
    if (kind === 'open') unmatched.push(index);
    else if (kind === 'close' && unmatched.pop() === undefined) {
      end = index;
      break;
    }
  }
  const start = (unmatched.at(-1) ?? -1) + 1;
  const inner = chunk.slice(start, end);
  if (inner.every(({ kind }) => kind === 'operator')) return [...chunk];
  const open: Token = { kind: 'round', text: 'round(', afterBlank: false };
  const close: Token = { kind: 'close', text: ')', afterBlank: false };
  return [...chunk.slice(0, start), open, ...inner, close, ...chunk.slice(end)];
}

/**
 * What the reference does to formulas of fields named after a budget: `+`, `*` and `^` are set between
 * blanks, and everything between blanks that is no operator is rounded before it is combined.
 */
export function roundOperands(tokens: readonly Token[]): Token[] {
  return chunksOf(tokens).flatMap(rounded);
}
