import { expect, test } from 'vitest';
import { documentTitle } from '../../../../src/words/text/titles';

test.each([
  ['License 7 of Production', 'License 7 of Production'],
  ['gitlab.example.com/git: a\\b', 'gitlab.example.com-git: a-b'],
  ['../../etc/passwd', '..-..-etc-passwd'],
  ['Pro\u202educ\u0000tion\nof today', 'Production of today'],
  ['half \ud83d', 'half \ufffd'],
  ['x'.repeat(200), 'x'.repeat(200)],
  ['x'.repeat(2_000_000), `${'x'.repeat(199)}…`],
  ['🚀'.repeat(101), `${'🚀'.repeat(99)}…`],
  ['', ''],
])('a document called %j', (name, title) => {
  expect(documentTitle(name)).toBe(title);
  // A path with half a character can't be written.
  expect(() => encodeURIComponent(documentTitle(name))).not.toThrow();
});
