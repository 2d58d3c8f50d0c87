import type { PriceCard, QuotePlanInput } from '#engine/runtime/design';
import type { Plan } from '#schemas';

/** An order as it stands in the form: all texts, as typed. */
export interface Order {
  attributes: Record<string, string>;
  /** Modules that are chosen, with how many and what is used of them. */
  modules: Record<string, { quantity: string; usage: Record<string, string> } | undefined>;
}

const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;
const OTHER_QUANTITY = '1';

type Attribute = NonNullable<Plan['attributes']>[number];

const usualText = ({ allowed, default: usual, type }: Attribute): string =>
  String(usual ?? allowed?.[0] ?? (type === 'number' ? 1 : ''));

/** The metrics that a module's price is shown by, with a quantity worth trying. */
export function usageOf(card: PriceCard, module: string): Record<string, string> {
  const choices = card.modules.find(({ key }) => key === module)?.choices ?? [];
  return Object.fromEntries(
    choices.flatMap(({ kind, key, values }) =>
      kind === 'usage' ? [[key, String(values[1] ?? values[0] ?? 0)]] : [],
    ),
  );
}

export function chosenModule(plan: Plan, card: PriceCard, key: string) {
  const usual = plan.modules.find((module) => module.key === key)?.quantity?.default;
  return { quantity: String(usual ?? OTHER_QUANTITY), usage: usageOf(card, key) };
}

/** Usual values, and the modules that every order has; the first one where none is required. */
export function usualOrder(plan: Plan, card: PriceCard): Order {
  const required = plan.modules.filter(({ required: isRequired }) => isRequired);
  const chosen = required.length > 0 ? required : plan.modules.slice(0, 1);
  return {
    attributes: Object.fromEntries(
      (plan.attributes ?? []).map((attribute) => [attribute.key, usualText(attribute)]),
    ),
    modules: Object.fromEntries(chosen.map(({ key }) => [key, chosenModule(plan, card, key)])),
  };
}

function attributeValue({ type }: Attribute, text: string): string | number | boolean | undefined {
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true';
  if (type === 'number' && Number.isSafeInteger(Number(text))) return Number(text);
  return text;
}

/** The order as the server is asked; what can't be read yet is left out. */
export function quoteInput(
  plan: Plan,
  { attributes, modules }: Order,
  version: number | 'draft',
): QuotePlanInput {
  return {
    key: plan.key,
    version,
    attributes: Object.fromEntries(
      (plan.attributes ?? []).flatMap((attribute) => {
        const value = attributeValue(attribute, attributes[attribute.key] ?? '');
        return value === undefined ? [] : [[attribute.key, value]];
      }),
    ),
    items: plan.modules.flatMap(({ key }) => {
      const chosen = modules[key];
      if (!chosen) return [];
      const usage = Object.entries(chosen.usage).filter(([, used]) => DECIMAL.test(used));
      return [
        {
          module: key,
          ...(DECIMAL.test(chosen.quantity) && { quantity: chosen.quantity }),
          ...(usage.length > 0 && { usage: Object.fromEntries(usage) }),
        },
      ];
    }),
  };
}
