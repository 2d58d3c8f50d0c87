import { describe, expect, it } from 'vitest';
import { printed } from '#engine/core/feel/testing';

const cases = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

describe('dates', () => {
  cases([
    ['date("2012-12-24")', '2012-12-24'],
    ['date("998-12-31")', 'null'],
    ['date("01211-12-31")', 'null'],
    ['date("2012T-12-2511:00:00Z")', 'null'],
    ['date("+99999-12-01")', 'null'],
    ['date("2012-12-25T")', 'null'],
    ['date("99999-12-31")', '99999-12-31'],
    ['string(date("999999999-12-31"))', '999999999-12-31'],
    ['string(date("-999999999-12-31"))', '-999999999-12-31'],
    ['date("9999999999-12-25")', 'null'],
    ['string(date(999999999, 12, 31))', '999999999-12-31'],
    ['date(-2012, 12, 31)', '-2012-12-31'],
    ['date("-2017-02-28")', '-2017-02-28'],
    ['date(1000000000, 12, 31)', 'null'],
    ['date(2017, 8, 30)', '2017-08-30'],
    ['date(2017, 13, 30)', 'null'],
    ['date(2017, 2, 29)', 'null'],
    ['date(2017, null, 3)', 'null'],
    ['date(null)', 'null'],
    ['date()', 'null'],
    ['date([])', 'null'],
    ['date(10)', 'null'],
    ['date("2012-12-24", 1)', 'null'],
    ['date(from: "2012-12-24")', '2012-12-24'],
    ['date(year: 2017, month: 8, day: 30)', '2017-08-30'],
    ['date(date and time("2017-08-10T10:20:00"))', '2017-08-10'],
    ['date(date and time("2017-08-10T10:20:00@Europe/Paris"))', '2017-08-10'],
    ['date(["2012-12-24"])', '2012-12-24'],
    ['date("2012-12-24Z")', 'null'],
    ['date(" 2012-12-24")', 'null'],
    ['date("").year', 'null'],
    ['date("2017-12-31").weekday', '7'],
  ]);
});

describe('time', () => {
  cases([
    ['time("01:02:03")', '01:02:03'],
    ['time("23:59:59.987654321")', '23:59:59.987654321'],
    ['time("24:00:00")', 'null'],
    ['time("7:00:00")', 'null'],
    ['time("07:1:00")', 'null'],
    ['time("07:01:2")', 'null'],
    ['time("13:20:00+05:30@Europe/Paris")', 'null'],
    ['time("13:20:00@xyz/abc")', 'null'],
    ['time("13:20:00@Europe/Paris")', '13:20:00@Europe/Paris'],
    ['time("13:20:00@Etc/UTC")', '13:20:00@Etc/UTC'],
    ['time("11:22:33-00:00")', '11:22:33Z'],
    ['time("11:22:33+00:00")', '11:22:33Z'],
    ['time("11:00:00+5:00")', 'null'],
    ['time("11:00:00+05")', 'null'],
    ['time("11:00:00+0500")', 'null'],
    ['time("11:00:00+19:00")', 'null'],
    ['time("11:00:00+18:00")', '11:00:00+18:00'],
    ['time("T11:00:00Z")', '11:00:00Z'],
    ['time("11:59:45+02:45:55")', '11:59:45+02:45:55'],
    ['time(11, 59, 45)', '11:59:45'],
    ['time(11, 59, 45.3, @"PT0H")', '11:59:45.3Z'],
    ['time(11, 59, 45, @"-PT2H")', '11:59:45-02:00'],
    ['time(11, 59, 45, @"PT2H45M55S")', '11:59:45+02:45:55'],
    ['time(11, 59, 45, null)', '11:59:45'],
    ['time(hour: 11, minute: 59, second: 45, offset: @"PT2H")', '11:59:45+02:00'],
    ['time(hour: 11, minute: 59, second: 45)', '11:59:45'],
    ['time(24, 59, 45)', 'null'],
    ['time(11, 60, 45)', 'null'],
    ['time(11, 59, 60)', 'null'],
    ['time(11, 59, 45, @"P1D")', 'null'],
    ['time(11, 59, 45, 1)', 'null'],
    ['time(11,59)', 'null'],
    ['time(@"2017-08-10")', '00:00:00Z'],
    ['time(@"2017-08-10T10:20:00")', '10:20:00'],
    ['time(@"2017-08-10T10:20:00@Europe/Paris")', '10:20:00@Europe/Paris'],
    ['time(@"2017-08-10T10:20:00+02:00")', '10:20:00+02:00'],
    ['time(@"11:00:00")', '11:00:00'],
    ['time(null)', 'null'],
    ['time(1)', 'null'],
    ['time("")', 'null'],
    ['time(from: "11:00:00")', '11:00:00'],
    ['string(time("11:00:00.000"))', '11:00:00'],
    ['string(time("10:20:00.123000"))', '10:20:00.123'],
  ]);
});

