import {
  BUILTINS,
  type CompileResult,
  coerce,
  compileExpression,
  conforms,
  FeelFunction,
  type FeelKind,
  type FeelProgram,
  type FeelType,
  type FeelValue,
  normalizeName,
  type Scope,
  StepBudget,
  StepLimitError,
  simpleType,
  typeName,
} from '#engine/core/feel';
import { issue } from '#engine/core/issue';
import type { FlowConstant, FlowFunction, Issue, LocalText, PricingFlow } from '#schemas';

/** Stands for a constant that could not be worked out, so that it makes no further issues. */
export const BROKEN_SLOT = -1;

/** Most steps that the value of one constant may take. */
const CONSTANT_STEPS = 100_000;

/** A constant or a function of a flow, by the name that expressions call it. */
export type FlowDefinition =
  | { part: 'constants'; index: number; name: string; content: FlowConstant }
  | { part: 'functions'; index: number; name: string; content: FlowFunction };

/** What every expression of a flow can name besides the nodes before it. */
export interface Definitions {
  names: readonly string[];
  value(name: string): FeelValue | undefined;
  /** Constants and functions that one of them is made of, itself included. */
  uses(name: string): ReadonlySet<string>;
  find(name: string): FlowDefinition | undefined;
}

/** A draft may hold anything: what has no name can't be called. */
const named = <Content extends { name: string }>(list: readonly Content[] | undefined) =>
  (Array.isArray(list) ? (list as readonly Content[]) : []).flatMap((content, index) =>
    typeof content?.name === 'string' ? [{ content, index, name: content.name }] : [],
  );

/** All constants and functions of a flow, in the order of the document. */
export function listDefinitions({
  constants,
  functions,
}: Pick<PricingFlow, 'constants' | 'functions'>): FlowDefinition[] {
  return [
    ...named(constants).map((each): FlowDefinition => ({ part: 'constants', ...each })),
    ...named(functions).map((each): FlowDefinition => ({ part: 'functions', ...each })),
  ];
}

interface Found {
  /** Undefined where something stands against it, which is reported. */
  value: FeelValue | undefined;
  uses: Set<string>;
}

const typeOf = (name: string): FeelType => simpleType(name) ?? 'Any';
const kindOf = (name: string): FeelKind | undefined => {
  const type = simpleType(name);
  return type === 'Any' || type === 'Null' ? undefined : type;
};
const pathOf = ({ part, index }: FlowDefinition): string => `/${part}/${index}`;

class DefinitionCompiler implements Definitions {
  readonly names: readonly string[];
  private readonly byName: ReadonlyMap<string, FlowDefinition>;
  private readonly found = new Map<string, Found>();
  /** Names that are being worked out, outermost first. */
  private readonly open: string[] = [];
  private readonly issues: Issue[];

  constructor(definitions: readonly FlowDefinition[], issues: Issue[]) {
    this.issues = issues;
    const byName = new Map<string, FlowDefinition>();
    for (const definition of definitions) {
      if (!this.checkName(definition, byName)) continue;
      byName.set(definition.name, definition);
    }
    this.byName = byName;
    this.names = [...byName.keys()];
    for (const name of this.names) this.resolve(name);
  }

  value(name: string): FeelValue | undefined {
    return this.found.get(name)?.value;
  }

  uses(name: string): ReadonlySet<string> {
    return this.found.get(name)?.uses ?? new Set();
  }

  find(name: string): FlowDefinition | undefined {
    return this.byName.get(name);
  }

  private report(
    definition: FlowDefinition,
    code: string,
    member: string,
    message: LocalText,
    params: Issue['params'] = {},
  ): void {
    const { name } = definition;
    this.issues.push(issue(code, pathOf(definition) + member, message, { name, ...params }));
  }

  private checkName(
    definition: FlowDefinition,
    before: ReadonlyMap<string, FlowDefinition>,
  ): boolean {
    const { name } = definition;
    const normal = normalizeName(name);
    if ([...before.keys()].some((other) => normalizeName(other) === normal)) {
      this.report(definition, 'duplicate-name', '/name', {
        zh: `名称“${name}”已被另一个常量或函数使用`,
        en: `the name "${name}" is already that of another constant or function`,
      });
      return false;
    }
    if (BUILTINS.some((builtin) => builtin.name === normal)) {
      this.report(definition, 'name-is-builtin', '/name', {
        zh: `“${name}”是 FEEL 内置函数的名称`,
        en: `"${name}" is the name of a function of FEEL`,
      });
      return false;
    }
    return true;
  }

