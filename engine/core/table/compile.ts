import {
  type CompileOptions,
  compileExpression,
  compileUnaryTests,
  type FeelProgram,
  type FeelType,
  isList,
  parseDate,
  type Scope,
  simpleType,
  type UnaryTestsProgram,
} from '#engine/core/feel';
import { type Issue, issue } from '#engine/core/issue';
import { checkConstants, checkResult, wrongCount, wrongDate } from './check.ts';
import {
  HIT_POLICIES,
  type TableDefinition,
  type TableInput,
  type TableOutput,
  type TableRule,
} from './definition.ts';
import { type CompiledCell, type CompiledOutput, type CompiledRule, dayKey } from './rule.ts';
import { DecisionTable } from './table.ts';

export type TableCompilation = { ok: true; table: DecisionTable } | { ok: false; issues: Issue[] };

interface Column {
  readonly type: FeelType | undefined;
  readonly allowed: UnaryTestsProgram | undefined;
}

/** Collects every problem of a table instead of stopping at the first. */
class TableCompiler {
  readonly issues: Issue[] = [];
  private readonly scope: Scope;
  private readonly options: CompileOptions;
  /** Many cells of a table read the same; each text is compiled once. */
  private readonly programs = new Map<string, FeelProgram>();
  private readonly cells = new Map<string, UnaryTestsProgram>();

  constructor(scope: Scope, options: CompileOptions) {
    this.scope = scope;
    this.options = options;
  }

  private add(found: readonly Issue[], path: string): void {
    for (const each of found) this.issues.push({ ...each, path });
  }

  expression(source: string, path: string): FeelProgram | undefined {
    const known = this.programs.get(source);
    if (known) return known;
    const compiled = compileExpression(String(source), this.scope, this.options);
    if (compiled.ok) {
      this.programs.set(source, compiled.program);
      return compiled.program;
    }
    this.add(compiled.issues, path);
    return undefined;
  }

  tests(source: string, path: string): UnaryTestsProgram | undefined {
    const known = this.cells.get(source);
    if (known) return known;
    const compiled = compileUnaryTests(source, this.scope, this.options);
    if (compiled.ok) {
      this.cells.set(source, compiled.program);
      return compiled.program;
    }
    this.add(compiled.issues, path);
    return undefined;
  }

  type(name: string | undefined, path: string): FeelType | undefined {
    if (name === undefined) return undefined;
    const type = simpleType(name) ?? this.options.typeNamed?.(name);
    if (type === undefined && !this.options.lenient) {
      this.issues.push(
        issue(
          'table-unknown-type',
          path,
          { zh: `没有名为“${name}”的类型`, en: `there is no type called "${name}"` },
          { name },
        ),
      );
    }
    return type;
  }

  column({ type, allowed }: TableInput | TableOutput, path: string): Column {
    return {
      type: this.type(type, `${path}/type`),
      allowed: isBlank(allowed) ? undefined : this.tests(allowed as string, `${path}/allowed`),
    };
  }

  cell(source: string, input: number, column: Column, path: string): CompiledCell | undefined {
    if (isBlank(source)) return undefined;
    const tests = this.tests(source, path);
    if (!tests || tests.any) return undefined;
    if (!this.options.lenient) {
      this.issues.push(
        ...checkConstants(tests.equalsOneOf ?? [], column.type, column.allowed, path),
      );
    }
    return { input, tests };
  }

  result(source: string, column: Column, path: string): FeelProgram {
    if (isBlank(source)) return NOTHING;
    const program = this.expression(source, path) ?? NOTHING;
    if (!this.options.lenient && program.constant !== undefined) {
      this.issues.push(...checkResult(program.constant, column.type, column.allowed, path));
    }
    return program;
  }

  day(date: string | undefined, otherwise: number, path: string): number {
    if (date === undefined || date === '') return otherwise;
    const parsed = parseDate(date);
    if (parsed) return dayKey(parsed);
    this.issues.push(wrongDate(date, path));
    return otherwise;
  }
}

const NOTHING: FeelProgram = {
  run: () => null,
  runWithin: () => null,
  constant: null,
  kind: undefined,
  slotsRead: [],
};

