/** The name in an actor as it is stored with what he did; older rows hold plain text. */
export function actorName(stored: string): string {
  try {
    const { name, id, kind } = JSON.parse(stored) as { name?: string; id?: string; kind?: string };
    return name ?? id ?? kind ?? stored;
  } catch {
    return stored;
  }
}
