import type { ImportMapping, ValueSource } from '#schemas';

/** A value or a condition of a mapping, by its place in the document (JSON Pointer). */
export interface MappingSource {
  path: string;
  source: ValueSource;
}

/** Every value and condition that a mapping reads from a row, in the order of the document. */
export function mappingSources({
  customer,
  subscription,
  checks,
  reconcile,
}: ImportMapping): MappingSource[] {
  const { externalId, name, kind, tier, region, industry } = customer;
  return [
    ...given('/customer', { externalId, name, kind, tier, region, industry }),
    ...(customer.contacts ?? []).map(({ value }, index) => ({
      path: `/customer/contacts/${index}/value`,
      source: value,
    })),
    ...given('/customer/address', customer.address ?? {}),
    ...conditions('/customer/tags', customer.tags ?? []),
    ...given('/customer/customFields', customer.customFields ?? {}),
    ...(subscription ? subscriptionSources(subscription) : []),
    ...conditions('/checks', checks ?? []),
    ...(reconcile ? [{ path: '/reconcile/column', source: { column: reconcile.column } }] : []),
  ];
}

function subscriptionSources({
  externalId,
  startsOn,
  billingFrom,
  attributes = {},
  items,
}: NonNullable<ImportMapping['subscription']>): MappingSource[] {
  return [
    ...given('/subscription', { externalId, startsOn, billingFrom }),
    ...given('/subscription/attributes', attributes),
    ...items.flatMap((item, index) => [
      ...(item.when === undefined
        ? []
        : [
            {
              path: `/subscription/items/${index}/when`,
              source: { expression: item.when },
            },
          ]),
      ...given(`/subscription/items/${index}`, { quantity: item.quantity }),
      ...given(`/subscription/items/${index}/attributes`, item.attributes ?? {}),
    ]),
  ];
}

function given(path: string, sources: Record<string, ValueSource | undefined>): MappingSource[] {
  return Object.entries(sources).flatMap(([key, source]) =>
    source === undefined ? [] : [{ path: `${path}/${escaped(key)}`, source }],
  );
}

function conditions(
  path: string,
  list: readonly { when?: string | number | undefined }[],
): MappingSource[] {
  return list.flatMap(({ when }, index) =>
    when === undefined ? [] : [{ path: `${path}/${index}/when`, source: { expression: when } }],
  );
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
