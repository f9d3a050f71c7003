import { isDay } from '../dates';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day that Ruby's `Date.parse` reads in the forms keys use: numbers with the year first or last, eight digits in a
 * row, a month by its name. Time and zone do not matter. Undefined for anything else.
 */
export function rubyDate(text: string): string | undefined {
  const words = text
    .replace(/[T\s]+\d{1,2}:.*$/, '')
    .replace(/^\s*(\d{4})(\d\d)(\d\d)(?:\d{6})?(?!\d).*$/, '$1-$2-$3')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
  const named = words.find((word) => monthOf(word) !== 0);
  const numbers = words.filter((word) => /^\d/.test(word)).map((word) => word.replace(/\D+$/, ''));
  const [first = '', second = '', third = ''] =
    named === undefined ? numbers : withMonth(numbers, monthOf(named));
  const [year, month, day] = third.length > 2 ? [third, second, first] : [first, second, third];
  const date = [year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return year.length === 4 && isDay(date) ? date : undefined;
}

function withMonth([day = '', year = '']: string[], month: number): string[] {
  return [day, String(month), year];
}

/** 0 for none. */
function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}
