import {
  compileUnaryTests,
  type FeelType,
  type FeelValue,
  type NameShape,
  scopeOfNames,
  simpleType,
} from '#engine/core/feel';
import type { DmnModel, ItemDefinition } from './model.ts';

const NO_NAMES = scopeOfNames([]);
const MAX_DEPTH = 30;

/** The types of one model and of those it imports (DMN 1.5, 7.3.3). */
export class TypeRegistry {
  private readonly items = new Map<string, ItemDefinition>();
  private readonly imports = new Map<string, TypeRegistry>();
  /** Models imported without a name: theirs are as our own (DMN 1.5, 7.3.2). */
  private readonly unnamed: TypeRegistry[] = [];
  private readonly resolving = new Set<string>();
  private readonly known = new Map<string, FeelType | undefined>();

  constructor(model: DmnModel, registryOf: (namespace: string) => TypeRegistry | undefined) {
    for (const item of model.items) this.items.set(item.name, item);
    for (const { name, namespace } of model.imports) {
      const registry = registryOf(namespace);
      if (!registry) continue;
      if (name === '') this.unnamed.push(registry);
      else this.imports.set(name, registry);
    }
  }

  private imported(name: string): { registry: TypeRegistry; rest: string } | undefined {
    for (const [prefix, registry] of this.imports) {
      if (name.startsWith(`${prefix}.`)) {
        return { registry, rest: name.slice(prefix.length + 1) };
      }
    }
    return undefined;
  }

  /** The type of a reference such as `tPerson`, `feel:number` or `ns.tPerson`. */
  typeNamed(reference: string | undefined): FeelType | undefined {
    if (reference === undefined) return undefined;
    // DMN 1.1 refers by qualified names such as `feel:number` and `ns1:tPerson`.
    const name = this.items.has(reference) ? reference : reference.replace(/^\w+:/, '');
    if (this.known.has(name)) return this.known.get(name);
    // A type that contains itself has no end; it is open at that place.
    if (this.resolving.has(name)) return 'Any';
    this.resolving.add(name);
    const item = this.items.get(name);
    const type = item ? this.typeOf(item, 0) : this.foreignType(name);
    this.resolving.delete(name);
    this.known.set(name, type);
    return type;
  }

  private foreignType(name: string): FeelType | undefined {
    const simple = simpleType(name);
    if (simple !== undefined) return simple;
    const elsewhere = this.imported(name);
    if (elsewhere) return elsewhere.registry.typeNamed(elsewhere.rest);
    for (const registry of this.unnamed) {
      const type = registry.typeNamed(name);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  private typeOf(item: ItemDefinition, depth: number): FeelType | undefined {
    const base = depth > MAX_DEPTH ? undefined : this.baseOf(item, depth);
    if (base === undefined) return undefined;
    // Allowed values narrow the items of a collection, a constraint narrows the whole.
    const of = this.narrowed(base, item.allowed);
    return this.narrowed(item.isCollection ? { kind: 'list', of } : of, item.constraint);
  }

  private baseOf(item: ItemDefinition, depth: number): FeelType | undefined {
    if (item.function) {
      const parameters = item.function.parameters.map(
        ({ typeRef }) => this.typeNamed(typeRef) ?? 'Any',
      );
      return {
        kind: 'function',
        parameters,
        result: this.typeNamed(item.function.result) ?? 'Any',
      };
    }
    if (item.components.length === 0) return this.typeNamed(item.typeRef) ?? 'Any';
    return {
      kind: 'context',
      entries: item.components.map((component) => ({
        name: component.name,
        type: this.typeOf(component, depth + 1) ?? 'Any',
      })),
    };
  }

  private narrowed(base: FeelType, allowed: string | undefined): FeelType {
    if (allowed === undefined) return base;
    const compiled = compileUnaryTests(allowed, NO_NAMES, { lenient: true });
    if (!compiled.ok) return base;
    return {
      kind: 'allowed',
      of: base,
      test: (value) => compiled.program.test(value as FeelValue, []) === true,
    };
  }
}

/** The names inside a type, for the parser. */
export function shapeOfType(type: FeelType | undefined): NameShape | undefined {
  if (type === undefined || typeof type === 'string') return undefined;
  switch (type.kind) {
    case 'list':
    case 'range':
    case 'allowed':
      return shapeOfType(type.of);
    case 'function':
      return shapeOfType(type.result);
    case 'context':
      return Object.fromEntries(
        type.entries.map(({ name, type: of }) => [name, shapeOfType(of) ?? true]),
      );
  }
}

/** A function's variable is typed by the function or, in older models, by its result. */
export function resultType(type: FeelType | undefined): FeelType | undefined {
  return typeof type === 'object' && type.kind === 'function' ? type.result : type;
}
