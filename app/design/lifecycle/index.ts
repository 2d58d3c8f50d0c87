export { DesignActions } from './design-actions.tsx';
export { DesignMeta } from './design-meta.tsx';
export { VersionsPanel } from './versions-panel.tsx';