/** A document may hold a JSON integer where an expression is expected. */
function isBlank(text: string | number | undefined): boolean {
  const bare = String(text ?? '').trim();
  return bare === '' || bare === '-';
}

/** Priorities are read from the allowed values written as a list of constants. */
function priorities(compiler: TableCompiler, allowed: string | undefined, path: string) {
  if (isBlank(allowed)) return undefined;
  const program = compiler.expression(`[${allowed}]`, path);
  const values = program?.constant;
  return values !== undefined && isList(values) ? values : undefined;
}

function compileOutput(
  compiler: TableCompiler,
  output: TableOutput,
  column: Column,
  path: string,
  ordered: boolean,
): CompiledOutput {
  return {
    name: output.name,
    allowed: ordered ? priorities(compiler, output.allowed, `${path}/allowed`) : undefined,
    fallback: isBlank(output.default)
      ? undefined
      : compiler.result(output.default as string, column, `${path}/default`),
  };
}

function compileRule(
  compiler: TableCompiler,
  rule: TableRule,
  index: number,
  inputs: readonly Column[],
  outputs: readonly Column[],
  path: string,
): CompiledRule {
  if (rule.when.length !== inputs.length) {
    compiler.issues.push(wrongCount(`${path}/when`, inputs.length, rule.when.length));
  }
  if (rule.then.length !== outputs.length) {
    compiler.issues.push(wrongCount(`${path}/then`, outputs.length, rule.then.length));
  }
  const cells = inputs.map((column, input) =>
    compiler.cell(rule.when[input] ?? '', input, column, `${path}/when/${input}`),
  );
  return {
    index,
    cells: cells.filter((cell) => cell !== undefined),
    results: outputs.map((column, output) =>
      compiler.result(rule.then[output] ?? '', column, `${path}/then/${output}`),
    ),
    from: compiler.day(rule.from, Number.NEGATIVE_INFINITY, `${path}/from`),
    to: compiler.day(rule.to, Number.POSITIVE_INFINITY, `${path}/to`),
  };
}

function checkPolicy(definition: TableDefinition, path: string): Issue[] {
  const { hitPolicy } = definition;
  if (HIT_POLICIES.includes(hitPolicy)) return [];
  const expected = HIT_POLICIES.join(', ');
  return [
    issue(
      'table-hit-policy',
      `${path}/hitPolicy`,
      {
        zh: `命中策略“${hitPolicy}”不存在，可用的有 ${expected}`,
        en: `there is no hit policy "${hitPolicy}"; known are ${expected}`,
      },
      { hitPolicy: String(hitPolicy), expected },
    ),
  ];
}

/**
 * Compiles a decision table; all issues at once, each with the JSON pointer of its cell below
 * `pathPrefix` (`/rules/3/when/0`) and, for FEEL, `from` and `to` in its params.
 */
export function compileTable(
  definition: TableDefinition,
  scope: Scope,
  pathPrefix = '',
  options: CompileOptions = {},
): TableCompilation {
  const compiler = new TableCompiler(scope, options);
  compiler.issues.push(...checkPolicy(definition, pathPrefix));
  const inputs = definition.inputs.map((input, index) => {
    const path = `${pathPrefix}/inputs/${index}`;
    const program = compiler.expression(input.expression, `${path}/expression`) ?? NOTHING;
    return { program, column: compiler.column(input, path) };
  });
  const ordered = definition.hitPolicy === 'P' || definition.hitPolicy === 'O';
  const outputs = definition.outputs.map((output, index) => {
    const path = `${pathPrefix}/outputs/${index}`;
    const column = compiler.column(output, path);
    return { column, compiled: compileOutput(compiler, output, column, path, ordered) };
  });
  const rules = definition.rules.map((rule, index) =>
    compileRule(
      compiler,
      rule,
      index,
      inputs.map(({ column }) => column),
      outputs.map(({ column }) => column),
      `${pathPrefix}/rules/${index}`,
    ),
  );
  if (compiler.issues.length > 0) return { ok: false, issues: compiler.issues };
  const enabled = rules.filter(({ index }) => definition.rules[index]?.enabled !== false);
  const compiled = outputs.map((output) => output.compiled);
  return { ok: true, table: new DecisionTable(definition, inputs, compiled, enabled) };
}
