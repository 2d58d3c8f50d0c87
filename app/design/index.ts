export { DesignStatus, VersionName } from './design-status.tsx';
export { DesignTable, type DesignTableProps, useCountColumn } from './design-table.tsx';
export { IssuesPanel } from './issues-panel.tsx';
