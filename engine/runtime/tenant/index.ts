export { type CreateTenantInput, createTenant, type Tenant } from './create-tenant.ts';
export { findTenant } from './find-tenant.ts';
export { getTenant } from './get-tenant.ts';
export { type SetDesignApprovalInput, setDesignApproval } from './set-design-approval.ts';
