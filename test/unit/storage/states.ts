import type { InstanceUrl } from '../../../src/instances/address';

export const URLS = ['a', 'b', 'c'].map((name) => `https://${name}.example` as InstanceUrl);

const FILLING = 'x'.repeat(12_000_000);

/** A text that takes a moment to write, and by which one sees whether all of it is there. */
export function largeText(round: number): string {
  return `{"round":${round},"filling":"${FILLING}","end":true}`;
}

export function isWhole(text: string): boolean {
  return text.startsWith('{"round":') && text.endsWith('"end":true}');
}
