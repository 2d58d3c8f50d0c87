export { type CompileBundleResult, type CompiledBundle, compileBundle } from './compile-bundle.ts';
