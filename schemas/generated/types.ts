// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.

/**
 * The result of a computation: lines, taxes and total, or the reasons why there are none.
 */
export type Computation = Computed | Refused;
/**
 * A column's text, a FEEL expression over the row's columns, or a constant.
 */
export type ValueSource =
  | {
      column: string;
    }
  | {
      /**
       * A FEEL expression; a plain number is one.
       */
      expression: string | number;
    }
  | {
      value: string | number | boolean;
    };
export type PlanModule = {
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  key: string;
  type: 'base-service' | 'add-on' | 'one-off' | 'deposit' | 'discount';
  name: LocalText;
  required?: boolean;
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  flow?: string;
  /**
   * Fixed facts handed to the flow as `parameters`.
   */
  parameters?: {
    [k: string]: string | number | boolean;
  };
  quantity?: {
    /**
     * An exact decimal: text, or a JSON integer in the safe range.
     */
    default?: string | number;
    /**
     * An exact decimal: text, or a JSON integer in the safe range.
     */
    minimum?: string | number;
    /**
     * An exact decimal: text, or a JSON integer in the safe range.
     */
    maximum?: string | number;
  };
  billing?: {
    interval?: {
      unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
      count: number;
    };
    /**
     * advance bills the period that begins, arrears the one that ended.
     */
    timing?: 'advance' | 'arrears';
    /**
     * calendar: first day of the week, month, quarter, year; anniversary: the subscription's own day.
     */
    anchor?: 'calendar' | 'anniversary';
    /**
     * What a part of a period costs: its share by days, by 30-day months, all, nothing.
     */
    proration?: 'by-day' | '30-day' | 'full' | 'free';
  };
  discount?: {
    kind: 'percentage' | 'fixed';
    /**
     * An exact decimal: text, or a JSON integer in the safe range.
     */
    value: string | number;
    scope: 'item' | 'plan' | 'invoice';
    /**
     * @minItems 1
     * @maxItems 300
     *
     * Items: Stable name of a design, module or line: lower case, digits, dots, hyphens.
     */
    modules?: string[];
    /**
     * Lower goes first; percentages apply to what is left.
     */
    priority?: number;
    /**
     * Stable name of a design, module or line: lower case, digits, dots, hyphens.
     */
    stackingGroup?: string;
  };
};
export type FlowNode =
  | InputNode
  | DecisionTableNode
  | FormulaNode
  | SwitchNode
  | LookupNode
  | FlatNode
  | PerUnitNode
  | GraduatedNode
  | VolumeNode
  | StairstepNode
  | PackageNode
  | PercentageNode
  | DynamicNode
  | IncludedQuantityNode
  | MinimumNode
  | MaximumNode
  | DiscountNode
  | ProrationNode
  | TaxNode
  | RoundingNode
  | OutputLineNode
  | SubFlowNode
  | MatrixNode
  | TimeOfUseNode
  | ApportionmentNode
  | AnnualLadderNode
  | MeterSwapNode
  | RolloverNode
  | TrueUpNode
  | LateFeeNode;
/**
 * Finds outputs by rules, as DMN decision tables do.
 */
export type DecisionTableConfig = {
  table?: DecisionTableContent;
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  tableKey?: string;
  /**
   * What a case without a matching rule does; refuse by default.
   */
  onMissing?: 'refuse' | 'null';
} & {
  [k: string]: unknown;
};

export interface Documents {
  'bundle.schema.json'?: Bundle;
  'computation.schema.json'?: Computation;
  'decision-table.schema.json'?: DecisionTable;
  'facts.schema.json'?: Facts;
  'import-mapping.schema.json'?: ImportMapping;
  'plan.schema.json'?: Plan;
  'pricing-flow.schema.json'?: PricingFlow;
}
/**
 * Designs in one file, with the flow that rates facts.
 */
export interface Bundle {
  kind: 'bundle';
  name?: LocalText;
  /**
   * The pricing flow that rates the facts.
   */
  entry: string;
  /**
   * ISO 4217 code.
   */
  currency: string;
  rounding?: RoundingPolicy;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  designs: {
    kind: string;
    key: string;
  }[];
}
/**
 * A text in Chinese and English.
 */
export interface LocalText {
  zh: string;
  en: string;
}
/**
 * How amounts become money.
 */
