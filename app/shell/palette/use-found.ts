import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../trpc/client.tsx';

const SETTLED_MS = 150;
const FEWEST_CHARACTERS = 2;
const HAN = /\p{Script=Han}/u;

/** One Chinese character says as much as a few letters. */
const isEnough = (text: string) => text.length >= FEWEST_CHARACTERS || HAN.test(text);

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Customers, invoices and designs that a text finds, once the typing pauses. */
export function useFound(text: string) {
  const trpc = useTrpc();
  const wanted = text.trim();
  const settled = useSettled(wanted);
  const enabled = isEnough(settled);
  const { data, isFetching, isError } = useQuery(
    trpc.search.everything.queryOptions(
      { text: settled },
      { enabled, placeholderData: keepPreviousData },
    ),
  );
  const searching = isEnough(wanted) && (isFetching || settled !== wanted);
  return { found: enabled && isEnough(wanted) ? data : undefined, searching, isError };
}
