/**
 * A schema whose objects take no members but those it names, so that an answer with a member that
 * nobody described is found. Objects of any members stay as they are.
 */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const isNamed = 'properties' in schema && !('additionalProperties' in schema);
  return isNamed && 'type' in schema ? { ...inside, additionalProperties: false } : inside;
}
