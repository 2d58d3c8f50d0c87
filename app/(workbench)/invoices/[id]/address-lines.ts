type Address = Partial<Record<string, string>>;

const PLACE = ['province', 'city', 'district', 'street', 'community'];
const DOOR = ['building', 'unit', 'room'];

/** An address as it stands on an envelope: from the province to the door, or the other way round. */
export function addressLines(address: Address, locale: 'zh' | 'en'): string[] {
  const take = (parts: readonly string[]): string[] =>
    parts.flatMap((part) => address[part]?.trim() || []);
  const [place, door] = [take(PLACE), take(DOOR)];
  const lines =
    locale === 'zh'
      ? [place.join(''), door.join(' ')]
      : [[...door].reverse().join(', '), [...place].reverse().join(', ')];
  return [...lines, ...take(['postalCode'])].filter((line) => line !== '');
}