  /** The value of a name, worked out once; what names itself is a circle. */
  private resolve(name: string): FeelValue | undefined {
    const known = this.found.get(name);
    const definition = this.byName.get(name);
    if (known || !definition) return known?.value;
    const start = this.open.indexOf(name);
    if (start >= 0) {
      const circle = [...this.open.slice(start), name].join(' → ');
      const text = {
        zh: `常量或函数相互引用形成环：${circle}`,
        en: `constants or functions refer to each other in a circle: ${circle}`,
      };
      this.report(definition, 'definition-cycle', bodyOf(definition), text, { circle });
      return undefined;
    }
    this.open.push(name);
    const uses = new Set([name]);
    const value =
      definition.part === 'constants'
        ? this.constant(definition, uses)
        : this.callable(definition, uses);
    this.open.pop();
    this.found.set(name, { value, uses });
    return value;
  }

  private scope(uses: Set<string>, own: readonly { name: string; type: string }[] = []): Scope {
    const slots = new Map(own.map(({ name }, index) => [name, index]));
    return {
      names: () => [...slots.keys(), ...this.names.filter((name) => !slots.has(name))],
      slot: (name) => slots.get(name) ?? (this.byName.has(name) ? BROKEN_SLOT : undefined),
      kind: (name, member) => {
        const parameter = member === undefined ? own[slots.get(name) ?? -1] : undefined;
        return parameter && kindOf(parameter.type);
      },
      constant: (name) => {
        if (slots.has(name) || !this.byName.has(name)) return undefined;
        const value = this.resolve(name);
        for (const used of this.uses(name)) uses.add(used);
        return value;
      },
    };
  }

  private take(
    definition: FlowDefinition,
    result: CompileResult<FeelProgram>,
  ): FeelProgram | undefined {
    if (result.ok) return result.program;
    const path = pathOf(definition) + bodyOf(definition);
    for (const problem of result.issues) this.issues.push({ ...problem, path });
    return undefined;
  }

  private constant(
    definition: Extract<FlowDefinition, { part: 'constants' }>,
    uses: Set<string>,
  ): FeelValue | undefined {
    const { name, type, value: source } = definition.content;
    const before = this.issues.length;
    const program = this.take(definition, compileExpression(String(source), this.scope(uses)));
    if (!program) return undefined;
    const value = constantOf(program);
    const isTyped = value !== null && conforms(value, typeOf(type));
    if (isTyped) return value;
    if (this.issues.length > before) return undefined;
    const actual = typeName(value);
    const text = {
      zh: `常量“${name}”应为 ${type}，得到的是 ${actual}`,
      en: `the constant "${name}" must be of type ${type}, not ${actual}`,
    };
    this.report(definition, 'constant-type', '/value', text, { expected: type, actual });
    return undefined;
  }

  private callable(
    definition: Extract<FlowDefinition, { part: 'functions' }>,
    uses: Set<string>,
  ): FeelValue {
    const { name, parameters, result, body } = definition.content;
    const names = parameters.map((parameter) => normalizeName(parameter.name));
    if (new Set(names).size < names.length) {
      this.report(definition, 'duplicate-parameter', '/parameters', {
        zh: `函数“${name}”有两个同名的参数`,
        en: `the function "${name}" has two parameters of one name`,
      });
    }
    const program = this.take(
      definition,
      compileExpression(String(body), this.scope(uses, parameters)),
    );
    const { kind } = program ?? {};
    const declared = kindOf(result);
    const isPlain = (each: unknown) => ['number', 'string', 'boolean'].includes(String(each));
    if (kind !== declared && isPlain(kind) && isPlain(declared)) {
      const text = {
        zh: `函数“${name}”应得到 ${result}，得到的是 ${kind}`,
        en: `the function "${name}" must give ${result}, not ${kind}`,
      };
      this.report(definition, 'function-result', '/body', text, { expected: result });
    }
    const resultType = typeOf(result);
    return new FeelFunction(
      name,
      parameters.map((parameter) => ({ name: parameter.name, type: typeOf(parameter.type) })),
      (args, caller) => {
        caller.budget.spend(1);
        return program ? coerce(program.runWithin(args, caller), resultType, caller.budget) : null;
      },
      resultType,
    );
  }
}

const bodyOf = ({ part }: FlowDefinition): string => (part === 'constants' ? '/value' : '/body');

function constantOf({ constant, run }: FeelProgram): FeelValue {
  if (constant !== undefined) return constant;
  try {
    return run([], new StepBudget(CONSTANT_STEPS));
  } catch (error) {
    if (error instanceof StepLimitError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Works out constants and functions once for all expressions; problems go to `issues`. */
export function compileDefinitions(
  flow: Pick<PricingFlow, 'constants' | 'functions'>,
  issues: Issue[],
): Definitions {
  return new DefinitionCompiler(listDefinitions(flow), issues);
}
