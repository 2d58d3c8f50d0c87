import { DmnProgram } from './evaluate.ts';
import type { DmnModel } from './model.ts';

/** Makes a model runnable together with the ones it may import. */
export function compileDmn(model: DmnModel, others: readonly DmnModel[] = []): DmnProgram {
  const programs = new Map<string, DmnProgram>();
  const models = new Map([...others, model].map((one) => [one.namespace, one]));
  const programOf = (namespace: string): DmnProgram | undefined => {
    const existing = programs.get(namespace);
    const found = models.get(namespace);
    if (existing || !found) return existing;
    const made: DmnProgram = new DmnProgram(found, programOf);
    programs.set(namespace, made);
    return made;
  };
  return programOf(model.namespace) ?? new DmnProgram(model, programOf);
}
