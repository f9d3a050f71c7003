import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  earlierOf,
  laterOf,
  parsePlainDate,
  plainDateOf,
  plainDateOfTime,
} from '../../../src/licensing/plainDate';
import { day } from './rows';

const zoneOfThisProcess = process.env.TZ;

function useZone(zone: string): void {
  process.env.TZ = zone;
}

afterEach(() => {
  if (zoneOfThisProcess === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = zoneOfThisProcess;
  }
});

describe('parsePlainDate', () => {
  it.each(['2027-01-27', '2028-02-29', '2000-02-29', '0001-01-01', '0099-12-31', '9999-12-31'])(
    'reads %s',
    (text) => {
      expect(parsePlainDate(text)).toBe(text);
    },
  );

  it.each([
    ['a day that its month does not have', '2027-02-30'],
    ['a leap day in a common year', '2027-02-29'],
    ['a leap day in a century that has none', '2100-02-29'],
    ['the 31st of a month of 30', '2027-04-31'],
    ['day 0', '2027-01-00'],
    ['month 0', '2027-00-10'],
    ['month 13', '2027-13-01'],
    ['day 32', '2027-01-32'],
    ['a time behind it', '2027-01-27T00:00:00Z'],
    ['white space around it', ' 2027-01-27 '],
    ['a line end behind it', '2027-01-27\n'],
    ['digits left out', '2027-1-27'],
    ['another order', '27-01-2027'],
    ['a year of five digits', '12027-01-27'],
    ['a word', 'never'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parsePlainDate(text)).toBeUndefined();
  });
});

describe('addDays', () => {
  it.each([
    ['2027-01-27', 0, '2027-01-27'],
    ['2027-01-31', 1, '2027-02-01'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', 365, '2028-01-01'],
    ['0099-12-31', 1, '0100-01-01'],
    ['9999-12-31', -1, '9999-12-30'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to);
  });

  it('stops at the last and the first day there is', () => {
    expect(addDays(day('9999-12-30'), 400)).toBe('9999-12-31');
    expect(addDays(day('0000-01-02'), -400)).toBe('0000-01-01');
    expect(addDays(day('2027-01-01'), Infinity)).toBe('9999-12-31');
  });
});

describe('daysBetween', () => {
  it.each([
    ['2027-01-27', '2027-01-27', 0],
    ['2027-01-27', '2027-01-28', 1],
    ['2027-01-28', '2027-01-27', -1],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-01-01', '2028-01-01', 365],
    ['1999-12-31', '9999-12-31', 2_921_940],
  ])('from %s to %s: %i', (from, to, count) => {
    expect(daysBetween(day(from), day(to))).toBe(count);
  });
});

describe('the order of days', () => {
  it('is that of their texts', () => {
    const [december, january] = [day('2026-12-31'), day('2027-01-01')];
    expect(december < january).toBe(true);
    expect(earlierOf(december, january)).toBe(december);
    expect(earlierOf(january, december)).toBe(december);
    expect(laterOf(december, january)).toBe(january);
    expect(laterOf(january, december)).toBe(january);
  });
});

describe('time zones', () => {
  it.each([
    ['UTC', '2027-01-27T00:00:00Z', '2027-01-27'],
    ['UTC', '2027-01-26T23:59:59.999Z', '2027-01-26'],
    ['America/New_York', '2027-01-27T04:59:59Z', '2027-01-26'],
    ['America/New_York', '2027-01-27T05:00:00Z', '2027-01-27'],
    ['America/New_York', '2027-07-27T04:00:00Z', '2027-07-27'],
    ['Asia/Tokyo', '2027-01-26T15:00:00Z', '2027-01-27'],
    ['Pacific/Kiritimati', '2027-01-26T10:00:00Z', '2027-01-27'],
    ['Pacific/Pago_Pago', '2027-01-27T10:59:59Z', '2027-01-26'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('in %s, %s is on %s', (zone, instant, expected) => {
    useZone(zone);
    expect(plainDateOf(new Date(instant))).toBe(expected);
  });

  it.each([
    ['America/New_York', '2027-03-13', '2027-03-15'],
    ['America/New_York', '2027-11-06', '2027-11-08'],
    ['Europe/Berlin', '2027-03-27', '2027-03-29'],
    ['America/Sao_Paulo', '2018-11-03', '2018-11-05'],
    ['Australia/Lord_Howe', '2027-04-03', '2027-04-05'],
    ['Pacific/Apia', '2011-12-29', '2011-12-31'],
  ])('in %s, a change of the clocks between %s and %s leaves two days', (zone, before, after) => {
    useZone(zone);
    expect(daysBetween(day(before), day(after))).toBe(2);
    expect(addDays(day(before), 2)).toBe(after);
    expect(addDays(day(after), -2)).toBe(before);
  });

  it('a year has its days whatever the zone', () => {
    for (const zone of ['America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'UTC']) {
      useZone(zone);
      expect(daysBetween(day('2027-01-27'), day('2028-01-27'))).toBe(365);
      expect(daysBetween(day('2011-01-01'), day('2012-01-01'))).toBe(365);
    }
  });
});

describe('plainDateOf', () => {
  it('throws for a date that is none', () => {
    expect(() => plainDateOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('throws for a year of more than four digits', () => {
    expect(() => plainDateOf(new Date('+012027-06-15T12:00:00Z'))).toThrow(RangeError);
  });

  it('writes years before 1000 with four digits', () => {
    useZone('UTC');
    expect(plainDateOf(new Date('0099-06-15T12:00:00Z'))).toBe('0099-06-15');
  });
});

describe('plainDateOfTime', () => {
  it.each([
    ['2027-01-27T12:00:00.000Z', '2027-01-27'],
    ['2027-01-27T12:00:00Z', '2027-01-27'],
    ['12345', undefined],
    ['1', undefined],
    ['2027-01-27', undefined],
    ['January 2027', undefined],
    ['+012027-06-15T12:00:00Z', undefined],
    ['2027-02-30T12:00:00Zx', undefined],
    ['2027-13-01T12:00:00Z', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, day) => {
    expect(plainDateOfTime(text)).toBe(day);
  });

  it('is unknown at the end of time, where the local day would have a year of five digits', () => {
    const beyond = ['9999-12-31T23:59:59Z', '9999-12-31T00:00:01Z'].map(plainDateOfTime);
    expect(beyond.every((day) => day === undefined || day === '9999-12-31' || day === '9999-12-30')).toBe(
      true,
    );
  });
});
