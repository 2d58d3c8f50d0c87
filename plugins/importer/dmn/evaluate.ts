/** Evaluation of decision requirements graphs (DMN 1.5, 6 and 10.4). */
import {
  coerce,
  type FeelDateTime,
  FeelFunction,
  type FeelValue,
  isContext,
  type NameShape,
  type RunContext,
  StepBudget,
} from '#engine/core/feel';
import {
  type BoxedContext,
  type BoxedRun,
  compileBoxed,
  compileFunctionValue,
  shapeOf,
  type Visible,
} from './boxed.ts';
import type { Decision, DecisionService, DmnModel, InputData, Knowledge } from './model.ts';
import { resultType, shapeOfType, TypeRegistry } from './types.ts';

export interface DmnRunOptions {
  readonly budget?: StepBudget;
  readonly now?: FeelDateTime;
}

type Inputs = ReadonlyMap<string, FeelValue>;

/** One evaluation: what is given and what has been decided so far. */
interface Session {
  readonly inputs: Inputs;
  readonly decided: Map<Decision, FeelValue>;
  readonly run: RunContext;
  /** Evaluations of imported models that are given inputs of their own, by the import's name. */
  readonly below: Map<string, Session>;
}

type DrgElement =
  | { readonly kind: 'input'; readonly element: InputData }
  | { readonly kind: 'decision'; readonly element: Decision }
  | { readonly kind: 'knowledge'; readonly element: Knowledge }
  | { readonly kind: 'service'; readonly element: DecisionService };

/** A required element as it is seen under its name. */
interface Required {
  readonly program: DmnProgram;
  readonly drg: DrgElement;
  /** Name of the import it comes through; undefined for the model's own. */
  readonly through: string | undefined;
}

interface Compiled {
  readonly run: BoxedRun;
  readonly scope: readonly Scoped[];
}

interface Scoped extends Visible {
  value(session: Session): FeelValue;
}

/** Compiled DMN models: a model and those it imports. */
export class DmnProgram {
  readonly model: DmnModel;
  readonly problems: string[] = [];
  private readonly types: TypeRegistry;
  private readonly byId = new Map<string, DrgElement>();
  private readonly programOf: (namespace: string) => DmnProgram | undefined;
  private readonly decisions = new Map<Decision, Compiled>();
  private readonly functions = new Map<Knowledge, (session: Session) => FeelValue>();

  constructor(model: DmnModel, programOf: (namespace: string) => DmnProgram | undefined) {
    this.model = model;
    this.programOf = programOf;
    this.types = new TypeRegistry(model, (namespace) => programOf(namespace)?.types);
    for (const element of model.inputs) this.byId.set(element.id, { kind: 'input', element });
    for (const element of model.decisions) this.byId.set(element.id, { kind: 'decision', element });
    for (const element of model.knowledge)
      this.byId.set(element.id, { kind: 'knowledge', element });
    for (const element of model.services) this.byId.set(element.id, { kind: 'service', element });
  }

  private resolve(reference: string): Required | undefined {
    const hash = reference.indexOf('#');
    const namespace = reference.slice(0, Math.max(hash, 0));
    const id = reference.slice(hash + 1);
    if (namespace === '' || namespace === this.model.namespace) {
      const drg = this.byId.get(id);
      return drg && { program: this, drg, through: undefined };
    }
    const program = this.programOf(namespace);
    const drg = program?.byId.get(id);
    const imported = this.model.imports.find((one) => one.namespace === namespace);
    const through = imported?.name === '' ? undefined : imported?.name;
    return program && drg && { program, drg, through };
  }

  private shapeOf(drg: DrgElement): NameShape | undefined {
    const declared = shapeOfType(this.types.typeNamed(drg.element.typeRef));
    if (declared) return declared;
    const context: BoxedContext = { names: [], types: this.types, problems: [] };
    if (drg.kind === 'decision') return shapeOf(drg.element.expression, context);
    if (drg.kind === 'knowledge') return shapeOf(drg.element.logic, context);
    if (drg.kind !== 'service') return undefined;
    const outputs = drg.element.outputs.flatMap((reference) => this.resolve(reference) ?? []);
    const [only] = outputs;
    if (outputs.length === 1 && only) return only.program.shapeOf(only.drg);
    return Object.fromEntries(
      outputs.map(({ program, drg: output }) => [
        output.element.name,
        program.shapeOf(output) ?? true,
      ]),
    );
  }

  /** The names a decision or function sees: its requirements, those imported below their import. */
  private scopeOf(references: readonly string[]): Scoped[] {
    const own: Scoped[] = [];
    const imported = new Map<string, Required[]>();
    for (const reference of references) {
      const required = this.resolve(reference);
      if (!required) continue;
      const { program, drg, through } = required;
      if (through === undefined) {
        own.push({
          name: drg.element.name,
          shape: program.shapeOf(drg),
          value: (session) => program.valueOf(drg, session),
        });
      } else imported.set(through, [...(imported.get(through) ?? []), required]);
    }
    for (const [name, elements] of imported) own.push(importScope(name, elements));
    return own;
  }

  valueOf(drg: DrgElement, session: Session): FeelValue {
    switch (drg.kind) {
      case 'input':
        return this.inputValue(drg.element, session);
      case 'decision':
        return this.decide(drg.element, session);
      case 'knowledge':
        return this.functionOf(drg.element, session);
      case 'service':
        return this.serviceFunction(drg.element, session);
    }
  }

  importedShape(drg: DrgElement): NameShape | true {
    return this.shapeOf(drg) ?? true;
  }

  private inputValue(input: InputData, session: Session): FeelValue {
    return coerce(session.inputs.get(input.name) ?? null, this.types.typeNamed(input.typeRef));
  }

