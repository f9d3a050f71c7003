import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../../src/gitlab/foreign/redact';
import { SentSecrets } from '../../../../src/gitlab/foreign/sentSecrets';

const MINUTE_MS = 60_000;

function letters(seed: number, length: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(state % 36);
  }).join('');
}

const secret = (index: number) => `glpat-${letters(index, 20)}`;

describe('what was sent a moment ago', () => {
  it('is taken out by a redactor that was made before', () => {
    const sent = new SentSecrets();
    const redactor = new Redactor(['glpat-AnotherTokenAltogether'], sent);
    expect(redactor.redact(`It was ${secret(1)}.`)).toBe(`It was ${secret(1)}.`);
    sent.remember([secret(1)]);
    expect(redactor.redact(`It was ${secret(1)} and glpat-AnotherTokenAltogether.`)).toBe(
      'It was ••• and •••.',
    );
  });

  it('is forgotten after half an hour, counted from when it was sent last', () => {
    let now = 1_000 * MINUTE_MS;
    const sent = new SentSecrets(() => now);
    const redactor = new Redactor([], sent);
    sent.remember([secret(1), secret(2)]);
    now += 20 * MINUTE_MS;
    sent.remember([secret(2)]);
    expect(redactor.redact(`${secret(1)} and ${secret(2)}`)).toBe('••• and •••');
    now += 20 * MINUTE_MS;
    expect(redactor.redact(`${secret(1)} and ${secret(2)}`)).toBe(`${secret(1)} and •••`);
  });

  it('is the last twenty secrets', () => {
    const sent = new SentSecrets();
    const redactor = new Redactor([], sent);
    for (let index = 0; index < 21; index++) {
      sent.remember([secret(index)]);
    }
    expect(redactor.redact(secret(0))).toBe(secret(0));
    expect(redactor.redact(secret(1))).toBe('•••');
    expect(redactor.redact(secret(20))).toBe('•••');
  });

  it('has no words in it: a short secret would be taken out of what every other server says', () => {
    const sent = new SentSecrets();
    sent.remember(['production', '']);
    expect(new Redactor([], sent).redact('the production of today')).toBe('the production of today');
  });

  it('takes no longer to look for when there is much of it', () => {
    const text = 'Ultimate license of Example Company, '.repeat(2_000);
    const [one, twenty] = [new SentSecrets(), new SentSecrets()];
    one.remember([letters(0, 1_500)]);
    for (let index = 0; index < 20; index++) {
      twenty.remember([letters(index, 1_500)]);
    }
    const fastest = (sent: SentSecrets) => {
      const redactor = new Redactor([], sent);
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        redactor.redact(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    fastest(one);
    expect(fastest(twenty)).toBeLessThan(5 * fastest(one) + 5);
  });
});