export interface RoundingPolicy {
  /**
   * How a digit that has no room is dropped; half-up goes away from zero.
   */
  mode?: 'half-up' | 'half-even' | 'half-down' | 'down' | 'up' | 'floor' | 'ceiling';
  /**
   * Money is rounded once per line (default), or once at the invoice's total.
   */
  per?: 'line' | 'invoice';
  /**
   * Cash rounding (抹零); the difference is a line of its own.
   */
  cash?: {
    /**
     * Smallest amount paid in cash: 0.1, 1, 0.05.
     */
    unit: string | number;
    mode: 'down' | 'nearest' | 'up';
  };
}
export interface Computed {
  /**
   * ISO 4217 code.
   */
  currency: string;
  lines: ComputedLine[];
  taxes: {
    category: string;
    /**
     * An exact decimal as text.
     */
    ratePercent: string;
    mode: 'exclusive' | 'inclusive';
    /**
     * An exact decimal as text.
     */
    base: string;
    /**
     * An exact decimal as text.
     */
    amount: string;
  }[];
  /**
   * An exact decimal as text.
   */
  subtotal: string;
  /**
   * An exact decimal as text.
   */
  tax: string;
  /**
   * An exact decimal as text.
   */
  rounding: string;
  /**
   * An exact decimal as text.
   */
  total: string;
  trace?: TraceEntry[];
  effects?: {}[];
}
export interface ComputedLine {
  item: string;
  kind: string;
  name: LocalText;
  quantity: string | null;
  unitPrice: string | null;
  /**
   * An exact decimal as text.
   */
  amountUnrounded: string;
  /**
   * An exact decimal as text.
   */
  amount: string;
  tax: {
    category: string;
    /**
     * An exact decimal as text.
     */
    ratePercent: string;
    mode: 'exclusive' | 'inclusive';
    /**
     * An exact decimal as text.
     */
    amount: string;
  } | null;
  itemId?: string | null;
  subscriptionId?: string | null;
  /**
   * Half-open; end null: once and for all.
   */
  period?: {
    /**
     * A civil date, YYYY-MM-DD.
     */
    start: string;
    end: string | null;
  } | null;
  /**
   * The design version that made the line.
   */
  design?: string | null;
  explanation?: LocalText[];
}
export interface TraceEntry {
  node: string;
  kind: string;
  name: string;
  active: boolean;
  /**
   * Value of each output port.
   */
  values: {};
  hits?: number[];
  sentence?: LocalText;
  /**
   * Key of the pricing flow inside.
   */
  flow?: string;
  /**
   * What happened inside.
   */
  trace?: TraceEntry[];
}
export interface Refused {
  /**
   * @minItems 1
   */
  issues: Issue[];
}
export interface Issue {
  code: string;
  severity: 'error' | 'warning';
  path: string;
  message: LocalText;
  params: {
    [k: string]: string | number | boolean;
  };
}
/**
 * A decision table as a design of its own, used by flows through its key.
 */
export interface DecisionTable {
  kind: 'decision-table';
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  key: string;
  name: LocalText;
  content: DecisionTableContent;
}
/**
 * The table itself, alone or inside a flow's node.
 */
export interface DecisionTableContent {
  /**
   * DMN hit policy: Unique, Any, Priority, First, Rule order, Output order, Collect (list, sum, min, max, count).
   */
  hitPolicy: 'U' | 'A' | 'P' | 'F' | 'R' | 'O' | 'C' | 'C+' | 'C<' | 'C>' | 'C#';
  /**
   * @minItems 1
   * @maxItems 50
   */
  inputs: {
    /**
     * A FEEL expression; a plain number is one.
     */
    expression: string | number;
    /**
     * Type of a value.
     */
    type?:
      | 'number'
      | 'string'
      | 'boolean'
      | 'date'
      | 'time'
      | 'date and time'
      | 'days and time duration'
      | 'years and months duration'
      | 'list'
      | 'context'
      | 'any';
    label?: LocalText;
    allowed?: string;
    valueLabels?: ValueLabels;
  }[];
  /**
   * @minItems 1
   * @maxItems 50
   */
  outputs: {
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    name: string;
    /**
     * Type of a value.
     */
    type?:
      | 'number'
      | 'string'
      | 'boolean'
      | 'date'
      | 'time'
      | 'date and time'
      | 'days and time duration'
      | 'years and months duration'
      | 'list'
      | 'context'
      | 'any';
    label?: LocalText;
    /**
     * List of the values allowed; their order is the priority for P and O.
     */
    allowed?: string;
    /**
     * A FEEL expression; a plain number is one.
     */
    default?: string | number;
  }[];
  /**
   * @maxItems 20000
   */
  rules: {
    /**
     * @minItems 1
     * @maxItems 50
     */
    when: string[];
    /**
     * @minItems 1
     * @maxItems 50
     *
     * Items: A FEEL expression; a plain number is one.
     */
    then: (string | number)[];
    note?: string;
    enabled?: boolean;
    /**
     * A civil date, YYYY-MM-DD.
     */
    from?: string;
    /**
     * A civil date, YYYY-MM-DD.
     */
    to?: string;
  }[];
}
/**
 * What values are called, by their text.
 */
export interface ValueLabels {
  [k: string]: LocalText;
}
/**
 * What one evaluation of a pricing flow knows. Inputs of the flow take values from here by path; other members are allowed.
 */
