export { runMigrate } from './migrate.ts';
export { type OpenedDatabase, withDatabase, withServer } from './open-database.ts';
export { runSeed, type SeedOptions } from './seed.ts';
export { cliActor, type TenantSession, withTenant } from './with-tenant.ts';
