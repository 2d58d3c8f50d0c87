/** Position of a value in a list that holds each once; it is added where it is new. */
export function placeIn<T>(list: T[], value: T): number {
  const known = list.indexOf(value);
  return known === -1 ? list.push(value) - 1 : known;
}
