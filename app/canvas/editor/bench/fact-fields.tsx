import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { DateInput, Field, Select, TextInput } from '../../../ui/index.ts';
import { factText } from '../../nodes/index.ts';
import { type BenchInput, type BenchValues, PERIOD, USUAL } from './facts.ts';

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

interface FactFieldsProps {
  inputs: readonly BenchInput[];
  values: BenchValues;
  setValue: (pointer: string, text: string) => void;
}

/** The days that are charged, of the days of the period. */
function PeriodFields({ values, setValue }: Omit<FactFieldsProps, 'inputs'>) {
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

/** A field for each fact that the flow asks for, and the period. */
export function FactFields({ inputs, values, setValue }: FactFieldsProps) {
  return (
    <div className="grid auto-rows-min grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3">
      {inputs.map((input) => (
        <Fact
          input={input}
          key={input.pointer}
          onChange={(text) => setValue(input.pointer, text)}
          value={values[input.pointer] ?? ''}
        />
      ))}
      <PeriodFields setValue={setValue} values={values} />
    </div>
  );
}
