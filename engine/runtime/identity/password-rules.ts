import type { LocalText } from '#engine/core/issue';

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Beginnings and wholes that every guesser tries first. */
const OBVIOUS = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'p@ssword',
    'qwertyuiop',
    'qwerty',
    '1qaz2wsx',
    'letmein',
  ],
  ...['iloveyou', 'welcome', 'administrator', 'admin', 'changeme', 'ratecraft', 'zaq12wsx'],
  ...['woaini', 'a123456', 'abc123', '5201314', 'wodemima', 'mima'],
];
const ROWS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz'];
const KEYBOARD = ['qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const FEW_CHARACTERS = 4;

/** Why a password can't be taken; undefined where it can. */
export function whyRefused(
  password: string,
  person: { email?: string; name?: string } = {},
): LocalText | undefined {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    return {
      zh: `密码长度应为 ${MIN_PASSWORD_LENGTH} 到 ${MAX_PASSWORD_LENGTH} 个字符`,
      en: `a password has ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`,
    };
  }
  if (!isObvious(password, person)) return undefined;
  return {
    zh: '这个密码太容易被猜到，请换一个',
    en: 'this password is too easy to guess; choose another',
  };
}

function isObvious(password: string, { email = '', name = '' }: { email?: string; name?: string }) {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < FEW_CHARACTERS + 1) return true;
  if ([...ROWS, ...KEYBOARD].some((row) => row.includes(plain))) return true;
  const own = [email, email.split('@')[0] ?? '', ...name.split(/\s+/)].map((part) =>
    part.toLowerCase(),
  );
  // What is left when the guessable part is taken out must be a password of its own.
  const guessable = [...OBVIOUS, ...own.filter((part) => part.length >= 3)];
  return guessable.some((part) => {
    if (!plain.includes(part)) return false;
    const rest = plain.replace(part, '').replace(/[\d\s!@#$%^&*._-]/g, '');
    return rest.length < FEW_CHARACTERS;
  });
}
