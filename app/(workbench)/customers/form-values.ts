import type { CreateCustomerInput, Customer } from '#engine/runtime/customer';
import type { CustomerForm } from '#schemas/generated/forms';

const WORDS = ['externalId', 'tier', 'region', 'industry', 'timeZone', 'locale'] as const;

/** The values of a form for what is known of a customer. */
export function valuesOf(customer?: Customer): CustomerForm {
  const words = Object.fromEntries(WORDS.map((name) => [name, customer?.[name] ?? '']));
  return {
    ...words,
    name: customer?.name ?? '',
    kind: customer?.kind ?? 'person',
    ...(customer && { status: customer.status === 'closed' ? 'closed' : 'active' }),
    paymentTermDays: customer?.paymentTermDays ?? null,
    address: { ...customer?.address },
    customFields: Object.entries(customer?.customFields ?? {}).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  };
}

/** What was typed as text stays text; what was another kind of value before is read as that. */
function customValue(text: string, before: unknown): unknown {
  if (before === undefined || typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The values as the verbs take them: an empty text is none. */
export function inputOf(values: CustomerForm, before?: Customer): CreateCustomerInput {
  const { name, kind, paymentTermDays = null, address = {}, customFields = [] } = values;
  const words = Object.fromEntries(WORDS.map((key) => [key, values[key]?.trim() || null]));
  return {
    ...words,
    name: name.trim(),
    kind,
    paymentTermDays,
    address: Object.fromEntries(
      Object.entries(address).flatMap(([part, text]) => {
        const kept = text?.trim() ?? '';
        return kept === '' ? [] : [[part, kept]];
      }),
    ),
    customFields: Object.fromEntries(
      customFields.map((field) => [
        field.name.trim(),
        customValue(field.value, before?.customFields[field.name.trim()]),
      ]),
    ),
  };
}

/** Of the values only those members that differ from what was there. */
export function changesOf(values: CustomerForm, before: Customer): Partial<CreateCustomerInput> {
  const [next, last] = [inputOf(values, before), inputOf(valuesOf(before), before)];
  const isSame = (key: keyof CreateCustomerInput) =>
    JSON.stringify(next[key]) === JSON.stringify(last[key]);
  const keys = Object.keys(next) as (keyof CreateCustomerInput)[];
  return Object.fromEntries(keys.filter((key) => !isSame(key)).map((key) => [key, next[key]]));
}
