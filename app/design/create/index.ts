export { NewDesignButton } from './new-design-button.tsx';
export { templatesOf } from './templates-of.ts';
