/** Ids of one's own that are the same in every database: the nth one is told by its beginning. */
export function idsOf(beginning: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${beginning}-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}
