const MAX_CHARS = 200;

/**
 * A name as data: what stands after the last slash of either kind, without characters that steer a
 * terminal or turn the direction of text. It is never used as a path.
 */
export function plainFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return plain.slice(0, MAX_CHARS) || 'file.csv';
}
