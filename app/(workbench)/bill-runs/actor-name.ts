/**
 * The name in an actor as it is stored with what he did; older rows hold plain text. `system` is
 * what the workbench itself is called.
 */
export function actorName(stored: string, system: string): string {
  if (stored === 'system') return system;
  try {
    const { name, id, kind } = JSON.parse(stored) as { name?: string; id?: string; kind?: string };
    return kind === 'system' ? system : (name ?? id ?? kind ?? stored);
  } catch {
    return stored;
  }
}
