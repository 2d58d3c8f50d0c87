import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Computation, Issue } from '#schemas';
import {
  DateInput,
  Field,
  Money,
  Notice,
  Select,
  Table,
  Td,
  TextInput,
  Th,
} from '../../../ui/index.ts';
import { factText } from '../../nodes/index.ts';
import { readable } from '../../readable.ts';
import { type BenchInput, PERIOD, USUAL } from './facts.ts';
import type { Bench } from './use-bench.ts';

interface FactProps {
  input: BenchInput;
  value: string;
  onChange: (text: string) => void;
}

function Fact({ input, value, onChange }: FactProps) {
  const t = useTranslations('editor.bench');
  const locale = useLocale();
  const list = useId();
  const { label, type, path, fallback, choices, isRequired } = input;
  const placeholder = fallback === undefined ? undefined : t('fallback', { value: fallback });
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  const control = () => {
    if (type === 'boolean') {
      const options = [
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ];
      return <Select onChange={change} options={options} placeholder="–" value={value} />;
    }
    if (type === 'date') return <DateInput onChange={change} value={value} />;
    return (
      <TextInput
        list={choices.length > 0 ? list : undefined}
        numeric={type === 'number'}
        onChange={change}
        placeholder={placeholder}
        value={value}
      />
    );
  };
  return (
    <Field help={factText(path)[locale]} label={label} required={isRequired}>
      {control()}
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

/** The days that are charged, of the days of the period. */
function PeriodFields({ values, setValue }: Pick<Bench, 'values' | 'setValue'>) {
  const t = useTranslations('editor.bench');
  const given = { ...USUAL, ...values };
  const days = (pointer: string) => (
    <TextInput
      numeric
      onChange={(event) => setValue(pointer, event.target.value)}
      value={given[pointer] ?? ''}
    />
  );
  const date = (pointer: string) => (
    <DateInput
      onChange={(event) => setValue(pointer, event.target.value)}
      value={given[pointer] ?? ''}
    />
  );
  return (
    <>
      <Field label={t('periodStart')}>{date(PERIOD.start)}</Field>
      <Field help={t('exclusive')} label={t('periodEnd')}>
        {date(PERIOD.end)}
      </Field>
      <Field label={t('daysUsed')}>{days(PERIOD.used)}</Field>
      <Field label={t('daysOf')}>{days(PERIOD.days)}</Field>
    </>
  );
}

function Refusals({ issues }: { issues: readonly Issue[] }) {
  const t = useTranslations('editor.bench');
  const locale = useLocale();
  return (
    <Notice title={t('refused')} tone="notice">
      <ul>
        {issues.map(({ code, path, message }) => (
          <li key={`${code} ${path}`}>{message[locale]}</li>
        ))}
      </ul>
    </Notice>
  );
}

const figure = (value: string | null): string => (value === null ? '–' : readable(value));

function Result({ result }: { result: Computation }) {
  const t = useTranslations('editor.bench');
  const locale = useLocale();
  if ('issues' in result) return <Refusals issues={result.issues} />;
  const { currency, lines, tax, total } = result;
  return (
    <Table caption={t('lines')}>
      <thead>
        <tr>
          <Th>{t('line')}</Th>
          <Th number>{t('quantity')}</Th>
          <Th number>{t('unitPrice')}</Th>
          <Th number>{t('amount')}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.item} ${line.kind}`}>
            <Td>
              {line.name[locale]}
              <span className="block text-muted text-xs">
                {(line.explanation ?? []).map((text) => text[locale]).join(' · ')}
              </span>
            </Td>
            <Td number>{figure(line.quantity)}</Td>
            <Td number>{figure(line.unitPrice)}</Td>
            <Td number>
              <Money amount={line.amount} bare currency={currency} />
            </Td>
          </tr>
        ))}
        <tr className="text-muted">
          <Td>{t('tax')}</Td>
          <Td />
          <Td />
          <Td number>
            <Money amount={tax} bare currency={currency} />
          </Td>
        </tr>
        <tr className="font-semibold">
          <Td>{t('total')}</Td>
          <Td />
          <Td />
          <Td number>
            <Money amount={total} currency={currency} />
          </Td>
        </tr>
      </tbody>
    </Table>
  );
}

/** Facts at the left, the lines that they come to at the right. */
export function BenchPanel({ bench, errors }: { bench: Bench; errors: number }) {
  const t = useTranslations('editor.bench');
  const { inputs, values, setValue, result } = bench;
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,3fr)_minmax(0,2fr)] max-md:grid-cols-1">
      <form
        aria-label={t('facts')}
        className="grid min-h-0 auto-rows-min grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3 overflow-y-auto p-3"
        onSubmit={(event) => event.preventDefault()}
      >
        {inputs.map((input) => (
          <Fact
            input={input}
            key={input.pointer}
            onChange={(text) => setValue(input.pointer, text)}
            value={values[input.pointer] ?? ''}
          />
        ))}
        <PeriodFields setValue={setValue} values={values} />
      </form>
      <section
        aria-label={t('result')}
        aria-live="polite"
        className="min-h-0 overflow-y-auto border-line border-l p-3"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {result ? (
          <Result result={result} />
        ) : (
          <p className="text-muted text-sm">{t('errorsFirst', { count: errors })}</p>
        )}
      </section>
    </div>
  );
}
