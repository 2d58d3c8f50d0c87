import {
  type CompileOptions,
  compileExpression,
  compileUnaryTests,
  FeelDateTime,
  FeelRange,
  FeelTime,
  type FeelValue,
  isContext,
  isList,
  type Scope,
  scopeOfNames,
  typeName,
  type UnaryTestsProgram,
} from '#engine/core/feel';
import {
  type CompareOperator,
  type Node,
  parseUnaryTests,
  someNode,
} from '#engine/core/feel/parse';
import { isPlaced } from '#engine/core/feel/value';

export type OrderOperator = '<' | '<=' | '>' | '>=';

/** What a cell asks of a value, as far as it compares the value with constants. */
export type CellForm =
  | { readonly kind: 'any' | 'opaque' }
  | { readonly kind: 'equals'; readonly value: FeelValue }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly value: FeelValue }
  | { readonly kind: 'not'; readonly form: CellForm }
  /** `listed`: one of a list given as a value; it is false where `or` would be unknown. */
  | { readonly kind: 'and' | 'or' | 'listed'; readonly forms: readonly CellForm[] };

export const ANY_FORM: CellForm = { kind: 'any' };
const OPAQUE: CellForm = { kind: 'opaque' };

const MIRRORED: Record<CompareOperator, CompareOperator> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};

/** Values of one point each, which the engine orders or tells apart without a context. */
function isScalar(value: FeelValue): boolean {
  if (isList(value) || isContext(value) || value instanceof FeelRange) return false;
  if (value instanceof FeelTime || value instanceof FeelDateTime) return !isPlaced(value);
  const kind = typeName(value);
  return kind === 'date' ? value instanceof Temporal.PlainDate : kind !== 'function';
}

function comparison(operator: CompareOperator, value: FeelValue): CellForm {
  if (!isScalar(value)) return OPAQUE;
  if (operator === '=') return { kind: 'equals', value };
  if (operator === '!=') return { kind: 'not', form: { kind: 'equals', value } };
  return { kind: 'order', operator, value };
}

/** A constant as the whole test: a value to equal, an interval to lie in, a list to be one of. */
function membership(value: FeelValue, isItem = false): CellForm {
  if (value instanceof FeelRange) {
    const { start, end, operator, startIncluded, endIncluded } = value;
    if (operator) return comparison(operator, start ?? null);
    const forms: CellForm[] = [];
    if (start !== undefined) forms.push(comparison(startIncluded ? '>=' : '>', start));
    if (end !== undefined) forms.push(comparison(endIncluded ? '<=' : '<', end));
    return { kind: 'and', forms };
  }
  if (!isItem && isList(value)) {
    return { kind: 'listed', forms: value.map((item) => membership(item, true)) };
  }
  return comparison('=', value);
}

export function isBlank(text: string | undefined): boolean {
  const bare = text?.trim() ?? '';
  return bare === '' || bare === '-';
}

/** Reads cells into forms; what it can't read is opaque. Each text is read once. */
export class CellReader {
  private readonly known = new Map<string, CellForm>();
  private readonly scope: Scope;
  private readonly options: CompileOptions;

  constructor(scope: Scope = scopeOfNames([]), options: CompileOptions = {}) {
    this.scope = scope;
    this.options = options;
  }

  read(source: string): CellForm {
    if (isBlank(source)) return ANY_FORM;
    const known = this.known.get(source);
    if (known) return known;
    const form = this.parse(source);
    this.known.set(source, form);
    return form;
  }

  /** The value of an expression that depends on nothing; undefined for any other. */
  constant(source: string): FeelValue | undefined {
    const compiled = compileExpression(source, this.scope, this.options);
    return compiled.ok ? compiled.program.constant : undefined;
  }

  /** A cell that looks at nothing but the value itself. */
  lonely(source: string): UnaryTestsProgram | undefined {
    const compiled = compileUnaryTests(source, this.scope, this.options);
    return compiled.ok && compiled.program.slotsRead.length === 0 ? compiled.program : undefined;
  }

  private parse(source: string): CellForm {
    const parsed = parseUnaryTests(source, {
      shape: {},
      typeNamed: this.options.typeNamed ?? (() => undefined),
    });
    if (!parsed.ok) return OPAQUE;
    if (parsed.node.kind === 'any') return ANY_FORM;
    const { negated, tests } = parsed.node;
    const form = this.oneOf(tests, source);
    return negated ? { kind: 'not', form } : form;
  }

  private oneOf(tests: readonly Node[], source: string): CellForm {
    const forms = tests.map((test) => this.test(test, source));
    return forms.length === 1 ? (forms[0] as CellForm) : { kind: 'or', forms };
  }

  private valueOf(node: Node, source: string): FeelValue | undefined {
    if (node.kind === 'literal') return node.value;
    if (someNode(node, ({ kind }) => kind === 'input')) return undefined;
    return this.constant(source.slice(node.from, node.to));
  }

  private compared(operator: CompareOperator, node: Node, source: string): CellForm {
    const value = this.valueOf(node, source);
    return value === undefined ? OPAQUE : comparison(operator, value);
  }

  private between(low: CellForm, high: CellForm): CellForm {
    return { kind: 'and', forms: [low, high] };
  }

  private test(node: Node, source: string): CellForm {
    if (node.kind === 'range') {
      return this.between(
        this.compared(node.startIncluded ? '>=' : '>', node.start, source),
        this.compared(node.endIncluded ? '<=' : '<', node.end, source),
      );
    }
    if (node.kind === 'unary') return this.compared(node.operator, node.operand, source);
    const value = this.valueOf(node, source);
    return value === undefined ? this.condition(node, source) : membership(value);
  }

  /** A condition on `?`, such as `? > 5 and ? < 9`. */
  private condition(node: Node, source: string): CellForm {
    switch (node.kind) {
      case 'compare': {
        const { operator, left, right } = node;
        if (left.kind === 'input') return this.compared(operator, right, source);
        if (right.kind === 'input') return this.compared(MIRRORED[operator], left, source);
        return OPAQUE;
      }
      case 'between':
        if (node.value.kind !== 'input') return OPAQUE;
        return this.between(
          this.compared('>=', node.low, source),
          this.compared('<=', node.high, source),
        );
      case 'in':
        return node.value.kind === 'input' ? this.oneOf(node.tests, source) : OPAQUE;
      case 'and':
      case 'or':
        return {
          kind: node.kind,
          forms: [this.condition(node.left, source), this.condition(node.right, source)],
        };
      case 'call': {
        const [only] = node.args;
        const isNot = node.callee.kind === 'name' && node.callee.name === 'not';
        if (!isNot || !only || node.args.length > 1) return OPAQUE;
        return { kind: 'not', form: this.condition(only, source) };
      }
      default:
        return OPAQUE;
    }
  }
}
