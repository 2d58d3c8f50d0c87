export { runTenantCreate, type TenantOptions } from './create.ts';
