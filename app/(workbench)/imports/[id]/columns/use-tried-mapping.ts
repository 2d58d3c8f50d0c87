'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../../../trpc/client.tsx';
import type { Draft, Format } from './draft.ts';

const QUIET_MS = 350;

/** What the draft makes of the first rows, asked again when the person stops typing. */
export function useTriedMapping(uploadId: string, draft: Draft, format: Format, enabled: boolean) {
  const trpc = useTrpc();
  const { mutateAsync } = useMutation(trpc.import.tryMapping.mutationOptions());
  const { mapping, billingFrom } = draft;
  const wanted = JSON.stringify({
    uploadId,
    mapping,
    ...format,
    ...(billingFrom === '' ? {} : { billingFrom }),
  });
  const [quiet, setQuiet] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(wanted), QUIET_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isFetching } = useQuery({
    queryKey: ['try-mapping', quiet],
    queryFn: () => mutateAsync(JSON.parse(quiet)),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { tried: data, isTrying: isFetching || quiet !== wanted };
}
