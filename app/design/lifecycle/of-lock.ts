/**
 * The key of a question about a draft as it was under one lock: another lock, another answer. The
 * procedure reads nothing of its key but the path and the input.
 */
export function ofLock<Key extends readonly unknown[]>(key: Key, lockVersion: number | null): Key {
  const [path, asked] = key;
  return [path, { ...(asked as object), lockVersion }] as unknown as Key;
}
