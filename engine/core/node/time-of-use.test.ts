import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { traceFlow } from '#engine/core/flow';
import { amountsOf, compileSketch, issuesOf, sketchFlow } from '#tests/flows';

const BANDS = [
  { id: 'peak', label: { zh: '峰', en: 'Peak' }, price: '1.2' },
  { id: 'valley', label: { zh: '谷', en: 'Valley' }, price: '0.3' },
];
const NIGHT = { band: 'valley', from: '22:00', to: '08:00' };
const DAY = { band: 'peak', from: '08:00', to: '22:00' };
const PLAIN = { timeZone: 'Asia/Shanghai', bands: BANDS, windows: [DAY, NIGHT] };
const CALENDAR = {
  timeZone: 'Europe/Berlin',
  bands: BANDS,
  seasons: [{ id: 'summer', from: '06-01', to: '08-31' }],
  dayTypes: [
    { id: 'workday', days: '1-5' },
    { id: 'rest', days: '6,7,holiday' },
  ],
  windows: [
    { ...DAY, season: 'summer', dayType: 'workday' },
    { ...NIGHT, season: 'summer', dayType: 'workday' },
    { band: 'valley', season: 'summer', dayType: 'rest', from: '00:00', to: '24:00' },
  ],
};
const REST_OF_YEAR = [
  ...CALENDAR.windows,
  ...CALENDAR.seasons.map(() => ({ band: 'valley', from: '00:00', to: '24:00' })),
];

const flow = (config: object) =>
  sketchFlow(
    {
      readings: { kind: 'input', config: { type: 'any' } },
      use: { kind: 'time-of-use', config },
      all: { kind: 'output-line' },
      peak: { kind: 'output-line' },
      valley: { kind: 'output-line' },
    },
    ['readings -> use.readings', 'use -> all', 'use.peak -> peak', 'use.valley -> valley'],
  );

const used = (config: object, readings: unknown, facts = {}) =>
  amountsOf(flow(config), { readings, ...facts });

const reading = (from: string, to: string, quantity: string | number) => ({ from, to, quantity });

/** Hours of a civil day at the peak rate, where the whole day uses as many units as it has hours. */
function peakHours(config: object, date: string, zone: string): number {
  const day = Temporal.PlainDate.from(date);
  const [from, to] = [day, day.add({ days: 1 })].map((each) =>
    each.toZonedDateTime(zone).toInstant().toString(),
  ) as [string, string];
  const hours = Temporal.Instant.from(from).until(to).total('hours');
  const found = used({ ...config, timeZone: zone }, [reading(from, to, String(hours))]);
  return typeof found === 'string' ? Number.NaN : Number(found.peak) / 1.2;
}

