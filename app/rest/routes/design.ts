import { getDesign, listDesigns } from '#engine/runtime/design';
import { route } from '../route.ts';

export const designRoutes = [
  route({
    method: 'GET',
    path: '/designs',
    rule: 'design.list',
    verb: listDesigns,
    answer: 'DesignSummary',
    isPage: true,
    summary: { zh: '套餐与计价流程', en: 'List plans and pricing flows' },
  }),
  route({
    method: 'GET',
    path: '/designs/{id}',
    rule: 'design.get',
    verb: getDesign,
    without: ['kind', 'key', 'version', 'on'],
    answer: 'Design',
    summary: { zh: '一个设计的一个版本', en: 'A version of a design with its document' },
  }),
];
