import type { LocalText } from '#engine/core/issue';

/** Numbers that formulas take from the customer, as the tariffs of the specification name them. */
export const NUMERIC_ATTRIBUTES: ReadonlySet<string> = new Set([
  'usage_ccf',
  'irr_area',
  'et_amount',
  'hhsize',
  'days_in_period',
  'number_dwelling_units',
  'dwelling_units',
  'multi_family_residential_units',
  'irrigated_area',
  'lot_area',
  'land_area',
  'commercial_budget',
  'comm_budget',
  'rolling_average',
  'usage_indoor_budget_ccf',
  'diameter_connection',
  'diameter_of_connection',
]);

const KNOWN: Readonly<Record<string, LocalText>> = {
  usage_ccf: { zh: '用水量', en: 'usage' },
  irr_area: { zh: '灌溉面积', en: 'irrigated area' },
  irrigated_area: { zh: '灌溉面积', en: 'irrigated area' },
  et_amount: { zh: '蒸散量', en: 'evapotranspiration' },
  hhsize: { zh: '家庭人数', en: 'people in the household' },
  days_in_period: { zh: '账期天数', en: 'days in the period' },
  number_dwelling_units: { zh: '住户数', en: 'dwellings' },
  dwelling_units: { zh: '住户数', en: 'dwellings' },
  multi_family_residential_units: { zh: '住户数', en: 'dwellings' },
  lot_area: { zh: '地块面积', en: 'lot area' },
  land_area: { zh: '土地面积', en: 'land area' },
  commercial_budget: { zh: '商业用水定额', en: 'commercial budget' },
  comm_budget: { zh: '商业用水定额', en: 'commercial budget' },
  rolling_average: { zh: '滚动平均用量', en: 'rolling average' },
  usage_indoor_budget_ccf: { zh: '室内用水定额', en: 'indoor budget' },
  diameter_connection: { zh: '接管直径', en: 'diameter of the connection' },
  diameter_of_connection: { zh: '接管直径', en: 'diameter of the connection' },
  meter_size: { zh: '水表口径', en: 'meter size' },
  meter_type: { zh: '水表类型', en: 'meter type' },
  pressure_zone: { zh: '压力分区', en: 'pressure zone' },
  elevation_zone: { zh: '高程分区', en: 'elevation zone' },
  city_limits: { zh: '市区内外', en: 'inside or outside the city' },
  season: { zh: '季节', en: 'season' },
  month: { zh: '月份', en: 'month' },
  usage_month: { zh: '用水月份', en: 'month of use' },
  water_type: { zh: '水的种类', en: 'type of water' },
  lot_size_group: { zh: '地块大小分组', en: 'lot size group' },
  temperature_zone: { zh: '气温分区', en: 'temperature zone' },
};

/** What an attribute is called; its own name in words where it is not a known one. */
export function attributeLabel(name: string): LocalText {
  const words = name.replaceAll('_', ' ');
  return (Object.hasOwn(KNOWN, name) && KNOWN[name]) || { zh: words, en: words };
}
