const COLUMNS = 60;
const START = /(?:^|\r?\n)-*BEGIN .+? LICENSE-*\r?\n/;
const END = /\r?\n-*END .+? LICENSE-*(?:\r?\n|$)/;

/** Frames a key with BEGIN and END lines of 60 columns, as gitlab-license does when asked for a boundary. */
export function addBoundary(key: string, product: string): string {
  const name = product.toUpperCase();
  return [padded(`BEGIN ${name} LICENSE`), key.trim(), padded(`END ${name} LICENSE`)].join('\n');
}

/** The key between BEGIN and END lines; the whole text when it has none. */
export function removeBoundary(text: string): string {
  const afterStart = text.split(START).at(-1) ?? '';
  return afterStart.split(END, 1)[0] ?? '';
}

function padded(line: string): string {
  const padding = Math.max(COLUMNS - line.length, 0) / 2;
  return '-'.repeat(Math.ceil(padding)) + line + '-'.repeat(Math.floor(padding));
}