export interface Facts {
  /**
   * A civil date, YYYY-MM-DD.
   */
  asOf?: string;
  /**
   * ISO 4217 code.
   */
  currency?: string;
  period?: {
    /**
     * A civil date, YYYY-MM-DD.
     */
    start: string;
    /**
     * The day after the last; null: once and for all.
     */
    end: string | null;
    /**
     * A civil date, YYYY-MM-DD.
     */
    wholeStart?: string;
    /**
     * A civil date, YYYY-MM-DD.
     */
    wholeEnd?: string;
    share?: {
      numerator: number;
      denominator: number;
    };
  };
  customer?: {};
  subscription?: {};
  item?: {};
  parameters?: {};
  attributes?: {};
  usage?: {};
  /**
   * Earlier periods of the item with what was used in each, the oldest first.
   *
   * @maxItems 600
   */
  history?: {
    /**
     * A civil date, YYYY-MM-DD.
     */
    start: string;
    /**
     * A civil date, YYYY-MM-DD.
     */
    end?: string;
    share?: {
      numerator: number;
      denominator: number;
    };
    usage?: {};
  }[];
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  quantity?: string | number;
  [k: string]: unknown;
}
/**
 * How a row of a spreadsheet becomes a customer, a subscription and its items.
 */
export interface ImportMapping {
  kind: 'import-mapping';
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  key: string;
  name: LocalText;
  /**
   * How the file is written; found out by looking where absent.
   */
  format?: {
    encoding?: 'utf-8' | 'gb18030';
    delimiter?: ',' | ';' | '\t';
  };
  customer: {
    externalId: ValueSource;
    name: ValueSource;
    kind?: ValueSource;
    tier?: ValueSource;
    region?: ValueSource;
    industry?: ValueSource;
    /**
     * @maxItems 20
     */
    contacts?: {
      kind: 'phone' | 'email' | 'wechat' | 'post';
      value: ValueSource;
    }[];
    address?: {
      [k: string]: ValueSource;
    };
    /**
     * @maxItems 100
     */
    tags?: {
      tag: string;
      /**
       * A FEEL expression; a plain number is one.
       */
      when?: string | number;
    }[];
    customFields?: {
      [k: string]: ValueSource;
    };
  };
  subscription?: {
    /**
     * Stable name of a design, module or line: lower case, digits, dots, hyphens.
     */
    plan: string;
    externalId?: ValueSource;
    startsOn?: ValueSource;
    billingFrom?: ValueSource;
    attributes?: {
      [k: string]: ValueSource;
    };
    /**
     * @minItems 1
     * @maxItems 100
     */
    items: {
      /**
       * Stable name of a design, module or line: lower case, digits, dots, hyphens.
       */
      module: string;
      /**
       * A FEEL expression; a plain number is one.
       */
      when?: string | number;
      quantity?: ValueSource;
      attributes?: {
        [k: string]: ValueSource;
      };
    }[];
  };
  /**
   * @maxItems 100
   */
  checks?: {
    /**
     * Stable name of a design, module or line: lower case, digits, dots, hyphens.
     */
    code: string;
    /**
     * A FEEL expression; a plain number is one.
     */
    when: string | number;
    severity: 'error' | 'warning';
    message: LocalText;
  }[];
  /**
   * A column of the source that the computed monthly charges are compared with.
   */
  reconcile?: {
    column: string;
    label?: LocalText;
  };
}
/**
 * A plan composed of modules, each priced by a flow.
 */
export interface Plan {
  kind: 'plan';
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  key: string;
  name: LocalText;
  description?: LocalText;
  /**
   * ISO 4217 code.
   */
  currency: string;
  billing: {
    interval: {
      unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
      count: number;
    };
    /**
     * advance bills the period that begins, arrears the one that ended.
     */
    timing: 'advance' | 'arrears';
    /**
     * calendar: first day of the week, month, quarter, year; anniversary: the subscription's own day.
     */
    anchor: 'calendar' | 'anniversary';
    /**
     * What a part of a period costs: its share by days, by 30-day months, all, nothing.
     */
    proration: 'by-day' | '30-day' | 'full' | 'free';
  };
  rounding?: RoundingPolicy;
  /**
   * What the order asks for and pricing needs: contract term, area, bandwidth.
   *
   * @maxItems 100
   */
  attributes?: {
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    key: string;
    label: LocalText;
    type: 'number' | 'string' | 'boolean' | 'date';
    required?: boolean;
    /**
     * @minItems 1
     * @maxItems 200
     */
    allowed?: (string | number | boolean)[];
    default?: string | number | boolean;
    valueLabels?: ValueLabels;
  }[];
  /**
   * @minItems 1
   * @maxItems 300
   */
  modules: PlanModule[];
}
/**
 * A graph of typed nodes that turns facts into invoice lines.
 */
