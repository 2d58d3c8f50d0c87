/** Where a column of a file goes; address fields are named after the colon. */
export type ColumnTarget =
  | 'externalId'
  | 'name'
  | 'kind'
  | 'tier'
  | 'region'
  | 'industry'
  | 'phone'
  | 'email'
  | 'wechat'
  | 'post'
  | `address:${string}`
  | 'startsOn'
  | 'billingFrom'
  | 'reconcile'
  | 'custom'
  | 'ignore';

/** `sure`: the heading says so; `likely`: the heading or the values suggest it. */
export type Confidence = 'sure' | 'likely' | 'none';

export interface ColumnGuess {
  column: string;
  target: ColumnTarget;
  confidence: Confidence;
}

/** Headings without case, blanks and punctuation, the surest first. */
const HEADINGS: readonly [ColumnTarget, readonly string[]][] = [
  [
    'externalId',
    [
      '客户编号',
      '客户号',
      '客户id',
      '客户代码',
      '用户编号',
      '用户号',
      '用户id',
      '编号',
      '账号',
      '户号',
      'customerid',
      'customerno',
      'customernumber',
      'customercode',
      'custid',
      'accountid',
      'accountno',
      'accountnumber',
      'userid',
      'externalid',
      'id',
    ],
  ],
  [
    'name',
    [
      '客户名称',
      '客户姓名',
      '姓名',
      '名称',
      '用户名称',
      '用户姓名',
      '单位名称',
      'name',
      'customername',
      'fullname',
      'companyname',
      'accountname',
    ],
  ],
  ['kind', ['客户类型', '用户类型', '客户性质', 'customertype', 'customerkind', 'kind']],
  ['tier', ['客户等级', '客户级别', '等级', '级别', '会员等级', 'tier', 'level', 'customertier']],
  ['region', ['区域', '地区', '片区', '所属区域', '营业区', 'region', 'area', 'zone']],
  ['industry', ['行业', '所属行业', 'industry', 'sector']],
  [
    'phone',
    [
      '手机',
      '手机号',
      '手机号码',
      '联系电话',
      '电话',
      '电话号码',
      '联系方式',
      'phone',
      'phonenumber',
      'mobile',
      'mobilephone',
      'telephone',
      'tel',
      'contactphone',
    ],
  ],
  ['email', ['邮箱', '电子邮箱', '电子邮件', '邮件', 'email', 'mail', 'emailaddress']],
  ['wechat', ['微信', '微信号', 'wechat', 'wechatid']],
  ['post', ['邮寄地址', '账单地址', 'postaladdress', 'billingaddress', 'mailingaddress']],
  ['address:province', ['省', '省份', 'province', 'state']],
  ['address:city', ['市', '城市', 'city', 'town']],
  ['address:district', ['区', '区县', '县', 'district', 'county']],
  [
    'address:street',
    [
      '地址',
      '详细地址',
      '安装地址',
      '装机地址',
      '住址',
      '街道',
      'address',
      'street',
      'streetaddress',
      'serviceaddress',
      'installationaddress',
    ],
  ],
  ['address:community', ['小区', '小区名称', 'community']],
  ['address:postcode', ['邮编', '邮政编码', 'postcode', 'postalcode', 'zip', 'zipcode']],
  [
    'startsOn',
    [
      '开通日期',
      '开户日期',
      '入网日期',
      '生效日期',
      '起租日期',
      '合同开始日期',
      'startdate',
      'startson',
      'activationdate',
      'activatedon',
      'since',
    ],
  ],
  [
    'billingFrom',
    [
      '计费起始日',
      '计费开始日期',
      '起费日期',
      '计费日期',
      'billingfrom',
      'billingstart',
      'billingstartdate',
    ],
  ],
  [
    'reconcile',
    [
      '月费',
      '月租',
      '月租费',
      '每月费用',
      '资费',
      '月资费',
      'monthlycharges',
      'monthlycharge',
      'monthlyfee',
      'monthlyamount',
      'mrc',
      'rental',
    ],
  ],
];

export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:：()（）*#]+/g, '');
}

const BY_HEADING = new Map(
  HEADINGS.flatMap(([target, headings]) => headings.map((heading) => [heading, target] as const)),
);

const PATTERNS: readonly [ColumnTarget, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['phone', /^(\+?86[- ]?)?1[3-9]\d{9}$/],
];

/** A guess by heading, then by a part of it, then by the values. */
export function guessTarget(column: string, values: readonly string[]): ColumnGuess {
  const heading = plainHeading(column);
  const exact = BY_HEADING.get(heading);
  if (exact) return { column, target: exact, confidence: 'sure' };
  const filled = values.filter((value) => value.trim() !== '');
  const pattern = PATTERNS.find(
    ([, shape]) => filled.length > 0 && filled.every((value) => shape.test(value.trim())),
  );
  if (pattern) return { column, target: pattern[0], confidence: 'likely' };
  const part = partOf(heading);
  if (part) return { column, target: part, confidence: 'likely' };
  if (filled.length === 0) return { column, target: 'ignore', confidence: 'none' };
  return { column, target: 'custom', confidence: 'none' };
}

const SHORTEST_PART = 2;

/** The longest known Chinese heading that stands in this one; Latin parts mislead too often. */
function partOf(heading: string): ColumnTarget | undefined {
  let best = '';
  for (const known of BY_HEADING.keys()) {
    const isPart = /\p{Script=Han}/u.test(known) && known.length >= SHORTEST_PART;
    if (isPart && heading.includes(known) && known.length > best.length) best = known;
  }
  return BY_HEADING.get(best);
}
