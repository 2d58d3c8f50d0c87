/** Boxed expressions to closures over the values of the names in scope. */
import {
  coerce,
  compileExpression,
  FeelFunction,
  type FeelProgram,
  FeelRange,
  type FeelType,
  type FeelValue,
  isList,
  iterateRange,
  MAX_CALL_DEPTH,
  type NameShape,
  type RunContext,
  StepLimitError,
  scopeOfNames,
} from '#engine/core/feel';
import { compileBoxedTable } from './boxed-table.ts';
import type { Boxed, BoxedEntry } from './model.ts';
import { shapeOfType, type TypeRegistry } from './types.ts';

/** A name an expression may use, at its position among the values. */
export interface Visible {
  readonly name: string;
  readonly shape?: NameShape | undefined;
}

export interface BoxedContext {
  readonly names: readonly Visible[];
  readonly types: TypeRegistry;
  /** Collects what could not be compiled; such an expression is null. */
  readonly problems: string[];
}

export type BoxedRun = (values: readonly FeelValue[], run: RunContext) => FeelValue;

const NULL: BoxedRun = () => null;

export function scopeOf(context: BoxedContext) {
  const shapes = context.names.flatMap(({ name, shape }) => (shape ? [[name, shape]] : []));
  return scopeOfNames(
    context.names.map(({ name }) => name),
    Object.fromEntries(shapes),
  );
}

export function compileText(text: string, context: BoxedContext): FeelProgram | undefined {
  const compiled = compileExpression(text, scopeOf(context), {
    lenient: true,
    typeNamed: (name) => context.types.typeNamed(name),
  });
  if (compiled.ok) return compiled.program;
  context.problems.push(...compiled.issues.map(({ message }) => message.en));
  return undefined;
}

function compileLiteral(text: string, context: BoxedContext): BoxedRun {
  if (text === '') return NULL;
  const program = compileText(text, context);
  return program ? (values, run) => program.runWithin(values, run) : NULL;
}

export function extended(context: BoxedContext, ...names: Visible[]): BoxedContext {
  return { ...context, names: [...context.names, ...names] };
}

function compileEntries(entries: readonly BoxedEntry[], context: BoxedContext): BoxedRun {
  let inner = context;
  const compiled = entries.map(({ name, typeRef, value }) => {
    const run = compileBoxed(value, inner);
    const type = context.types.typeNamed(typeRef);
    if (name !== undefined) {
      inner = extended(inner, { name, shape: shapeOfType(type) ?? shapeOf(value, context) });
    }
    return { name, type, run };
  });
  return (values, run) => {
    const scope = [...values];
    const result = new Map<string, FeelValue>();
    for (const { name, type, run: compute } of compiled) {
      // A copy, because functions keep what they see and the scope goes on growing.
      const value = coerce(compute([...scope], run), type);
      if (name === undefined) return value;
      scope.push(value);
      result.set(name, value);
    }
    return result;
  };
}

function compileInvocation(
  called: Boxed,
  bindings: readonly BoxedEntry[],
  context: BoxedContext,
): BoxedRun {
  const callee = compileBoxed(called, context);
  const args = bindings.map(({ name, value }) => ({ name, run: compileBoxed(value, context) }));
  return (values, run) => {
    const target = callee(values, run);
    if (!(target instanceof FeelFunction)) return null;
    const given = new Map(args.map(({ name, run: compute }) => [name, compute(values, run)]));
    const ordered = target.parameters.map(({ name, type }) =>
      coerce(given.get(name) ?? null, type),
    );
    return target.invoke(ordered, run);
  };
}

/** A function over its parameters and everything in scope where it stands. */
export function compileFunctionValue(
  boxed: Extract<Boxed, { kind: 'function' }>,
  context: BoxedContext,
  name: string,
  result: FeelType | undefined,
): (values: readonly FeelValue[]) => FeelValue {
  if (boxed.foreign) return () => null;
  const parameters = boxed.parameters.map((parameter) => {
    const type = context.types.typeNamed(parameter.typeRef);
    return type === undefined ? { name: parameter.name } : { name: parameter.name, type };
  });
  const visible = parameters.map((parameter) => ({
    name: parameter.name,
    shape: 'type' in parameter ? shapeOfType(parameter.type) : undefined,
  }));
  const body = compileBoxed(boxed.body, extended(context, ...visible));
  return (values) =>
    new FeelFunction(
      name,
      parameters,
      (args, caller) => {
        const typed = parameters.map((parameter, index) =>
          coerce(args[index] ?? null, 'type' in parameter ? parameter.type : undefined),
        );
        const deeper = enter(caller);
        return coerce(body([...values, ...typed], deeper), result);
      },
      result,
    );
}

function enter({ budget, now, depth }: RunContext): RunContext {
  if (depth >= MAX_CALL_DEPTH) throw new StepLimitError('depth', MAX_CALL_DEPTH);
  budget.spend(1);
  return { budget, now, depth: depth + 1 };
}