export interface PricingFlow {
  kind: 'pricing-flow';
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  key: string;
  name: LocalText;
  description?: LocalText;
  /**
   * Values that every expression of the flow can name.
   *
   * @maxItems 200
   */
  constants?: FlowConstant[];
  /**
   * Functions that every expression of the flow can call.
   *
   * @maxItems 100
   */
  functions?: FlowFunction[];
  /**
   * @minItems 1
   * @maxItems 2000
   */
  nodes: FlowNode[];
  /**
   * @maxItems 10000
   */
  edges: FlowEdge[];
  /**
   * Where nodes stand on the canvas, and the notes between them. No meaning for what is computed.
   */
  layout?: {
    nodes?: {
      [k: string]: Position;
    };
    /**
     * What people write on the canvas beside the nodes.
     *
     * @maxItems 200
     */
    notes?: FlowNote[];
    viewport?: {
      x?: number;
      y?: number;
      zoom?: number;
    };
  };
  /**
   * Cases that every version has to get right before it is published.
   *
   * @maxItems 500
   */
  scenarios?: Scenario[];
}
export interface FlowConstant {
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name: string;
  /**
   * Type of a value.
   */
  type:
    | 'number'
    | 'string'
    | 'boolean'
    | 'date'
    | 'time'
    | 'date and time'
    | 'days and time duration'
    | 'years and months duration'
    | 'list'
    | 'context'
    | 'any';
  /**
   * A FEEL expression; a plain number is one.
   */
  value: string | number;
  label?: LocalText;
}
export interface FlowFunction {
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name: string;
  /**
   * @maxItems 20
   */
  parameters: FunctionParameter[];
  /**
   * Type of a value.
   */
  result:
    | 'number'
    | 'string'
    | 'boolean'
    | 'date'
    | 'time'
    | 'date and time'
    | 'days and time duration'
    | 'years and months duration'
    | 'list'
    | 'context'
    | 'any';
  /**
   * A FEEL expression; a plain number is one.
   */
  body: string | number;
  label?: LocalText;
}
export interface FunctionParameter {
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name: string;
  /**
   * Type of a value.
   */
  type:
    | 'number'
    | 'string'
    | 'boolean'
    | 'date'
    | 'time'
    | 'date and time'
    | 'days and time duration'
    | 'years and months duration'
    | 'list'
    | 'context'
    | 'any';
}
export interface InputNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'input';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: InputConfig;
}
/**
 * Takes one value out of the facts.
 */
export interface InputConfig {
  /**
   * Where the value stands in the facts; the node's name if absent.
   *
   * @minItems 1
   * @maxItems 12
   */
  path?: string[];
  /**
   * Type of a value.
   */
  type:
    | 'number'
    | 'string'
    | 'boolean'
    | 'date'
    | 'time'
    | 'date and time'
    | 'days and time duration'
    | 'years and months duration'
    | 'list'
    | 'context'
    | 'any';
  required?: boolean;
  /**
   * A FEEL expression; a plain number is one.
   */
  default?: string | number;
  /**
   * Unary tests that the value must pass.
   */
  allowed?: string;
}
export interface DecisionTableNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'decision-table';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: DecisionTableConfig;
}
export interface FormulaNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'formula';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: FormulaConfig;
}
/**
 * Computes one value.
 */
export interface FormulaConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  expression: string | number;
  /**
   * Type of a value.
   */
  type?:
    | 'number'
    | 'string'
    | 'boolean'
    | 'date'
    | 'time'
    | 'date and time'
    | 'days and time duration'
    | 'years and months duration'
    | 'list'
    | 'context'
    | 'any';
}
export interface SwitchNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'switch';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: SwitchConfig;
}
/**
 * Opens the branch of the first case that holds; also gives that case's value.
 */
export interface SwitchConfig {
  /**
   * @minItems 1
   * @maxItems 100
   */
  cases: {
    /**
     * Identifies a node or edge inside one document.
     */
    id: string;
    label?: LocalText;
    /**
     * A FEEL expression; a plain number is one.
     */
    when: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    then?: string | number;
  }[];
  /**
   * A FEEL expression; a plain number is one.
   */
  otherwise?: string | number;
}
export interface LookupNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'lookup';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: LookupConfig;
}
/**
 * Exact match of one or several keys in a table of values.
 */
export interface LookupConfig {
  /**
   * @minItems 1
   * @maxItems 12
   *
   * Items: A FEEL expression; a plain number is one.
   */
  keys: (string | number)[];
  /**
   * @minItems 1
   * @maxItems 20
   */
  columns: {
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    name: string;
    /**
     * Type of a value.
     */
    type?:
      | 'number'
      | 'string'
      | 'boolean'
      | 'date'
      | 'time'
      | 'date and time'
      | 'days and time duration'
      | 'years and months duration'
      | 'list'
      | 'context'
      | 'any';
  }[];
  /**
   * @maxItems 100000
   */
  rows: {
    /**
     * @minItems 1
     * @maxItems 12
     */
    key: (string | number | boolean)[];
    /**
     * @minItems 1
     * @maxItems 20
     */
    values: (string | number | boolean | null)[];
  }[];
  /**
   * Without a matching row: refuse (default) or take the defaults.
   */
  onMissing?: 'refuse' | 'default';
  /**
   * @maxItems 20
   */
  defaults?: (string | number | boolean | null)[];
}
export interface FlatNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'flat';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: FlatConfig;
}
/**
 * A fixed amount.
 */
