import type { Issue } from '#engine/core/issue';
import { addField } from './add-field.ts';
import { attributeLabel, NUMERIC_ATTRIBUTES } from './attributes.ts';
import type { ClassReading, Meaning } from './class-reading.ts';
import { FlowDraft, type Source } from './flow-draft.ts';
import { numberOf } from './formula.ts';
import { type Field, USAGE } from './model.ts';
import { feelText } from './print-feel.ts';
import { fault } from './problem.ts';

const DEEPEST = 100;

interface Opening {
  className: string;
  fields: ReadonlyMap<string, Field>;
  /** Names that `bill` sums. */
  components: ReadonlySet<string>;
  /** What the usage is counted in. */
  unit: string;
}

type KeyType = 'number' | 'any';

/** What the tariff itself says for an attribute, as the default of its input. */
interface Stated {
  feel: string;
  reads?: Source;
}

/** Formulas of a drought field look for names of its family; all others for those of commodity. */
const familyOf = (field: string): string =>
  field.endsWith('_drought') ? '_drought' : '_commodity';

function keyAttributesOf(fields: ReadonlyMap<string, Field>): Set<string> {
  const keys = new Set<string>();
  for (const field of fields.values()) {
    if (field.kind === 'table') for (const name of field.dependsOn) keys.add(name);
    if (field.kind === 'steps') keys.add(field.dependsOn);
  }
  return keys;
}

/** A class being drawn from its bill backwards: what a name stands for is drawn when it is asked for. */
export class ClassDrawing implements ClassReading {
  readonly className: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly components: ReadonlySet<string>;
  readonly draft = new FlowDraft();
  readonly faults: Issue[] = [];
  readonly remarks: Issue[] = [];
  readonly usageRates = new Map<string, string>();
  readonly reached = new Set<string>();
  private readonly unit: string;
  private readonly keyAttributes: ReadonlySet<string>;
  private readonly drawn = new Map<string, Meaning | undefined>();
  private readonly inputs = new Map<string, Source>();
  private readonly open: string[] = [];

  constructor({ className, fields, components, unit }: Opening) {
    this.className = className;
    this.fields = fields;
    this.components = components;
    this.unit = unit;
    this.keyAttributes = keyAttributesOf(fields);
  }

  findField(name: string, inField: string): string | undefined {
    if (this.fields.has(name)) return name;
    const ofFamily = name + familyOf(inField);
    return this.fields.has(ofFamily) ? ofFamily : undefined;
  }

  meaningOf(name: string, inField: string): Meaning | undefined {
    if (NUMERIC_ATTRIBUTES.has(name) || this.keyAttributes.has(name)) {
      const source = this.drawAttribute(name, 'number', inField);
      return source && { source };
    }
    const field = this.findField(name, inField);
    if (field !== undefined) return this.drawField(field);
    this.refuse('undefined-name', inField, name, {
      zh: `${inField} 用到的 ${name} 既不是字段也不是已知的属性`,
      en: `${inField} uses ${name}, which is neither a field nor a known attribute`,
    });
    return undefined;
  }

  keyOf(attribute: string, inField: string): Source | undefined {
    return this.drawAttribute(attribute, 'any', inField);
  }

  private refuse(
    code: string,
    field: string,
    name: string,
    message: { zh: string; en: string },
  ): void {
    const found = fault(code, ['rate_structure', this.className, field], message, { name });
    const isSame = ({ path, params }: Issue) => path === found.path && params.name === name;
    if (!this.faults.some(isSame)) this.faults.push(found);
  }

  private drawField(name: string): Meaning | undefined {
    this.reached.add(name);
    if (this.drawn.has(name)) return this.drawn.get(name);
    if (this.open.includes(name) || this.open.length > DEEPEST) {
      const circle = [...this.open.slice(this.open.indexOf(name)), name].join(' → ');
      this.refuse('cycle', name, name, {
        zh: `字段相互依赖成环：${circle}`,
        en: `fields depend on each other in a circle: ${circle}`,
      });
      return undefined;
    }
    this.open.push(name);
    const meaning = addField(this, name, this.fields.get(name) as Field);
    this.open.pop();
    this.drawn.set(name, meaning);
    return meaning;
  }

  /** An input; where the customer has no such attribute, what the tariff states. */
  private drawAttribute(attribute: string, type: KeyType, inField: string): Source | undefined {
    const known = this.inputs.get(`${type} ${attribute}`);
    if (known) return known;
    const field = this.findField(attribute, inField);
    const stated = field === undefined ? undefined : this.stated(field, type);
    if (field !== undefined && !stated) return undefined;
    const isNumberAsKey = type === 'any' && NUMERIC_ATTRIBUTES.has(attribute);
    const id = isNumberAsKey ? `${attribute}_key` : attribute;
    const path = ['attributes', attribute];
    const note = this.inputNote(attribute, stated !== undefined);
    const source = this.draft.add(
      stated?.reads ? `${id}_used` : id,
      { kind: 'input', note, config: { path, type, ...(stated && { default: stated.feel }) } },
      stated?.reads ? [{ from: stated.reads }] : [],
    );
    this.inputs.set(`${type} ${attribute}`, source);
    return source;
  }

  private inputNote(attribute: string, isStated: boolean): string {
    const { zh, en } = attributeLabel(attribute);
    const isUsage = attribute === USAGE;
    return [
      `${zh}${isUsage ? `（${this.unit}）` : ''}${isStated ? '；没有时取费率里的值' : ''}`,
      `${en}${isUsage ? ` in ${this.unit}` : ''}${isStated ? "; the tariff's value if missing" : ''}`,
    ].join(' / ');
  }

  private stated(name: string, type: KeyType): Stated | undefined {
    const field = this.fields.get(name);
    const cell = field?.kind === 'cells' && field.cells.length === 1 ? field.cells[0] : undefined;
    const number = cell === undefined ? undefined : numberOf(cell);
    if (cell !== undefined && (number || type === 'any')) {
      this.reached.add(name);
      return { feel: type === 'any' ? feelText(cell) : String(number) };
    }
    const source = this.drawField(name)?.source;
    return source && { feel: source.name, reads: source };
  }
}