describe('date and time', () => {
  cases([
    ['date and time("2012-12-24T23:59:00")', '2012-12-24T23:59:00'],
    ['date and time("2012-12-24")', '2012-12-24T00:00:00'],
    [
      'date and time("2017-12-31T11:22:33.345@Europe/Paris")',
      '2017-12-31T11:22:33.345@Europe/Paris',
    ],
    ['date and time(date: @"2017-01-01", time: @"10:00:00")', '2017-01-01T10:00:00'],
    ['date and time(@"2017-01-01T11:00:00", @"10:00:00+01:00")', '2017-01-01T10:00:00+01:00'],
    ['date and time(from: "2012-12-24T23:59:00")', '2012-12-24T23:59:00'],
    ['date and time(@"2017-01-01")', '2017-01-01T00:00:00Z'],
    ['date and time(2017,1,1,10,0,0)', '2017-01-01T10:00:00'],
    ['date and time(2017,1,1,10,0,0,@"PT1H")', '2017-01-01T10:00:00+01:00'],
    ['date and time(2017,1,1,10,0,0,"Europe/Paris")', '2017-01-01T10:00:00@Europe/Paris'],
    ['date and time("2012-12-24T24:00:00")', 'null'],
    ['date and time("2012-13-24T23:59:00")', 'null'],
    ['date and time("2012-12-24T23:59")', 'null'],
    ['date and time("2017-12-31 11:22:33")', 'null'],
    ['string(date and time("99999-12-31T11:22:33"))', '99999-12-31T11:22:33'],
    ['string(date and time("-999999999-12-31T11:22:33"))', '-999999999-12-31T11:22:33'],
  ]);
});

describe('durations', () => {
  cases([
    ['duration("P1Y1M")', 'P1Y1M'],
    ['duration("P1Y13M")', 'P2Y1M'],
    ['duration("P26M")', 'P2Y2M'],
    ['duration("-P1Y")', '-P1Y'],
    ['duration("P1DT2H3M4.123S")', 'P1DT2H3M4.123S'],
    ['duration("PT48H")', 'P2D'],
    ['duration("PT1000M")', 'PT16H40M'],
    ['duration("P1Y0M2DT6H58M59.000S")', 'null'],
    ['duration("P1D2H")', 'null'],
    ['duration("P")', 'null'],
    ['duration("PT")', 'null'],
    ['duration("P1DT")', 'null'],
    ['duration("")', 'null'],
    ['duration("1Y")', 'null'],
    ['duration("P-1Y")', 'null'],
    ['duration("P1Y-1M")', 'null'],
    ['duration("P1M1Y")', 'null'],
    ['duration("p1y")', 'null'],
    ['duration("P1W")', 'null'],
    ['duration("PT0.999S")', 'PT0.999S'],
    ['duration("P0D")', 'PT0S'],
    ['duration("P0Y")', 'P0M'],
    ['duration("-PT0S")', 'PT0S'],
    ['duration("P999999999M")', 'P83333333Y3M'],
    ['duration("P2147483649D")', 'P2147483649D'],
    ['duration(from: "P1D")', 'P1D'],
    ['duration(null)', 'null'],
    ['duration()', 'null'],
    ['duration(1)', 'null'],
    ['duration("P1D","P1D")', 'null'],
    ['duration(@"P1D")', 'P1D'],
    ['duration("P999999999Y")', 'P999999999Y'],
  ]);
});

