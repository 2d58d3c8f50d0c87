export * from '#drizzle/bulk';
export * from '#drizzle/connection';
export { migrate } from '#drizzle/migration';
export * from '#drizzle/tables';
export * from './jobs.ts';
export * from './mail.ts';
