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
  private readonly resolving = new Set<string>();
  private readonly known = new Map<string, FeelType | undefined>();

  constructor(model: DmnModel, registryOf: (namespace: string) => TypeRegistry | undefined) {
    for (const item of model.items) this.items.set(item.name, item);
    for (const { name, namespace } of model.imports) {
      const registry = registryOf(namespace);
      if (registry) this.imports.set(name, registry);
    }
  }

  private imported(name: string): { registry: TypeRegistry; rest: string } | undefined {
    for (const [prefix, registry] of this.imports) {
      if (prefix !== '' && name.startsWith(`${prefix}.`)) {
        return { registry, rest: name.slice(prefix.length + 1) };
      }
    }
    return undefined;
  }

  /** The type of a reference such as `tPerson`, `feel:number` or `ns.tPerson`. */
  typeNamed(reference: string | undefined): FeelType | undefined {
    if (reference === undefined) return undefined;
    const name = reference.replace(/^(feel|xsd):/, '');
    const item = this.items.get(name);
    if (!item) {
      const elsewhere = this.imported(name);
      return (
        elsewhere?.registry.typeNamed(elsewhere.rest) ?? this.unprefixed(name) ?? simpleType(name)
      );
    }
    if (this.known.has(name)) return this.known.get(name);
    // A type that contains itself has no end; it is open at that place.
    if (this.resolving.has(name)) return 'Any';
    this.resolving.add(name);
    const type = this.typeOf(item, 0);
    this.resolving.delete(name);
    this.known.set(name, type);
    return type;
  }

  private unprefixed(name: string): FeelType | undefined {
    return this.imports.get('')?.typeNamed(name);
  }

  private typeOf(item: ItemDefinition, depth: number): FeelType | undefined {
    const base = depth > MAX_DEPTH ? undefined : this.baseOf(item, depth);
    if (base === undefined) return undefined;
    if (item.allowed === undefined) return item.isCollection ? { kind: 'list', of: base } : base;
    const of = this.narrowed(base, item.allowed);
    return item.isCollection ? { kind: 'list', of } : of;
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

  private narrowed(base: FeelType, allowed: string): FeelType {
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
