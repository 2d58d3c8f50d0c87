export { ExpressionInput, type ExpressionInputProps } from './expression-input.tsx';
export type { Dialect, FeelMember, FeelName, FeelScope } from './scope.ts';