export interface FlatConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  price: string | number;
}
export interface PerUnitNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'per-unit';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: PerUnitConfig;
}
/**
 * Quantity × price.
 */
export interface PerUnitConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  price: string | number;
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface GraduatedNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'graduated';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: GraduatedConfig;
}
/**
 * Each unit at its own tier's price or rate, plus the flat fee of every tier opened.
 */
export interface GraduatedConfig {
  /**
   * @minItems 1
   * @maxItems 500
   */
  tiers: {
    /**
     * Upper bound, inclusive; null: without bound.
     */
    upTo: (string | number) | null;
    /**
     * A FEEL expression; a plain number is one.
     */
    price?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    ratePercent?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    flat?: string | number;
  }[];
  /**
   * Tiers for some, in order: the first whose condition holds is taken, else the tiers above.
   *
   * @maxItems 50
   */
  tables?: {
    /**
     * A FEEL expression; a plain number is one.
     */
    when: string | number;
    label?: LocalText;
    /**
     * @minItems 1
     * @maxItems 500
     */
    tiers: {
      /**
       * Upper bound, inclusive; null: without bound.
       */
      upTo: (string | number) | null;
      /**
       * A FEEL expression; a plain number is one.
       */
      price?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      ratePercent?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      flat?: string | number;
    }[];
  }[];
  /**
   * Whether the first tier's flat fee is due at quantity 0 (default: always).
   */
  firstFlat?: 'always' | 'when-used';
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface VolumeNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'volume';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: VolumeConfig;
}
/**
 * All units at the price of the tier that holds the quantity, plus its flat fee.
 */
export interface VolumeConfig {
  /**
   * @minItems 1
   * @maxItems 500
   */
  tiers: {
    /**
     * Upper bound, inclusive; null: without bound.
     */
    upTo: (string | number) | null;
    /**
     * A FEEL expression; a plain number is one.
     */
    price?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    ratePercent?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    flat?: string | number;
  }[];
  /**
   * Tiers for some, in order: the first whose condition holds is taken, else the tiers above.
   *
   * @maxItems 50
   */
  tables?: {
    /**
     * A FEEL expression; a plain number is one.
     */
    when: string | number;
    label?: LocalText;
    /**
     * @minItems 1
     * @maxItems 500
     */
    tiers: {
      /**
       * Upper bound, inclusive; null: without bound.
       */
      upTo: (string | number) | null;
      /**
       * A FEEL expression; a plain number is one.
       */
      price?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      ratePercent?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      flat?: string | number;
    }[];
  }[];
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface StairstepNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'stairstep';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: StairstepConfig;
}
/**
 * Only the flat fee of the tier that holds the quantity.
 */
export interface StairstepConfig {
  /**
   * @minItems 1
   * @maxItems 500
   */
  tiers: {
    /**
     * Upper bound, inclusive; null: without bound.
     */
    upTo: (string | number) | null;
    /**
     * A FEEL expression; a plain number is one.
     */
    price?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    ratePercent?: string | number;
    /**
     * A FEEL expression; a plain number is one.
     */
    flat?: string | number;
  }[];
  /**
   * Tiers for some, in order: the first whose condition holds is taken, else the tiers above.
   *
   * @maxItems 50
   */
  tables?: {
    /**
     * A FEEL expression; a plain number is one.
     */
    when: string | number;
    label?: LocalText;
    /**
     * @minItems 1
     * @maxItems 500
     */
    tiers: {
      /**
       * Upper bound, inclusive; null: without bound.
       */
      upTo: (string | number) | null;
      /**
       * A FEEL expression; a plain number is one.
       */
      price?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      ratePercent?: string | number;
      /**
       * A FEEL expression; a plain number is one.
       */
      flat?: string | number;
    }[];
  }[];
  /**
   * A quantity below zero: refuse the bill (default), or count it as zero.
   */
  negativeQuantity?: 'refuse' | 'zero';
}
export interface PackageNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'package';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: PackageConfig;
}
/**
 * Whole packages, begun ones counted full.
 */
export interface PackageConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  size: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  price: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  free?: string | number;
  /**
   * A quantity below zero: refuse the bill (default), or count it as zero.
   */
  negativeQuantity?: 'refuse' | 'zero';
}
export interface PercentageNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'percentage';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: PercentageConfig;
}
/**
 * A percentage of an amount, with fixed part, free allowance, minimum and maximum by event.
 */
