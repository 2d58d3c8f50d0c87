import type { ImportMapping, ValueSource } from '#schemas';

/** Customers without subscriptions, by the columns of the template. */
function standardMapping(
  key: string,
  name: ImportMapping['name'],
  columns: Record<keyof typeof ENGLISH, string>,
): ImportMapping {
  const column = (of: keyof typeof ENGLISH): ValueSource => ({ column: columns[of] });
  return {
    kind: 'import-mapping',
    key,
    name,
    customer: {
      externalId: column('id'),
      name: column('name'),
      kind: {
        expression: `if list contains(["company", "企业", "公司", "单位"], ${columns.kind}) then "company" else if ${columns.kind} = null or list contains(["person", "个人"], ${columns.kind}) then "person" else ${columns.kind}`,
      },
      tier: column('tier'),
      region: column('region'),
      contacts: [
        { kind: 'phone', value: column('phone') },
        { kind: 'email', value: column('email') },
      ],
      address: { street: column('address') },
    },
  };
}

const ENGLISH = {
  id: 'Customer ID',
  name: 'Name',
  kind: 'Type',
  tier: 'Tier',
  region: 'Region',
  phone: 'Phone',
  email: 'Email',
  address: 'Address',
};

const CHINESE: Record<keyof typeof ENGLISH, string> = {
  id: '客户编号',
  name: '客户名称',
  kind: '客户类型',
  tier: '客户等级',
  region: '区域',
  phone: '手机号',
  email: '邮箱',
  address: '地址',
};

export const STANDARD_MAPPINGS: readonly ImportMapping[] = [
  standardMapping(
    'customers-zh',
    { zh: '客户资料（中文表头）', en: 'Customers (Chinese headings)' },
    CHINESE,
  ),
  standardMapping(
    'customers-en',
    { zh: '客户资料（英文表头）', en: 'Customers (English headings)' },
    ENGLISH,
  ),
];