describe('years and months duration', () => {
  cases([
    ['years and months duration(date("2014-12-31"), date("-2019-10-01"))', '-P4033Y2M'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['years and months duration(date("2013-08-24"), date("2011-12-22"))', '-P1Y8M'],
    ['years and months duration(date("2015-01-21"), date("2016-01-21"))', 'P1Y'],
    ['years and months duration(date("2016-01-21"), date("2015-01-21"))', '-P1Y'],
    [
      'years and months duration(date and time("2016-09-30T23:25:00"), date and time("2017-12-28T12:12:12"))',
      'P1Y2M',
    ],
    [
      'years and months duration(date and time("2017-12-31T13:00:00"), date and time("2017-12-31T12:00:00"))',
      'P0M',
    ],
    [
      'years and months duration(date("2010-05-30"), date and time("2011-12-15T00:59:59"))',
      'P1Y6M',
    ],
    [
      'years and months duration(date and time("2014-12-31T23:59:59"), date("2019-10-01"))',
      'P4Y9M',
    ],
    ['years and months duration(from: date("2016-01-21"), to: date("2015-01-21"))', '-P1Y'],
    ['years and months duration(null, date("2015-01-21"))', 'null'],
    ['years and months duration("2015-01-21", "2015-01-21")', 'null'],
    ['years and months duration(date("2015-01-21"))', 'null'],
    ['years and months duration(date("2015-01-31"), date("2015-02-28"))', 'P0M'],
  ]);
});

describe('properties', () => {
  cases([
    ['@"2020-01-01".month', '1'],
    ['@"P1Y2M".years', '1'],
    ['@"P1Y2M".months', '2'],
    ['@"P1Y2M".days', 'null'],
    ['@"-P1DT2H3M4.5S".days', '-1'],
    ['@"-P1DT2H3M4.5S".hours', '-2'],
    ['@"P1DT2H3M4.5S".seconds', '4.5'],
    ['@"10:00:00".time offset', 'null'],
    ['@"10:00:00+02:00".time offset', 'PT2H'],
    ['@"10:00:00".timezone', 'null'],
    ['@"10:00:00@Europe/Paris".timezone', 'Europe/Paris'],
    ['@"2020-07-01T10:00:00@Europe/Paris".time offset', 'PT2H'],
    ['[1..2].start included', 'true'],
    ['[1..2].end', '2'],
    ['(>5).start', '5'],
    ['(>5).end included', 'false'],
    ['@"10:00:00".second', '0'],
  ]);
});

describe('@ literals', () => {
  cases([
    ['@"2020-01-01"', '2020-01-01'],
    ['@"2020-01-01T10:00:00"', '2020-01-01T10:00:00'],
    ['@"foo"', 'null'],
    ['@"10:00:00"', '10:00:00'],
    ['@"P1D"', 'P1D'],
    ['@""', 'null'],
    ['@"2020-13-01"', 'null'],
  ]);
});

describe('parts of dates and others', () => {
  cases([
    ['week of year(@"2019-09-17")', '38'],
    ['week of year(@"2003-12-29")', '1'],
    ['day of week(@"2019-09-17")', 'Tuesday'],
    ['day of year(@"2019-09-17")', '260'],
    ['month of year(@"2019-09-17")', 'September'],
    ['week of year(date: @"2019-09-17")', '38'],
    ['day of week("2019-09-17")', 'null'],
    ['if 1 > 2 then "a" else if 2 > 1 then "b" else "c"', 'b'],
    ['{x: 5, r: if x > 3 then "big" else "small"}.r', 'big'],
    ['count([1,2]) + 1', '3'],
    ['"foo" + string(1)', 'foo1'],
    [' 1 + 1 ', '2'],
    ['\n1\n+\n1\n', '2'],
    ['date and time("2017-01-01T00:00:00").year', '2017'],
    ['[[1,2],[3]][item[1] = 3]', '[[3]]'],
    ['some x in [1,2] satisfies some y in [2,3] satisfies x = y', 'true'],
    ['{a: {b: [1,2]}}.a.b[2]', '2'],
    ['{a: [{b: 1}]}.a[1].b', '1'],
    ['{a: [{b: 1},{b:2}]}.a[b=2].b', '[2]'],
    ['[{a:1}].a', '[1]'],
    ['sum([1,2]) * 2', '6'],
    ['max([1,2,3]) - min(1,2)', '2'],
    ['1+1=2', 'true'],
    ['every x in [1,2] satisfies (x > 0 and x < 3)', 'true'],
    ['if (1 = 1) then [1,2] else null', '[1, 2]'],
  ]);
});