export interface PercentageConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  ratePercent: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  fixed?: string | number;
  freeEvents?: number;
  /**
   * A FEEL expression; a plain number is one.
   */
  freeAmount?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  minimumPerEvent?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  maximumPerEvent?: string | number;
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
  /**
   * An event that uses the free amount up exactly: comes free (default), or pays fixed part and minimum.
   */
  atFreeAmount?: 'free' | 'charged';
  /**
   * Events that sum to zero: cost nothing (default), or still pay fixed part and minimum.
   */
  atZero?: 'free' | 'charged';
}
export interface DynamicNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'dynamic';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: DynamicConfig;
}
/**
 * An amount that comes with the usage.
 */
export interface DynamicConfig {
  /**
   * Digits of the minor unit the amount is given in; 0 for major units.
   */
  scale?: number;
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface IncludedQuantityNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'included-quantity';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: IncludedQuantityConfig;
}
/**
 * Takes an included allowance off a quantity.
 */
export interface IncludedQuantityConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  included: string | number;
  /**
   * Whether the allowance shrinks with the share of the period.
   */
  prorate?: boolean;
}
export interface MinimumNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'minimum';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: MinimumConfig;
}
/**
 * Raises a charge to a minimum; the difference is also given alone for a true-up line.
 */
export interface MinimumConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  amount: string | number;
  /**
   * Whether the minimum shrinks with the share of the period; yes by default.
   */
  prorate?: boolean;
}
export interface MaximumNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'maximum';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: MaximumConfig;
}
/**
 * Caps a charge.
 */
export interface MaximumConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  amount: string | number;
  prorate?: boolean;
}
export interface DiscountNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'discount';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: DiscountConfig;
}
/**
 * Takes a percentage or an amount off a charge, never below zero.
 */
export interface DiscountConfig {
  kind: 'percentage' | 'fixed';
  /**
   * A FEEL expression; a plain number is one.
   */
  value: string | number;
}
export interface ProrationNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'proration';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: ProrationConfig;
}
/**
 * The part of a charge that belongs to the days used.
 */
export interface ProrationConfig {
  /**
   * period (default): the share that the plan's policy gives for this period.
   */
  policy?: 'period' | 'full' | 'free';
}
export interface TaxNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'tax';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: TaxConfig;
}
/**
 * Marks a charge with its tax; the invoice sums by category and rounds.
 */
export interface TaxConfig {
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  category: string;
  /**
   * A FEEL expression; a plain number is one.
   */
  ratePercent: string | number;
  mode: 'exclusive' | 'inclusive';
}
export interface RoundingNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'rounding';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: RoundingConfig;
}
/**
 * Rounds a value inside the flow.
 */
export interface RoundingConfig {
  digits?: number;
  /**
   * How a digit that has no room is dropped; half-up goes away from zero.
   */
  mode: 'half-up' | 'half-even' | 'half-down' | 'down' | 'up' | 'floor' | 'ceiling';
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  multipleOf?: string | number;
}
export interface OutputLineNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'output-line';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: OutputLineConfig;
}
/**
 * Puts a charge on the invoice as a line.
 */
export interface OutputLineConfig {
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  item?: string;
  name?: LocalText1;
  /**
   * What kind of line; follows the module's type if absent.
   */
  lineKind?:
    'charge' | 'usage' | 'one-off' | 'deposit' | 'minimum' | 'discount' | 'fee' | 'adjustment';
  omitZero?: boolean;
  /**
   * An amount or a quantity below zero: is billed as a negative line (default), or bills nothing; the unrounded amount still says what was computed.
   */
  belowZero?: 'credit' | 'nothing';
}
/**
 * A text in Chinese and English.
 */
export interface LocalText1 {
  zh: string;
  en: string;
}
export interface SubFlowNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'sub-flow';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: SubFlowConfig;
}
/**
 * Another pricing flow as one node: its inputs by ports, its lines or its values as result.
 */
export interface SubFlowConfig {
  /**
   * Stable name of a design, module or line: lower case, digits, dots, hyphens.
   */
  flowKey: string;
  /**
   * The published version that is used; the latest if absent.
   */
  version?: number;
  /**
   * What becomes of its lines: one charge to go on with (default), or lines of this flow.
   */
  emit?: 'values' | 'lines';
  /**
   * Ports whose values take a place in the facts; all other facts are those of this flow.
   *
   * @maxItems 50
   */
  inputs?: {
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    name: string;
    /**
     * Where the value stands in the facts of the flow that is used, such as usage/water; the port's name if absent.
     */
    path?: string;
    /**
     * Type of a value.
     */
    type?:
      | 'number'
      | 'string'
      | 'boolean'
      | 'date'
      | 'time'
      | 'date and time'
      | 'days and time duration'
      | 'years and months duration'
      | 'list'
      | 'context'
      | 'any';
  }[];
  /**
   * Values of its nodes that this flow goes on with.
   *
   * @maxItems 50
   */
  outputs?: {
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    name: string;
    /**
     * A FEEL name: letters of any script, digits, spaces.
     */
    node: string;
    /**
     * Its output; the first if absent.
     */
    port?: string;
    /**
     * Type of a value.
     */
    type?:
      | 'number'
      | 'string'
      | 'boolean'
      | 'date'
      | 'time'
      | 'date and time'
      | 'days and time duration'
      | 'years and months duration'
      | 'list'
      | 'context'
      | 'any';
  }[];
  flow?: PricingFlow;
}
export interface MatrixNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'matrix';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: MatrixConfig;
}
/**
 * A rate by the row and the column of a grid; * stands for any other key.
 */
