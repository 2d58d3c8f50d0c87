'use client';

import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { TrpcClient } from '../trpc/client.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import './style-nonce.ts';

/** What client components everywhere may count on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TrpcClient>
      <Tooltip.Provider delayDuration={400}>
        <ToastProvider>{children}</ToastProvider>
      </Tooltip.Provider>
    </TrpcClient>
  );
}
