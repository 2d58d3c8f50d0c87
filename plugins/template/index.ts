import type { FlowTemplate, TemplateIndustry } from '#plugins/contract';
import type { LocalText, PricingFlow } from '#schemas';
import broadbandFirstYear from './broadband-first-year.flow.json' with { type: 'json' };
import broadbandPrepaid from './broadband-prepaid.flow.json' with { type: 'json' };
import broadbandSpeed from './broadband-speed.flow.json' with { type: 'json' };
import dataOverage from './data-overage.flow.json' with { type: 'json' };
import electricityTimeOfUse from './electricity-time-of-use.flow.json' with { type: 'json' };
import electricityTwoPart from './electricity-two-part.flow.json' with { type: 'json' };
import gasEstimate from './gas-estimate.flow.json' with { type: 'json' };
import lateFee from './late-fee.flow.json' with { type: 'json' };
import mobileRollover from './mobile-rollover.flow.json' with { type: 'json' };
import parking from './parking.flow.json' with { type: 'json' };
import paymentCommission from './payment-commission.flow.json' with { type: 'json' };
import propertyArea from './property-area.flow.json' with { type: 'json' };
import saasSeatsUsage from './saas-seats-usage.flow.json' with { type: 'json' };
import schoolFee from './school-fee.flow.json' with { type: 'json' };
import waterAnnualLadder from './water-annual-ladder.flow.json' with { type: 'json' };

/** What the gallery is called where designs are made from it. */
export const GALLERY = 'gallery';

export const TEMPLATE_INDUSTRIES: readonly TemplateIndustry[] = [
  { id: 'broadband', name: { zh: '宽带', en: 'Broadband' } },
  { id: 'telecom', name: { zh: '移动通信', en: 'Mobile' } },
  { id: 'utilities', name: { zh: '水电燃气', en: 'Utilities' } },
  { id: 'property', name: { zh: '物业', en: 'Property' } },
  { id: 'software', name: { zh: '软件服务', en: 'Software' } },
  { id: 'payments', name: { zh: '支付', en: 'Payments' } },
  { id: 'education', name: { zh: '教育', en: 'Education' } },
  { id: 'general', name: { zh: '通用', en: 'General' } },
];

const template = (
  industry: string,
  document: unknown,
  ...tags: (readonly [zh: string, en: string])[]
): FlowTemplate => ({
  industry,
  tags: tags.map(([zh, en]): LocalText => ({ zh, en })),
  document: document as PricingFlow,
});

/** Pricing flows of many industries to begin with, those of one industry together. */
export const FLOW_TEMPLATES: readonly FlowTemplate[] = [
  template(
    'broadband',
    broadbandSpeed,
    ['包月', 'monthly'],
    ['决策表', 'decision table'],
    ['按天折算', 'proration'],
  ),
  template(
    'broadband',
    broadbandFirstYear,
    ['新客优惠', 'new customers'],
    ['分支', 'switch'],
    ['含税', 'tax included'],
  ),
  template(
    'broadband',
    broadbandPrepaid,
    ['预付', 'prepaid'],
    ['包年', 'yearly'],
    ['一次性费用', 'one-off'],
  ),
  template(
    'telecom',
    mobileRollover,
    ['结转', 'rollover'],
    ['包含用量', 'included quantity'],
    ['流量', 'data'],
  ),
  template('telecom', dataOverage, ['流量', 'data'], ['阶梯', 'tiers'], ['封顶', 'cap']),
  template(
    'utilities',
    waterAnnualLadder,
    ['年度阶梯', 'annual tiers'],
    ['人口', 'household size'],
    ['抄表', 'metered'],
  ),
  template(
    'utilities',
    electricityTimeOfUse,
    ['分时', 'time of use'],
    ['峰谷', 'peak and valley'],
    ['抄表', 'metered'],
  ),
  template(
    'utilities',
    electricityTwoPart,
    ['容量电费', 'capacity'],
    ['功率因数', 'power factor'],
    ['换表', 'meter exchange'],
  ),
  template(
    'utilities',
    gasEstimate,
    ['预估', 'estimate'],
    ['多退少补', 'true-up'],
    ['年度阶梯', 'annual tiers'],
  ),
  template(
    'property',
    propertyArea,
    ['公摊', 'shared costs'],
    ['按面积', 'by area'],
    ['最大余额', 'largest remainder'],
  ),
  template('property', parking, ['分支', 'switch'], ['按时', 'by hour'], ['封顶', 'cap']),
  template(
    'software',
    saasSeatsUsage,
    ['席位', 'seats'],
    ['用量', 'usage'],
    ['最低承诺', 'commitment'],
  ),
  template(
    'payments',
    paymentCommission,
    ['按比例', 'percentage'],
    ['最低', 'minimum'],
    ['封顶', 'cap'],
  ),
  template(
    'education',
    schoolFee,
    ['学费', 'tuition'],
    ['多子女', 'siblings'],
    ['住宿', 'boarding'],
  ),
  template('general', lateFee, ['逾期', 'overdue'], ['按天', 'by day'], ['封顶', 'cap']),
];
