import { blockRange } from './regex-block.ts';

/** Regular expressions of XPath 2.0 (XML Schema with anchors, groups, back references, lazy loops). */

export type CharacterTest = (point: number) => boolean;

export type Pattern =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'group'; readonly inner: Pattern; readonly index: number }
  | { readonly kind: 'reference'; readonly index: number }
  | {
      readonly kind: 'repeat';
      readonly inner: Pattern;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

export interface ParsedPattern {
  readonly pattern: Pattern;
  readonly groups: number;
}

export class PatternError extends Error {}

const MAX_REPEAT = 1_000;
const MAX_GROUP_DEPTH = 50;

const CLASS_ESCAPES: Readonly<Record<string, RegExp>> = {
  d: /^\p{Nd}$/u,
  s: /^[ \t\n\r]$/,
  w: /^[^\p{P}\p{Z}\p{C}]$/u,
  i: /^[\p{L}_:]$/u,
  c: /^[\p{L}\p{N}\p{M}_:.\-·]$/u,
};
const SINGLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function byRegExp(expression: RegExp, wanted: boolean): CharacterTest {
  return (point) => expression.test(String.fromCodePoint(point)) === wanted;
}

/** The pattern without its spaces, but for those in character classes (flag `x`). */
function withoutSpaces(characters: readonly string[]): string[] {
  let depth = 0;
  let escaped = false;
  return characters.filter((character) => {
    if (depth === 0 && /[ \t\n\r]/.test(character)) return false;
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else if (character === '[') depth += 1;
    else if (character === ']') depth = Math.max(0, depth - 1);
    return true;
  });
}

/** Recursive descent over the characters of one pattern. */
export class PatternParser {
  private readonly characters: readonly string[];
  private position = 0;
  private groups = 0;
  private depth = 0;
  private readonly ignoreCase: boolean;
  private readonly dotAll: boolean;

  constructor(source: string, flags: string) {
    this.ignoreCase = flags.includes('i');
    this.dotAll = flags.includes('s');
    const all = Array.from(source);
    this.characters = flags.includes('x') ? withoutSpaces(all) : all;
  }

  /** @throws PatternError */
  parse(): ParsedPattern {
    const pattern = this.choice();
    if (this.position < this.characters.length) throw new PatternError('unbalanced )');
    return { pattern, groups: this.groups };
  }

  private peek(): string | undefined {
    return this.characters[this.position];
  }

  private take(): string {
    const character = this.characters[this.position];
    if (character === undefined) throw new PatternError('unexpected end');
    this.position += 1;
    return character;
  }

  private accept(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position += 1;
    return true;
  }

  private choice(): Pattern {
    this.depth += 1;
    if (this.depth > MAX_GROUP_DEPTH) throw new PatternError('nested too deeply');
    const options = [this.sequence()];
    while (this.accept('|')) options.push(this.sequence());
    this.depth -= 1;
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')'; ) {
      parts.push(this.repeated());
      next = this.peek();
    }
    return { kind: 'sequence', parts };
  }

  private repeated(): Pattern {
    const inner = this.atom();
    const bounds = this.bounds();
    if (!bounds) return inner;
    const [least, most] = bounds;
    return { kind: 'repeat', inner, least, most, lazy: this.accept('?') };
  }

  private bounds(): [number, number] | undefined {
    if (this.accept('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.accept('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.accept('?')) return [0, 1];
    return this.accept('{') ? this.counted() : undefined;
  }

  private counted(): [number, number] {
    const least = this.integer();
    let most = least;
    if (this.accept(',')) most = this.peek() === '}' ? Number.POSITIVE_INFINITY : this.integer();
    if (this.take() !== '}' || most < least) throw new PatternError('bad repetition');
    return [least, most];
  }

  private integer(): number {
    let digits = '';
    while (/^\d$/.test(this.peek() ?? '')) digits += this.take();
    if (digits === '' || Number(digits) > MAX_REPEAT) throw new PatternError('bad repetition');
    return Number(digits);
  }

  private atom(): Pattern {
    const character = this.take();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'character', test: this.folding(this.characterClass()) };
      case '.':
        return {
          kind: 'character',
          test: this.dotAll ? () => true : (point) => point !== 10 && point !== 13,
        };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.escaped();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new PatternError(`misplaced ${character}`);
      default:
        return this.literal(character);
    }
  }

  private group(): Pattern {
    if (this.accept('?')) {
      if (!this.accept(':')) throw new PatternError('unknown group');
      return this.closed(this.choice());
    }
    this.groups += 1;
    const index = this.groups;
    return { kind: 'group', index, inner: this.closed(this.choice()) };
  }

  private closed(inner: Pattern): Pattern {
    if (!this.accept(')')) throw new PatternError('missing )');
    return inner;
  }

  private literal(character: string): Pattern {
    const point = character.codePointAt(0) as number;
    return { kind: 'character', test: this.folding((other) => other === point) };
  }

  private folding(test: CharacterTest): CharacterTest {
    if (!this.ignoreCase) return test;
    return (point) => {
      const character = String.fromCodePoint(point);
      const variants = [character, character.toLowerCase(), character.toUpperCase()];
      return variants.some((variant) => test(variant.codePointAt(0) as number));
    };
  }

  private escaped(): Pattern {
    const next = this.peek() ?? '';
    if (/^[1-9]$/.test(next)) {
      const index = Number(this.take());
      if (index > this.groups) throw new PatternError('reference to no group');
      return { kind: 'reference', index };
    }
    return { kind: 'character', test: this.folding(this.escapeTest()) };
  }

  private escapeTest(): CharacterTest {
    const character = this.take();
    if (character === 'p' || character === 'P') return this.property(character === 'p');
    const known = CLASS_ESCAPES[character.toLowerCase()];
    if (known) return byRegExp(known, character === character.toLowerCase());
    const literal = SINGLE_ESCAPES[character] ?? character;
    if (/^[a-zA-Z0-9]$/.test(literal)) throw new PatternError(`unknown escape ${character}`);
    const point = literal.codePointAt(0);
    return (other) => other === point;
  }

  private property(wanted: boolean): CharacterTest {
    if (!this.accept('{')) throw new PatternError('bad property');
    let name = '';
    while (this.peek() !== '}') name += this.take();
    this.take();
    const block = blockRange(name.replace(/^Is/, ''));
    if (block && name.startsWith('Is')) {
      return (point) => (point >= block[0] && point <= block[1]) === wanted;
    }
    // A name such as `IsHan` that is no block is a script.
    const script = /^Is([A-Za-z]{1,30})$/.exec(name)?.[1];
    if (!script && !/^[A-Z][a-z]?$/.test(name)) throw new PatternError('bad property');
    try {
      return byRegExp(new RegExp(`^\\p{${script ? `Script=${script}` : name}}$`, 'u'), wanted);
    } catch {
      throw new PatternError('unknown property');
    }
  }

  private characterClass(): CharacterTest {
    const negated = this.accept('^');
    const tests: CharacterTest[] = [];
    let without: CharacterTest | undefined;
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (!first && this.peek() === '-' && this.characters[this.position + 1] === '[') {
        this.position += 2;
        without = this.characterClass();
        break;
      }
      tests.push(this.classItem());
    }
    if (this.take() !== ']') throw new PatternError('missing ]');
    const inside: CharacterTest = (point) => tests.some((test) => test(point)) !== negated;
    const excluded = without;
    return excluded ? (point) => inside(point) && !excluded(point) : inside;
  }

  private classItem(): CharacterTest {
    const character = this.take();
    if (character === '\\' && !/^[nrt\\|.?*+(){}\-[\]^$]$/.test(this.peek() ?? '')) {
      return this.escapeTest();
    }
    const from = this.classCharacter(character);
    const after = this.characters[this.position + 1];
    if (this.peek() !== '-' || after === ']' || after === '[') return (point) => point === from;
    this.take();
    const to = this.classCharacter(this.take());
    if (to < from) throw new PatternError('reversed range');
    return (point) => point >= from && point <= to;
  }

  private classCharacter(character: string): number {
    if (character === '[') throw new PatternError('misplaced [');
    const literal = character === '\\' ? this.take() : character;
    const resolved = character === '\\' ? (SINGLE_ESCAPES[literal] ?? literal) : literal;
    return resolved.codePointAt(0) as number;
  }
}
