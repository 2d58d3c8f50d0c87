import { toJson } from '#engine/core/feel';
import type { Issue } from '#engine/core/issue';
import type { ImportMapping } from '#schemas';
import type { ColumnScope } from './column-scope.ts';
import { toText } from './convert-value.ts';
import type { MappedContact, MappedCustomer } from './mapped-row.ts';
import { rowProblem } from './row-problem.ts';
import {
  compileCondition,
  compileSource,
  type RowSlots,
  type ValueReader,
} from './value-reader.ts';

const MAX_TEXT = 500;

type CustomerMapper = (slots: RowSlots, issues: Issue[]) => MappedCustomer;
type TextReader = (slots: RowSlots, issues: Issue[]) => string | undefined;

function textReader(reader: ValueReader): TextReader {
  return (slots, issues) => {
    const text = toText(reader.read(slots));
    if (text === null) {
      issues.push(
        rowProblem(
          'value-not-text',
          {
            zh: `“${reader.column}”得到的不是单个值`,
            en: `"${reader.column}" gives no single value`,
          },
          { column: reader.column },
        ),
      );
      return undefined;
    }
    if (text === undefined || text.length <= MAX_TEXT) return text;
    issues.push(
      rowProblem(
        'value-too-long',
        {
          zh: `“${reader.column}”有 ${text.length} 个字符，最多 ${MAX_TEXT} 个`,
          en: `"${reader.column}" has ${text.length} characters; at most ${MAX_TEXT} are accepted`,
        },
        { column: reader.column, length: text.length },
      ),
    );
    return undefined;
  };
}

function blank(reader: ValueReader, what: { zh: string; en: string }): Issue {
  const where = reader.column === '' ? '' : ` (${reader.column})`;
  return rowProblem(
    'value-blank',
    { zh: `${what.zh}为空${where}`, en: `the ${what.en} is blank${where}` },
    { column: reader.column },
  );
}

/** Reads the customer of a row. */
export function compileCustomer(
  mapping: ImportMapping['customer'],
  columns: ColumnScope,
  issues: Issue[],
): CustomerMapper {
  const source = (value: Parameters<typeof compileSource>[0], path: string) =>
    compileSource(value, columns, `/customer/${path}`, issues);
  const externalId = source(mapping.externalId, 'externalId');
  const name = source(mapping.name, 'name');
  const kind = source(mapping.kind, 'kind');
  const readers = {
    externalId: textReader(externalId),
    name: textReader(name),
    kind: textReader(kind),
    tier: textReader(source(mapping.tier, 'tier')),
    region: textReader(source(mapping.region, 'region')),
    industry: textReader(source(mapping.industry, 'industry')),
  };
  const contacts = (mapping.contacts ?? []).map((contact, index) => ({
    kind: contact.kind,
    read: textReader(source(contact.value, `contacts/${index}/value`)),
  }));
  const tags = (mapping.tags ?? []).map(({ tag, when }, index) => ({
    tag,
    holds: compileCondition(when, columns, `/customer/tags/${index}/when`, issues),
  }));
  const address = Object.entries(mapping.address ?? {}).map(
    ([field, value]) => [field, textReader(source(value, `address/${field}`))] as const,
  );
  const fields = Object.entries(mapping.customFields ?? {}).map(
    ([field, value]) => [field, source(value, `customFields/${field}`)] as const,
  );

  return (slots, problems) => {
    const required = (reader: ValueReader, read: TextReader, what: { zh: string; en: string }) => {
      const text = read(slots, problems);
      if (text === undefined) problems.push(blank(reader, what));
      return text ?? '';
    };
    return {
      externalId: required(externalId, readers.externalId, { zh: '客户编号', en: "customer's id" }),
      name: required(name, readers.name, { zh: '客户名称', en: "customer's name" }),
      kind: readKind(readers.kind(slots, problems), kind, problems),
      tier: readers.tier(slots, problems) ?? null,
      region: readers.region(slots, problems) ?? null,
      industry: readers.industry(slots, problems) ?? null,
      address: Object.fromEntries(
        address.flatMap(([field, read]) => {
          const text = read(slots, problems);
          return text === undefined ? [] : [[field, text]];
        }),
      ),
      customFields: Object.fromEntries(
        fields.flatMap(([field, reader]) => {
          const value = toJson(reader.read(slots));
          return value === null ? [] : [[field, value]];
        }),
      ),
      contacts: contacts.flatMap(({ kind: contactKind, read }): MappedContact[] => {
        const value = read(slots, problems);
        return value === undefined ? [] : [{ kind: contactKind, value }];
      }),
      tags: [...new Set(tags.filter(({ holds }) => holds(slots)).map(({ tag }) => tag))],
    };
  };
}

function readKind(
  text: string | undefined,
  reader: ValueReader,
  issues: Issue[],
): MappedCustomer['kind'] {
  if (text === undefined || text === 'person') return 'person';
  if (text === 'company') return 'company';
  issues.push(
    rowProblem(
      'customer-kind-unknown',
      {
        zh: `客户类型应为 person 或 company，而不是“${text.slice(0, 40)}”`,
        en: `the kind of a customer is person or company, not "${text.slice(0, 40)}"`,
      },
      { column: reader.column, value: text.slice(0, 40) },
    ),
  );
  return 'person';
}
