import { designKinds } from '#engine/core/design';
import { type Issue, issue, shown } from '#engine/core/issue';
import { invalid } from '#engine/runtime/error';

const KEY = /^[a-z0-9]([a-z0-9.-]{0,198}[a-z0-9])?$/;

/** Kind and key, which a document carries itself; without them it can't even be a draft. */
export function identify(document: unknown): { kind: string; key: string } {
  const { kind, key } = (document ?? {}) as { kind?: unknown; key?: unknown };
  const issues: Issue[] = [];
  if (typeof kind !== 'string' || !designKinds.includes(kind)) {
    const kinds = designKinds.join(', ');
    const text = { zh: `kind 应为以下之一：${kinds}`, en: `kind must be one of: ${kinds}` };
    issues.push(issue('unknown-design-kind', '/document/kind', text, { kind: shown(kind) }));
  }
  if (typeof key !== 'string' || !KEY.test(key)) {
    const text = {
      zh: 'key 应由小写字母、数字、点和连字符组成',
      en: 'key must be lower case letters, digits, dots and hyphens',
    };
    issues.push(issue('bad-design-key', '/document/key', text, { key: shown(key) }));
  }
  if (issues.length > 0) throw invalid(issues);
  return { kind: String(kind), key: String(key) };
}
