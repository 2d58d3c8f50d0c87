import { type RefObject, useEffect, useState } from 'react';

/**
 * The option that Enter takes. Results come in while somebody types, and the option that was chosen
 * may be gone with them: then it is the first there is.
 */
export function useChoice(
  list: RefObject<HTMLElement | null>,
  results: readonly unknown[],
): [string, (value: string) => void] {
  const [choice, setChoice] = useState('');
  // What is listed follows from the results.
  useEffect(() => {
    const options = [...(list.current?.querySelectorAll('[cmdk-item]') ?? [])];
    const values = options.map((option) => option.getAttribute('data-value') ?? '');
    setChoice((now) => (values.includes(now) ? now : (values[0] ?? '')));
  }, [list, ...results]);
  return [choice, setChoice];
}
