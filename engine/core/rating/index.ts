export { type CompileBundleResult, type CompiledBundle, compileBundle } from './compile-bundle.ts';
export { explainFacts } from './rate-facts.ts';
