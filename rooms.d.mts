/** Floor → room → what the room may import. */
export const FLOORS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
export const PURE: readonly string[];
export function forbiddenImport(from: string, to: string): string | undefined;
