import { asDatabaseFailure, DatabaseFailure } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { AppError, type AppErrorCode, appError } from './app-error.ts';

interface Refusal {
  code: AppErrorCode;
  text: LocalText;
}

/** The database's refusals that a verb may cause, by SQLSTATE; RC codes are of drizzle/. */
const REFUSALS: Record<string, Refusal> = {
  '23505': { code: 'conflict', text: { zh: '已存在相同的记录', en: 'the same already exists' } },
  '23503': {
    code: 'not-found',
    text: { zh: '引用的记录不存在', en: 'what it refers to does not exist' },
  },
  '23514': { code: 'invalid', text: { zh: '数值不符合规则', en: 'a value breaks a rule' } },
  '22P02': { code: 'invalid', text: { zh: '数值格式不正确', en: 'a value has a wrong form' } },
  '22007': { code: 'invalid', text: { zh: '日期格式不正确', en: 'a date has a wrong form' } },
  '22008': { code: 'invalid', text: { zh: '日期超出范围', en: 'a date is out of range' } },
  '22003': { code: 'invalid', text: { zh: '数值超出范围', en: 'a number is out of range' } },
  '22021': {
    code: 'invalid',
    text: { zh: '文本含有不允许的字符', en: 'a text has a character that can not be stored' },
  },
  '22P05': {
    code: 'invalid',
    text: { zh: '文本含有不允许的字符', en: 'a text has a character that can not be stored' },
  },
  '40001': { code: 'conflict', text: { zh: '同时有其他修改', en: 'changed by another meanwhile' } },
  '40P01': { code: 'conflict', text: { zh: '同时有其他修改', en: 'changed by another meanwhile' } },
  RC001: {
    code: 'conflict',
    text: { zh: '计费时间线不允许重复、重叠或缺口', en: 'a timeline takes no overlap and no gap' },
  },
  RC002: {
    code: 'forbidden',
    text: { zh: '属于另一个租户', en: 'it belongs to another tenant' },
  },
  RC003: {
    code: 'conflict',
    text: { zh: '已发布或已过账的内容不能更改', en: 'what is published or posted never changes' },
  },
  RC004: {
    code: 'not-found',
    text: { zh: '引用的记录不存在', en: 'what it refers to does not exist' },
  },
};

interface DatabaseFault {
  code?: string;
  constraint_name?: string;
  detail?: string;
}

/** The error of a verb for what its transaction threw; an error of the program stays as it is. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const fault = (error instanceof Error && error.cause ? error.cause : error) as DatabaseFault;
  const refusal = Object.hasOwn(REFUSALS, fault.code ?? '') && REFUSALS[fault.code ?? ''];
  if (refusal) {
    // PostgreSQL's own details hold whole rows, in English; those of drizzle/ are meant for people.
    const detail = fault.code?.startsWith('RC') ? fault.detail : fault.constraint_name;
    const suffix = detail ? ` (${detail})` : '';
    const text = { zh: `${refusal.text.zh}${suffix}`, en: `${refusal.text.en}${suffix}` };
    return appError(refusal.code, text, [], error);
  }
  const failure = asDatabaseFailure(fault, '');
  if (failure instanceof DatabaseFailure) {
    return appError(
      'unavailable',
      { zh: '数据库不可用', en: 'the database is unavailable' },
      [],
      error,
    );
  }
  return error;
}

const LOST_RACES = new Set(['40001', '40P01']);

/** Whether PostgreSQL rolled a transaction back for the sake of another: doing it again may well succeed. */
export function isLostRace(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (LOST_RACES.has((each as DatabaseFault).code ?? '')) return true;
  }
  return false;
}
