import type { InstanceUrl } from '../../instances/address';

/** Where a page has its usage export from: asked of an instance, or saved in a file (its address). */
export type UsageSource =
  { readonly kind: 'instance'; readonly url: InstanceUrl } | { readonly kind: 'file'; readonly file: string };

/** What VS Code has kept for a page, which another version of the extension may have written. */
export function usageSourceOf(state: unknown): UsageSource | undefined {
  if (typeof state !== 'object' || state === null) {
    return undefined;
  }
  if ('url' in state && typeof state.url === 'string') {
    return { kind: 'instance', url: state.url as InstanceUrl };
  }
  return 'file' in state && typeof state.file === 'string' ? { kind: 'file', file: state.file } : undefined;
}
