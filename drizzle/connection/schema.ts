import * as tables from '#drizzle/tables';
import * as relations from './relations.ts';

export const schema = { ...tables, ...relations };
