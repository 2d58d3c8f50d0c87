export { NewDesignButton, type NewKind } from './new-design-button.tsx';
export { templatesOf } from './templates-of.ts';
