import type { Actor, Role } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';

/** What stands in place of an amount that a role may not see. */
export const MASKED = '•••';

type Kind = 'customer' | 'contact' | 'invoice' | 'balance' | 'payment' | 'credential';
type Mask = 'phone' | 'email' | 'contact' | 'amount';

interface ReadRule {
  /** Which members of a row, by their names. */
  fields: Readonly<Record<string, Mask>>;
  /** From whom they are hidden. */
  from: readonly Role[];
}

/** Who sees a thing only in part. What isn't named here is seen by whoever may see the thing. */
const READ_RULES: Readonly<Record<Kind, readonly ReadRule[]>> = {
  contact: [{ fields: { value: 'contact' }, from: ['marketing', 'manager'] }],
  customer: [
    {
      fields: { phone: 'phone', email: 'email', contact: 'contact' },
      from: ['marketing', 'manager'],
    },
    { fields: { balance: 'amount', open: 'amount', credit: 'amount' }, from: ['marketing'] },
  ],
  invoice: [
    {
      fields: {
        total: 'amount',
        subtotal: 'amount',
        tax: 'amount',
        open: 'amount',
        amount: 'amount',
      },
      from: ['marketing'],
    },
  ],
  balance: [
    {
      fields: {
        amount: 'amount',
        balance: 'amount',
        open: 'amount',
        notDue: 'amount',
        overdue: 'amount',
      },
      from: ['marketing'],
    },
  ],
  payment: [{ fields: { amount: 'amount', reference: 'amount' }, from: ['marketing'] }],
  credential: [{ fields: { username: 'contact' }, from: ['marketing', 'manager'] }],
};

/** Roles that may change some members of a thing only. A role that isn't named may change all. */
const WRITE_RULES: Readonly<Partial<Record<Kind, Partial<Record<Role, readonly string[]>>>>> = {
  customer: {
    service: ['address', 'locale'],
  },
};

function roleOf(actor: Actor): Role | undefined {
  return actor.kind === 'user' || actor.kind === 'key' ? actor.role : undefined;
}

/** Throws `forbidden`, naming the fields, where the actor may not change one of them. */
export function requireFields(ctx: { actor: Actor }, kind: Kind, fields: readonly string[]): void {
  const role = roleOf(ctx.actor);
  const allowed = role && WRITE_RULES[kind]?.[role];
  if (!allowed) return;
  const refused = fields.filter((field) => !allowed.includes(field));
  if (refused.length === 0) return;
  const [names, may] = [refused.join(', '), allowed.join(', ')];
  throw appError('forbidden', {
    zh: `角色 ${role} 不能修改 ${names}；可修改的字段：${may}`,
    en: `the role ${role} may not change ${names}, only ${may}`,
  });
}

/** Whether the actor may change the field; for the fields of a form. */
export function mayChange(actor: Actor, kind: Kind, field: string): boolean {
  const role = roleOf(actor);
  const allowed = role && WRITE_RULES[kind]?.[role];
  return !allowed || allowed.includes(field);
}

/** The mask that hides the field of a kind of thing from the actor, if any does. */
function maskOf(actor: Actor, kind: Kind, field: string): Mask | undefined {
  const role = roleOf(actor);
  if (!role) return undefined;
  const rule = READ_RULES[kind].find((each) => field in each.fields && each.from.includes(role));
  return rule?.fields[field];
}

/**
 * A value as the actor may see it; the field by kind and name, such as `contact.value` or
 * `invoice.total`.
 */
export function maskFor<T>(actor: Actor, field: `${Kind}.${string}`, value: T): T {
  const dot = field.indexOf('.');
  const mask = maskOf(actor, field.slice(0, dot) as Kind, field.slice(dot + 1));
  return mask ? (hide(mask, value) as T) : value;
}

/** Whether the actor sees only a mask there: a screen may then leave out sums and charts. */
export function isHidden(actor: Actor, field: `${Kind}.${string}`): boolean {
  const dot = field.indexOf('.');
  return maskOf(actor, field.slice(0, dot) as Kind, field.slice(dot + 1)) !== undefined;
}

/**
 * A row as the actor may see it: a copy with the values hidden that its role may not see, or the
 * row itself. Verbs give their results through this, so pages, API and exports agree.
 */
export function applyReadRules<Row extends object>(actor: Actor, kind: Kind, row: Row): Row {
  const role = roleOf(actor);
  if (!role) return row;
  let shown = row;
  for (const { fields, from } of READ_RULES[kind]) {
    if (!from.includes(role)) continue;
    for (const [field, mask] of Object.entries(fields)) {
      if (!(field in shown)) continue;
      const value = (row as Record<string, unknown>)[field];
      shown = { ...shown, [field]: hide(mask, value) };
    }
  }
  return shown;
}

function hide(mask: Mask, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return value;
  if (mask === 'amount') return MASKED;
  const text = String(value);
  if (mask === 'email' || (mask === 'contact' && text.includes('@'))) return hideEmail(text);
  return hidePhone(text);
}

/** 13812345678 → 138****5678; of a short one only the end stays. */
function hidePhone(text: string): string {
  const characters = [...text];
  if (characters.length < 7) return `****${characters.slice(-1).join('')}`;
  const head = characters.length >= 11 ? 3 : 2;
  return `${characters.slice(0, head).join('')}****${characters.slice(-4).join('')}`;
}

function hideEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return `${[...text][0] ?? ''}***${text.slice(at)}`;
}
