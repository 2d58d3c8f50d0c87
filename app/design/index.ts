export { DesignFilters, type DesignQuery } from './design-filters.tsx';
export { DesignStatus, VersionName } from './design-status.tsx';
export { EffectiveFrom } from './effective-from.tsx';
export { IssuesPanel } from './issues-panel.tsx';
export { VersionsTable } from './versions-table.tsx';