function compileRelation(
  boxed: Extract<Boxed, { kind: 'relation' }>,
  context: BoxedContext,
): BoxedRun {
  const rows = boxed.rows.map((row) => row.map((cell) => compileBoxed(cell, context)));
  return (values, run) =>
    rows.map(
      (row) =>
        new Map(boxed.columns.map((name, index) => [name, row[index]?.(values, run) ?? null])),
    );
}

function compileLoop(
  boxed: Extract<Boxed, { kind: 'for' | 'some' | 'every' }>,
  context: BoxedContext,
): BoxedRun {
  const source = compileBoxed(boxed.source, context);
  const shape = shapeOf(boxed.source, context);
  const withPartial = boxed.kind === 'for' ? [{ name: 'partial' }] : [];
  const inner = extended(context, { name: boxed.variable, shape }, ...withPartial);
  const body = compileBoxed(boxed.body, inner);
  return (values, run) => {
    const domain = iterable(source(values, run));
    if (!domain) return null;
    const results: FeelValue[] = [];
    for (const item of domain) {
      run.budget.spend(1);
      results.push(body([...values, item, results.slice()], run));
    }
    if (boxed.kind === 'for') return results;
    if (results.some((result) => result !== null && typeof result !== 'boolean')) return null;
    const decisive = boxed.kind === 'some';
    if (results.includes(decisive)) return decisive;
    return results.every((result) => typeof result === 'boolean') ? !decisive : null;
  };
}

function iterable(value: FeelValue): Iterable<FeelValue> | undefined {
  if (isList(value)) return value;
  if (value instanceof FeelRange) return iterateRange(value) ?? undefined;
  return value === null ? undefined : [value];
}

function listOf(value: FeelValue): readonly FeelValue[] {
  if (isList(value)) return value;
  return value === null ? [] : [value];
}

/** As `list[condition]` of FEEL, so that members of the items are visible by their bare names. */
function compileFilter(boxed: Extract<Boxed, { kind: 'filter' }>, context: BoxedContext): BoxedRun {
  const source = compileBoxed(boxed.source, context);
  const shape = shapeOf(boxed.source, context);
  if (boxed.condition.kind === 'literal') {
    const text = `filtered[${boxed.condition.text}]`;
    const run = compileLiteral(text, extended(context, { name: 'filtered', shape }));
    return (values, caller) => run([...values, source(values, caller)], caller);
  }
  const condition = compileBoxed(boxed.condition, extended(context, { name: 'item', shape }));
  return (values, run) =>
    listOf(source(values, run)).filter((item) => condition([...values, item], run) === true);
}

function compileUntyped(boxed: Boxed, context: BoxedContext): BoxedRun {
  switch (boxed.kind) {
    case 'literal':
      return compileLiteral(boxed.text, context);
    case 'table':
      return compileBoxedTable(boxed.table, scopeOf(context), context);
    case 'context':
      return compileEntries(boxed.entries, context);
    case 'invocation':
      return compileInvocation(boxed.called, boxed.bindings, context);
    case 'function': {
      const make = compileFunctionValue(boxed, context, '', undefined);
      return (values) => make(values);
    }
    case 'list': {
      const items = boxed.items.map((item) => compileBoxed(item, context));
      return (values, run) => items.map((item) => item(values, run));
    }
    case 'relation':
      return compileRelation(boxed, context);
    case 'conditional': {
      const condition = compileBoxed(boxed.condition, context);
      const consequent = compileBoxed(boxed.consequent, context);
      const alternative = compileBoxed(boxed.alternative, context);
      return (values, run) =>
        condition(values, run) === true ? consequent(values, run) : alternative(values, run);
    }
    case 'for':
    case 'some':
    case 'every':
      return compileLoop(boxed, context);
    case 'filter':
      return compileFilter(boxed, context);
    case 'missing':
      return NULL;
  }
}

/** Compiles an expression; its result is brought to its declared type. */
export function compileBoxed(boxed: Boxed, context: BoxedContext): BoxedRun {
  const compute = compileUntyped(boxed, context);
  const type = context.types.typeNamed(boxed.typeRef);
  return type === undefined ? compute : (values, run) => coerce(compute(values, run), type);
}

/** The names inside what an expression gives, as far as they can be seen. */
export function shapeOf(boxed: Boxed, context: BoxedContext): NameShape | undefined {
  const typed = shapeOfType(context.types.typeNamed(boxed.typeRef));
  if (typed) return typed;
  switch (boxed.kind) {
    case 'context': {
      const last = boxed.entries.at(-1);
      if (last && last.name === undefined) return shapeOf(last.value, context);
      return Object.fromEntries(
        boxed.entries.map(({ name, typeRef, value }) => [
          name ?? '',
          shapeOfType(context.types.typeNamed(typeRef)) ?? shapeOf(value, context) ?? true,
        ]),
      );
    }
    case 'relation':
      return Object.fromEntries(boxed.columns.map((name) => [name, true as const]));
    case 'table':
      return Object.fromEntries(boxed.table.outputs.map(({ name }) => [name, true as const]));
    case 'list':
      return boxed.items[0] && shapeOf(boxed.items[0], context);
    case 'function':
      return shapeOf(boxed.body, context);
    case 'filter':
      return shapeOf(boxed.source, context);
    default:
      return undefined;
  }
}
