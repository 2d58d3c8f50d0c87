// Making a formatter costs a hundred times what using it does, and lists use it in every cell.
const MOST_KEPT = 500;
const kept = new Map<string, unknown>();

function keep<Formatter>(key: string, make: () => Formatter): Formatter {
  const known = kept.get(key) as Formatter | undefined;
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

/** The number formatter of a language (BCP 47) and options, made once. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions = {}) {
  const make = () => new Intl.NumberFormat(tag, options);
  return keep(`number ${tag} ${JSON.stringify(options)}`, make);
}

/** The date formatter of a language (BCP 47) and options, made once. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions) {
  const make = () => new Intl.DateTimeFormat(tag, options);
  return keep(`date ${tag} ${JSON.stringify(options)}`, make);
}
