export { AppError, type AppErrorCode, appError, conflict, invalid, notFound } from './app-error.ts';
export { toAppError } from './to-app-error.ts';
