'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Contract } from '#engine/runtime/customer';
import { useTrpc } from '../../../trpc/client.tsx';
import {
  Button,
  Checkbox,
  DateInput,
  DateText,
  Field,
  IconButton,
  Panel,
  Status,
  TextInput,
} from '../../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import { useAfterCommand } from './use-command.ts';

interface ContractsPanelProps {
  customerId: string;
  contracts: readonly Contract[];
  today: string;
  may: { add: boolean; end: boolean };
}

const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

function stateOf({ startsOn, endsOn }: Contract, today: string): 'coming' | 'over' | 'soon' | 'on' {
  if (startsOn > today) return 'coming';
  if (endsOn === null) return 'on';
  if (endsOn <= today) return 'over';
  return Date.parse(endsOn) - Date.parse(today) < SOON_DAYS * DAY_MS ? 'soon' : 'on';
}

const TONES = { coming: 'info', on: 'positive', soon: 'notice', over: 'neutral' } as const;

export function ContractsPanel({ customerId, contracts, today, may }: ContractsPanelProps) {
  const t = useTranslations('customer.contracts');
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Contract>();
  return (
    <Panel
      actions={
        may.add && (
          <IconButton icon={<Plus />} label={t('add')} onClick={() => setAdding(true)} size="sm" />
        )
      }
      title={t('title')}
    >
      {contracts.length === 0 && <p className="text-muted text-sm">{t('none')}</p>}
      <ul className="flex flex-col gap-2">
        {contracts.map((contract) => {
          const state = stateOf(contract, today);
          return (
            <li className="text-sm" key={contract.id}>
              <div className="flex items-center justify-between gap-2">
                <span className="min-w-0 truncate font-medium">{contract.number}</span>
                <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
              </div>
              <div className="flex items-center justify-between gap-2 text-muted text-xs">
                <span>
                  <DateText date={contract.startsOn} />
                  {' – '}
                  {contract.endsOn === null ? t('open') : <DateText date={contract.endsOn} />}
                  {contract.renewsItself && ` · ${t('renews')}`}
                </span>
                {may.end && state !== 'over' && (
                  <Button onClick={() => setEnding(contract)} size="sm" variant="ghost">
                    {t('end')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {isAdding && (
        <AddContract close={() => setAdding(false)} customerId={customerId} today={today} />
      )}
      {ending && <EndContract close={() => setEnding(undefined)} contract={ending} today={today} />}
    </Panel>
  );
}

interface AddContractProps {
  customerId: string;
  today: string;
  close: () => void;
}

function AddContract({ customerId, today, close }: AddContractProps) {
  const t = useTranslations('customer.contracts');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const [number, setNumber] = useState('');
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState('');
  const [renewsItself, setRenews] = useState(false);
  const add = useMutation(
    trpc.customer.addContract.mutationOptions({
      onSuccess: () => {
        close();
        succeed(t('added'));
      },
      onError: fail,
    }),
  );
  const isBackwards = endsOn !== '' && endsOn <= startsOn;
  return (
    <FormDialog
      close={close}
      dirty={number !== ''}
      onSubmit={() =>
        add.mutate({
          customerId,
          number: number.trim(),
          startsOn,
          endsOn: endsOn === '' ? null : endsOn,
          renewsItself,
        })
      }
      pending={add.isPending}
      ready={number.trim() !== '' && startsOn !== '' && !isBackwards}
      submit={t('add')}
      title={t('add')}
    >
      <Field label={t('number')} required>
        <TextInput
          maxLength={200}
          onChange={(event) => setNumber(event.target.value)}
          value={number}
        />
      </Field>
      <Field label={t('startsOn')} required>
        <DateInput onChange={(event) => setStartsOn(event.target.value)} value={startsOn} />
      </Field>
      <Field error={isBackwards && t('backwards')} help={t('endsOnHelp')} label={t('endsOn')}>
        <DateInput onChange={(event) => setEndsOn(event.target.value)} value={endsOn} />
      </Field>
      <Checkbox
        checked={renewsItself}
        label={t('renewsItself')}
        onChange={(event) => setRenews(event.target.checked)}
      />
    </FormDialog>
  );
}

interface EndContractProps {
  contract: Contract;
  today: string;
  close: () => void;
}

function EndContract({ contract, today, close }: EndContractProps) {
  const t = useTranslations('customer.contracts');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const [endsOn, setEndsOn] = useState(today);
  const end = useMutation(
    trpc.customer.endContract.mutationOptions({
      onSuccess: () => {
        close();
        succeed(t('ended'));
      },
      onError: fail,
    }),
  );
  return (
    <FormDialog
      close={close}
      dirty={endsOn !== today}
      onSubmit={() => end.mutate({ id: contract.id, endsOn })}
      pending={end.isPending}
      ready={endsOn !== ''}
      submit={t('end')}
      title={t('endTitle', { number: contract.number })}
    >
      <Field help={t('endHelp')} label={t('endsOn')}>
        <DateInput onChange={(event) => setEndsOn(event.target.value)} value={endsOn} />
      </Field>
    </FormDialog>
  );
}