export interface MatrixConfig {
  /**
   * What finds the row: one expression for each key of the rows.
   *
   * @minItems 1
   * @maxItems 6
   *
   * Items: A FEEL expression; a plain number is one.
   */
  keys: (string | number)[];
  /**
   * A FEEL expression; a plain number is one.
   */
  across: string | number;
  /**
   * Keys of the columns; * is any other.
   *
   * @minItems 1
   * @maxItems 200
   */
  columns: (string | number)[];
  /**
   * Keys of a row, then its rate in every column; null is none.
   *
   * @minItems 1
   * @maxItems 5000
   */
  rows: {
    /**
     * @minItems 1
     * @maxItems 6
     */
    key: (string | number)[];
    /**
     * @minItems 1
     * @maxItems 200
     */
    values: ((string | number) | null)[];
  }[];
  /**
   * Without a rate: refuse the bill (default), or give null.
   */
  onMissing?: 'refuse' | 'null';
}
export interface TimeOfUseNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'time-of-use';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: TimeOfUseConfig;
}
/**
 * Quantities at the rate of the season, the type of day and the hour in which they were used.
 */
export interface TimeOfUseConfig {
  /**
   * IANA time zone of the clock; that of the facts if absent.
   */
  timeZone?: string;
  /**
   * Rates; each has an output of its own.
   *
   * @minItems 1
   * @maxItems 24
   */
  bands: {
    /**
     * Identifies a node or edge inside one document.
     */
    id: string;
    label?: LocalText;
    /**
     * A FEEL expression; a plain number is one.
     */
    price: string | number;
  }[];
  /**
   * Hours of the bands. Every day is covered exactly once.
   *
   * @minItems 1
   * @maxItems 500
   */
  windows: {
    /**
     * Identifies a node or edge inside one document.
     */
    band: string;
    /**
     * Identifies a node or edge inside one document.
     */
    season?: string;
    /**
     * Identifies a node or edge inside one document.
     */
    dayType?: string;
    /**
     * HH:MM, belongs to the window.
     */
    from: string;
    /**
     * HH:MM, the first moment after it; before the start: past midnight.
     */
    to: string;
  }[];
  /**
   * Parts of the year; days of none take the windows without a season.
   *
   * @maxItems 12
   */
  seasons?: {
    /**
     * Identifies a node or edge inside one document.
     */
    id: string;
    label?: LocalText;
    /**
     * MM-DD, the first day.
     */
    from: string;
    /**
     * MM-DD, the last day; before the first: into the next year.
     */
    to: string;
  }[];
  /**
   * Kinds of days; days of none take the windows without a day type.
   *
   * @maxItems 12
   */
  dayTypes?: {
    /**
     * Identifies a node or edge inside one document.
     */
    id: string;
    label?: LocalText;
    /**
     * Days of the week from Monday, 1-5 or 6,7; holiday: the days of the list.
     */
    days: string;
  }[];
  /**
   * A FEEL expression; a plain number is one.
   */
  holidays?: string | number;
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface ApportionmentNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'apportionment';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: ApportionmentConfig;
}
/**
 * One member's part of a shared amount or quantity, by weight; the parts of all members sum to the whole.
 */
export interface ApportionmentConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  members?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  position?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  weight?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  totalWeight?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  vacant?: string | number;
  /**
   * Who bears the part of what is not let: its owner, nobody of the members (default), or the members.
   */
  vacancy?: 'owner' | 'members';
  /**
   * Digits after the point of each part (default: 2).
   */
  scale?: number;
}
export interface AnnualLadderNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'annual-ladder';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: AnnualLadderConfig;
}
/**
 * Tiers over a year: each unit at the price of the tier that the year's total has reached with it.
 */
export interface AnnualLadderConfig {
  /**
   * @minItems 1
   * @maxItems 100
   */
  tiers: {
    /**
     * Upper bound, inclusive; null: without bound.
     */
    upTo: (string | number) | null;
    /**
     * A FEEL expression; a plain number is one.
     */
    price: string | number;
  }[];
  /**
   * Metric of the usage that the history tells of.
   */
  metric?: string;
  /**
   * Month in which the year of the ladder begins (default: 1, January).
   */
  yearStart?: number;
  /**
   * A FEEL expression; a plain number is one.
   */
  since?: string | number;
  /**
   * Bounds in the year in which the supply begins: in full (default), by the months left, the begun one counted, or by the days left.
   */
  joined?: 'full' | 'months' | 'days';
  /**
   * A quantity below zero: refuse the bill (default), count it as zero, or allow it as a correction.
   */
  negativeQuantity?: 'refuse' | 'zero' | 'allow';
}
export interface MeterSwapNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'meter-swap';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: MeterSwapConfig;
}
/**
 * Quantity from meter readings: over an exchange of meters, with roll-over of the register and multiplier.
 */