  private compileDecision(decision: Decision): Compiled {
    const existing = this.decisions.get(decision);
    if (existing) return existing;
    const scope = this.scopeOf(decision.requires);
    const context: BoxedContext = { names: scope, types: this.types, problems: this.problems };
    const compiled = { run: compileBoxed(decision.expression, context), scope };
    this.decisions.set(decision, compiled);
    return compiled;
  }

  private decide(decision: Decision, session: Session): FeelValue {
    const decided = session.decided.get(decision);
    if (decided !== undefined) return decided;
    // A decision that requires itself is null there.
    session.decided.set(decision, null);
    const { run, scope } = this.compileDecision(decision);
    const values = scope.map(({ value }) => value(session));
    const value = coerce(run(values, session.run), this.types.typeNamed(decision.typeRef));
    session.decided.set(decision, value);
    return value;
  }

  private functionOf(knowledge: Knowledge, session: Session): FeelValue {
    const make = this.functions.get(knowledge) ?? this.compileKnowledge(knowledge);
    return make(session);
  }

  private compileKnowledge(knowledge: Knowledge): (session: Session) => FeelValue {
    const { logic } = knowledge;
    if (logic.kind !== 'function') return () => null;
    const scope = this.scopeOf(knowledge.requires);
    const result = resultType(this.types.typeNamed(knowledge.typeRef));
    const context: BoxedContext = {
      names: [
        ...scope,
        { name: knowledge.name, shape: this.shapeOf({ kind: 'knowledge', element: knowledge }) },
      ],
      types: this.types,
      problems: this.problems,
    };
    const make = compileFunctionValue(logic, context, knowledge.name, result);
    const made = new WeakMap<Session, FeelValue>();
    const value = (session: Session): FeelValue => {
      const known = made.get(session);
      if (known !== undefined) return known;
      // The list is filled after the function exists, because it may call itself.
      const values: FeelValue[] = [];
      const itself = make(values);
      made.set(session, itself);
      values.push(...scope.map((visible) => visible.value(session)), itself);
      return itself;
    };
    this.functions.set(knowledge, value);
    return value;
  }

  private serviceFunction(service: DecisionService, session: Session): FeelValue {
    const given = [...service.inputData, ...service.inputDecisions].flatMap(
      (reference) => this.resolve(reference) ?? [],
    );
    const parameters = given.map(({ program, drg }) => {
      const type = program.types.typeNamed(drg.element.typeRef);
      return { name: drg.element.name, ...(type === undefined ? {} : { type }) };
    });
    return new FeelFunction(service.name, parameters, (args, run) => {
      const values = given.map((required, index) => ({ required, value: args[index] ?? null }));
      return this.serve(service, values, { ...session, run });
    });
  }

  private serve(
    service: DecisionService,
    given: readonly { required: Required; value: FeelValue }[],
    session: Session,
  ): FeelValue {
    const inner: Session = {
      inputs: new Map(given.map(({ required, value }) => [required.drg.element.name, value])),
      decided: new Map(),
      run: session.run,
      below: new Map(),
    };
    for (const { required, value } of given) {
      const { program, drg } = required;
      if (drg.kind === 'decision') {
        const type = program.types.typeNamed(drg.element.typeRef);
        inner.decided.set(drg.element, coerce(value, type));
      }
    }
    const outputs = service.outputs.flatMap((reference) => this.resolve(reference) ?? []);
    const results = outputs.map(
      ({ program, drg }) => [drg.element.name, program.valueOf(drg, inner)] as const,
    );
    const [only] = results;
    const value = results.length === 1 && only ? only[1] : new Map(results);
    return coerce(value, resultType(this.types.typeNamed(service.typeRef)));
  }

  private session(inputs: Inputs, options: DmnRunOptions): Session {
    return {
      inputs,
      decided: new Map(),
      run: { budget: options.budget ?? new StepBudget(), now: options.now, depth: 0 },
      below: new Map(),
    };
  }

  /** The value of a decision for given inputs; undefined where there is none of that name. */
  evaluateDecision(
    name: string,
    inputs: Inputs,
    options: DmnRunOptions = {},
  ): FeelValue | undefined {
    const decision = this.model.decisions.find((candidate) => candidate.name === name);
    return decision && this.decide(decision, this.session(inputs, options));
  }

  /** Calls a decision service or business knowledge model by name with named arguments. */
  invoke(name: string, inputs: Inputs, options: DmnRunOptions = {}): FeelValue | undefined {
    const session = this.session(inputs, options);
    const service = this.model.services.find((candidate) => candidate.name === name);
    const knowledge = this.model.knowledge.find((candidate) => candidate.name === name);
    const target = service
      ? this.serviceFunction(service, session)
      : knowledge && this.functionOf(knowledge, session);
    if (!(target instanceof FeelFunction)) return undefined;
    const args = target.parameters.map((parameter) =>
      coerce(inputs.get(parameter.name) ?? null, parameter.type),
    );
    return target.invoke(args, session.run);
  }
}

/** Inputs under the name of an import are those of the imported model; else it shares ours. */
function sessionBelow(session: Session, name: string): Session {
  const given = session.inputs.get(name);
  if (!isContext(given)) return session;
  const existing = session.below.get(name);
  if (existing) return existing;
  const made = { inputs: given, decided: new Map(), run: session.run, below: new Map() };
  session.below.set(name, made);
  return made;
}

function importScope(name: string, elements: readonly Required[]): Scoped {
  return {
    name,
    shape: Object.fromEntries(
      elements.map(({ program, drg }) => [drg.element.name, program.importedShape(drg)]),
    ),
    value: (session) => {
      const inner = sessionBelow(session, name);
      return new Map(
        elements.map(({ program, drg }) => [drg.element.name, program.valueOf(drg, inner)]),
      );
    },
  };
}
