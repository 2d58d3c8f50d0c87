export { AppError, type AppErrorCode, appError, conflict, invalid, notFound } from './app-error.ts';
export { isLostRace, toAppError } from './to-app-error.ts';