export interface MeterSwapConfig {
  /**
   * Digits of the register before the point; a reading below the one before is then taken as a roll-over.
   */
  digits?: number;
  /**
   * A FEEL expression; a plain number is one.
   */
  multiplier?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  largest?: string | number;
}
export interface RolloverNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'rollover';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: RolloverConfig;
}
/**
 * An included quantity whose unused part is carried to later periods.
 */
export interface RolloverConfig {
  /**
   * A FEEL expression; a plain number is one.
   */
  included: string | number;
  /**
   * Whether the allowance shrinks with the share of the period.
   */
  prorate?: boolean;
  /**
   * For how many later periods an unused part may be used; for ever if absent.
   */
  periods?: number;
  /**
   * A FEEL expression; a plain number is one.
   */
  cap?: string | number;
  /**
   * What is used first: what was carried, the oldest first (default), or what this period includes.
   */
  order?: 'carried-first' | 'included-first';
  /**
   * Metric of the usage that the history tells of.
   */
  metric?: string;
  /**
   * A quantity below zero: refuse the bill (default), or count it as zero.
   */
  negativeQuantity?: 'refuse' | 'zero';
}
export interface TrueUpNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'true-up';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: TrueUpConfig;
}
/**
 * Bills estimates now and settles them when the meter is read: tiers are found anew over the whole stretch.
 */
export interface TrueUpConfig {
  /**
   * @minItems 1
   * @maxItems 100
   */
  tiers: {
    /**
     * Upper bound, inclusive; null: without bound.
     */
    upTo: (string | number) | null;
    /**
     * A FEEL expression; a plain number is one.
     */
    price: string | number;
  }[];
  /**
   * What the bounds are for: a period, and as often as the stretch has periods (default), or a year.
   */
  ladder?: 'period' | 'year';
  /**
   * Metric of what the meter says, in the history.
   */
  metric?: string;
  /**
   * Metric of estimates, in the history.
   */
  estimateMetric?: string;
  /**
   * Month in which the year of the ladder begins (default: 1, January).
   */
  yearStart?: number;
}
export interface LateFeeNode {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  kind: 'late-fee';
  /**
   * A FEEL name: letters of any script, digits, spaces.
   */
  name?: string;
  note?: string;
  config: LateFeeConfig;
}
/**
 * Fee on overdue principal: simple, by days or months or once, with grace and cap, and none on fees.
 */
export interface LateFeeConfig {
  /**
   * How the value counts: percent of the principal for each day or month, or an amount once for each overdue item.
   */
  every: 'day' | 'month' | 'once';
  /**
   * A FEEL expression; a plain number is one.
   */
  value: string | number;
  /**
   * Days after the due date without fee (default: 0).
   */
  graceDays?: number;
  /**
   * Where the grace is over, days count from the due date (default) or from the end of the grace.
   */
  countsFrom?: 'due' | 'grace';
  /**
   * Whether a begun month counts (default) or only whole ones.
   */
  months?: 'begun' | 'whole';
  /**
   * A FEEL expression; a plain number is one.
   */
  capPercent?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  capAmount?: string | number;
  /**
   * A FEEL expression; a plain number is one.
   */
  asOf?: string | number;
}
export interface FlowEdge {
  from: {
    /**
     * Identifies a node or edge inside one document.
     */
    node: string;
    /**
     * The node's first port if absent.
     */
    port?: string;
  };
  to: {
    /**
     * Identifies a node or edge inside one document.
     */
    node: string;
    /**
     * The node's first port if absent.
     */
    port?: string;
  };
}
export interface Position {
  x: number;
  y: number;
}
export interface FlowNote {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  /**
   * Plain text; lines are kept.
   */
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  colour?: 'yellow' | 'blue' | 'green' | 'purple' | 'grey';
}
export interface Scenario {
  /**
   * Identifies a node or edge inside one document.
   */
  id: string;
  name: string;
  note?: string;
  /**
   * ISO 4217 code.
   */
  currency: string;
  rounding?: RoundingPolicy;
  facts: Facts;
  expected: ExpectedLines | ExpectedIssue;
}
export interface ExpectedLines {
  /**
   * @maxItems 2000
   */
  lines: ExpectedLine[];
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  total?: string | number;
}
export interface ExpectedLine {
  /**
   * The line's item; the id of its node where the design leaves it to the plan.
   */
  item: string;
  name?: LocalText;
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  amount: string | number;
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  quantity?: string | number;
  /**
   * An exact decimal: text, or a JSON integer in the safe range.
   */
  unitPrice?: string | number;
}
export interface ExpectedIssue {
  /**
   * The code that the facts are refused with.
   */
  issue: string;
}
