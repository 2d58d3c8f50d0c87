const nested = (depth: number, open: string, close: string, inside = '1') =>
  open.repeat(depth) + inside + close.repeat(depth);

/** Expressions that want more time, memory or stack than an evaluation has. */
export const HOSTILE_EXPRESSIONS: Readonly<Record<string, string>> = {
  'a list without end': 'count(for i in 1..1000000000000 return i)',
  'loops in loops': 'sum(for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c)',
  'a range as a list': '[1..999999999999][item > 5][1]',
  'a recursion without end': '{f: function(x) f(x + 1), r: f(1)}.r',
  'two functions that call each other': '{f: function(x) g(x), g: function(x) f(x), r: f(1)}.r',
  'a power of a power': '9 ** 9 ** 9 ** 9',
  'a product of powers': '(10 ** 3000) * (10 ** 3000) * (10 ** 3000)',
  'a root of a tiny number': 'sqrt(10 ** -3000) + exp(99999) + log(10 ** -3000)',
  'a pattern that backtracks': `if matches("${'a'.repeat(200)}!", "^(a+)+$") then 1 else 0`,
  'a replacement that grows':
    'string length(replace(replace(replace(replace("aaaaaaaaaaaaaaaa", "a", "$0$0$0$0$0$0$0$0"), "a", "$0$0$0$0$0$0$0$0"), "a", "$0$0$0$0$0$0$0$0"), "a", "$0$0$0$0$0$0$0$0"))',
  'a text that grows':
    'string length(string join(for i in 1..1000 return string join(for j in 1..1000 return "xxxxxxxxxxxxxxxx")))',
  'a list that doubles': `count(${'concatenate('.repeat(30)}[1]${', [1])'.repeat(30)})`,
  'brackets in brackets': nested(99, '(', ')'),
  'too many brackets': nested(5000, '(', ')'),
  'lists in lists': `count(${nested(99, '[', ']')})`,
  'conditions in conditions': `${'if true then '.repeat(300)}1${' else 0'.repeat(300)}`,
  'a sum of many': Array.from({ length: 6000 }, () => '1').join('+'),
  'many signs': `${'-'.repeat(19_000)}1`,
  'the end of time': 'if date("999999999-12-31") + duration("P999999999Y") = null then 1 else 0',
  'a duration of everything': 'duration("P99999999999999999999D") / duration("PT0.000000001S")',
  'a number with too many digits': '9'.repeat(19_000),
  'a name from the prototype': '__proto__.constructor.constructor("return process")()',
  'a member of the prototype': '{a: 1}.constructor',
  'a text that never ends': '"'.padEnd(15_000, '\\'),
  'control characters': '\u0000\u202e1\u0007',
  'half a pair': '"\ud800"',
  nothing: '',
  'a type error': '"text" * date("2026-01-01")',
  'an unknown name': 'process.exit(1)',
  'an unknown function': 'require("fs")',
};
