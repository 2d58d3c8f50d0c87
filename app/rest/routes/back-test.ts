import {
  cancelBackTest,
  getBackTest,
  getBackTestCustomer,
  listBackTests,
  listClosedPeriods,
  startBackTest,
} from '#engine/runtime/back-test';
import { route } from '../route.ts';

export const backTestRoutes = [
  route({
    method: 'GET',
    path: '/back-tests',
    rule: 'back-test.get',
    verb: listBackTests,
    answer: 'BackTestSummary',
    isPage: true,
    summary: { zh: '回测，新的在前', en: 'List back-tests, newest first' },
  }),
  route({
    method: 'GET',
    path: '/back-tests/periods',
    rule: 'back-test.get',
    verb: listClosedPeriods,
    answer: 'ClosedPeriods',
    summary: { zh: '可以回测的账期', en: 'Periods that a back-test may be about' },
  }),
  route({
    method: 'POST',
    path: '/back-tests',
    rule: 'back-test.start',
    verb: startBackTest,
    keyMember: 'idempotencyKey',
    status: 202,
    answer: 'BackTestStarted',
    summary: { zh: '开始回测草稿', en: 'Start a back-test of a draft' },
  }),
  route({
    method: 'GET',
    path: '/back-tests/{id}',
    rule: 'back-test.get',
    verb: getBackTest,
    answer: 'BackTest',
    summary: { zh: '一次回测及其进度、结果', en: 'A back-test with its progress and result' },
  }),
  route({
    method: 'GET',
    path: '/back-tests/{id}/customers/{customerId}',
    rule: 'back-test.get',
    verb: getBackTestCustomer,
    answer: 'BackTestCustomer',
    summary: {
      zh: '一位客户前后的账单明细',
      en: 'The bills of one customer, line by line before and after',
    },
  }),
  route({
    method: 'POST',
    path: '/back-tests/{id}/cancel',
    rule: 'back-test.cancel',
    verb: cancelBackTest,
    status: 204,
    summary: { zh: '取消进行中的回测', en: 'Cancel a back-test that is at work' },
  }),
];
