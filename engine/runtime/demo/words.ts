/** Words that made-up customers are made of. City, districts and communities don't exist. */
export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
];
export const GIVEN_NAMES = [
  ...['伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超'],
  ...['秀英', '桂兰', '建国', '志强', '海燕', '晓东', '雅婷', '子轩', '梓涵', '浩然', '欣怡'],
  ...['宇航', '思远', '佳琪', '文博', '雨桐', '俊熙', '美玲', '国栋', '春梅', '立军'],
];
export const PROVINCE = '云江省';
export const CITY = '临江市';
export const DISTRICTS = ['江北区', '东湖区', '老城区', '高新区', '南岸区', '西塘区'];
export const STREETS = [
  '滨河路',
  '中山街',
  '学府路',
  '文昌路',
  '新华街',
  '梧桐路',
  '科创大道',
  '长虹路',
];
export const COMMUNITIES = [
  ...['碧水湾', '锦绣家园', '翠竹苑', '阳光里', '望江花园', '书香门第', '幸福里', '金色年华'],
  ...['云栖小区', '梅园新村', '和平公寓', '星河湾'],
];
export const COMPANIES = ['茶舍', '书店', '诊所', '面馆', '印务', '物流', '设计工作室', '幼儿园'];
export const COMPANY_WORDS = ['恒信', '云帆', '晨曦', '聚贤', '博雅', '瑞丰', '同济', '广源'];
export const TIERS = [
  ['standard', 80],
  ['gold', 15],
  ['vip', 5],
] as const;
export const NOTES = [
  '来电咨询提速到 500M，已介绍套餐，客户考虑中。',
  '反映晚间网速慢，远程重启光猫后恢复，次日回访正常。',
  '希望月底前上门加装 Mesh 路由器，周末有人在家。',
  '老人独居，请优先电话联系其女儿。',
  '要求开具增值税普通发票，抬头同客户名称。',
  '近期搬家，预计下月办理移机。',
  '对上月账单有疑问，已逐项解释，客户认可。',
  '承诺本周五前缴清欠费。',
  '上门时请提前半小时打电话。',
  '已提醒合约即将到期，客户愿意续约两年。',
];
export const SECRETS = ['liujiang', 'binhe', 'wutong', 'qingfeng', 'mingyue', 'xinghe'];