describe('time of use', () => {
  it.each<[string, unknown, object]>([
    ['quantities by band', { peak: '10', valley: 5 }, { all: '13.5', peak: '12', valley: '1.5' }],
    [
      'a list by band',
      [
        { band: 'peak', quantity: 10 },
        { band: 'peak', quantity: '1' },
      ],
      { all: '13.2', peak: '13.2', valley: '0' },
    ],
    [
      'a reading inside of a band',
      [reading('2026-01-05T09:00', '2026-01-05T10:00', 2)],
      { all: '2.4', peak: '2.4', valley: '0' },
    ],
    [
      'a reading over several',
      [reading('2026-01-05T20:00:00+08:00', '2026-01-06T00:00:00+08:00', 8)],
      { all: '6', peak: '4.8', valley: '1.2' },
    ],
    [
      'a whole month',
      [reading('2026-01-01T00:00:00', '2026-02-01T00:00:00', 744)],
      { all: String(434 * 1.2 + 310 * 0.3), peak: '520.8', valley: '93' },
    ],
    ['nothing', [], { all: '0', peak: '0', valley: '0' }],
  ])('takes %s', (_, readings, amounts) => {
    expect(used(PLAIN, readings)).toEqual(amounts);
  });

  it.each([
    ['a usual day', '2026-03-28', 'Europe/Berlin', 14],
    ['an hour less in the night', '2026-03-29', 'Europe/Berlin', 14],
    ['an hour more in the night', '2026-10-25', 'Europe/Berlin', 14],
    ['half an hour', '2026-04-05', 'Australia/Lord_Howe', 14],
  ])('counts the hours of the clock on %s', (_, date, zone, hours) => {
    expect(peakHours(PLAIN, date, zone)).toBeCloseTo(hours, 9);
  });

  it.each([
    ['skipped', '2026-03-29', 1],
    ['shown twice', '2026-10-25', 3],
    ['usual', '2026-06-10', 2],
  ])('an hour of the band that the clock has %s', (_, date, hours) => {
    const windows = [
      { band: 'peak', from: '01:00', to: '03:00' },
      { band: 'valley', from: '03:00', to: '01:00' },
    ];
    expect(peakHours({ bands: BANDS, windows }, date, 'Europe/Berlin')).toBeCloseTo(hours, 9);
  });

  it.each([
    ['a working day in summer', '2026-07-01', undefined, '14'],
    ['a Saturday', '2026-07-04', undefined, '0'],
    ['a holiday', '2026-07-01', '[date("2026-07-01")]', '0'],
    ['a day of no season', '2026-05-04', undefined, '0'],
  ])('knows %s', (_, date, holidays, peak) => {
    const windows = [
      ...CALENDAR.windows,
      { band: 'valley', season: 'winter', from: '00:00', to: '24:00' },
    ];
    const seasons = [...CALENDAR.seasons, { id: 'winter', from: '09-01', to: '05-31' }];
    const config = { ...CALENDAR, seasons, windows, ...(holidays && { holidays }) };
    const next = Temporal.PlainDate.from(date).add({ days: 1 });
    const found = used(config, [reading(`${date}T00:00`, `${next}T00:00`, 24)]);
    expect(
      typeof found === 'string'
        ? found
        : Decimal.of(found.peak ?? '')
            .dividedBy(Decimal.of('1.2'))
            .toString(),
    ).toBe(peak);
  });

  it('takes the time zone of the facts where it has none', () => {
    const { timeZone: _, ...config } = PLAIN;
    const readings = [reading('2026-01-05T08:00:00Z', '2026-01-05T09:00:00Z', 1)];
    expect(used(config, readings, { timeZone: 'America/New_York' })).toMatchObject({ peak: '0' });
    expect(used(config, readings, { timeZone: 'Asia/Shanghai' })).toMatchObject({ peak: '1.2' });
    expect(used(config, readings)).toBe('time-zone-unknown');
    expect(used(config, { peak: 1 })).toMatchObject({ peak: '1.2' });
  });

  it.each<[string, unknown, string]>([
    ['text', 'ten', 'reading-unclear'],
    ['a number', [5], 'reading-unclear'],
    ['no quantity', [{ from: '2026-01-01T00:00', to: '2026-01-01T01:00' }], 'reading-unclear'],
    [
      'an end before the start',
      [reading('2026-01-02T00:00', '2026-01-01T00:00', 1)],
      'reading-unclear',
    ],
    ['no time', [reading('yesterday', '2026-01-01T00:00', 1)], 'reading-unclear'],
    ['a band that is not there', { noon: 1 }, 'unknown-band'],
    ['less than nothing', { peak: -1 }, 'negative-quantity'],
    [
      'a reading of years',
      [reading('2020-01-01T00:00', '2026-01-01T00:00', 1)],
      'reading-too-long',
    ],
  ])('refuses %s', (_, readings, code) => {
    expect(used(PLAIN, readings)).toBe(code);
  });

  it('refuses a time that the clock shows twice, unless its offset is given', () => {
    const config = { ...PLAIN, timeZone: 'Europe/Berlin' };
    const at = (from: string) => used(config, [reading(from, '2026-10-25T12:00:00+01:00', 1)]);
    expect(at('2026-10-25T02:30:00')).toBe('reading-unclear');
    expect(typeof at('2026-10-25T02:30:00+02:00')).toBe('object');
  });

  it.each<[string, object, string, object]>([
    [
      'a gap',
      { windows: [DAY, { ...NIGHT, to: '06:30' }] },
      'time-band-gap',
      { from: '06:30', to: '08:00', example: expect.stringMatching(/^\d{4}-\d\d-\d\dT06:30$/) },
    ],
    [
      'an overlap',
      { windows: [DAY, { ...NIGHT, from: '21:00' }] },
      'time-band-overlap',
      { from: '21:00', to: '22:00' },
    ],
    ['a season without hours', CALENDAR, 'time-band-gap', { from: '00:00', to: '24:00' }],
    [
      'hours twice over',
      { ...CALENDAR, windows: REST_OF_YEAR },
      'time-band-overlap',
      { from: '00:00' },
    ],
    [
      'a band that is not there',
      { windows: [{ ...DAY, band: 'noon' }, NIGHT] },
      'unknown-id',
      { id: 'noon' },
    ],
    [
      'seasons that meet',
      { ...CALENDAR, seasons: [...CALENDAR.seasons, { id: 'july', from: '07-01', to: '07-31' }] },
      'seasons-overlap',
      { example: '07-01' },
    ],
    [
      'a weekday twice',
      { ...CALENDAR, dayTypes: [...CALENDAR.dayTypes, { id: 'sunday', days: '7' }] },
      'day-types-overlap',
      {},
    ],
    ['no such zone', { timeZone: 'Mars/Olympus' }, 'unknown-time-zone', {}],
  ])('reports %s', (_, config, code, params) => {
    const found = issuesOf(flow({ ...PLAIN, ...config })).filter((each) => each.code === code);
    expect(found[0]).toMatchObject({ code, severity: 'error', params });
  });

  it('loses nothing, however a reading falls', () => {
    const moment = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 });
    const readings = fc.array(
      fc.tuple(moment, fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 9999 })),
      { maxLength: 8 },
    );
    const compiled = compileSketch(
      flow({
        ...PLAIN,
        timeZone: 'Europe/Berlin',
        bands: BANDS.map((band) => ({ ...band, price: '1' })),
      }),
    );
    const iso = (seconds: number) =>
      Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
    fc.assert(
      fc.property(readings, (given) => {
        const facts = {
          readings: given.map(([from, length, quantity]) =>
            reading(iso(from), iso(from + length), quantity),
          ),
        };
        const [all, peak, valley] = traceFlow(compiled, facts).lines.map(({ amount }) => amount);
        const whole = given.reduce((sum, [, , quantity]) => sum + quantity, 0);
        expect(all?.toString()).toBe(String(whole));
        expect(peak?.plus(valley ?? Decimal.ZERO).toString()).toBe(String(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('tells the rates in words', () => {
    const { nodes } = traceFlow(compileSketch(flow(PLAIN)), { readings: { peak: 10, valley: 5 } });
    expect(nodes.find(({ placed }) => placed.node.id === 'use')?.explanation?.sentence).toEqual({
      zh: '分时计费：峰 10 × 1.2 + 谷 5 × 0.3 = 13.5',
      en: 'By time of use: Peak 10 × 1.2 + Valley 5 × 0.3 = 13.5',
    });
  });
});
