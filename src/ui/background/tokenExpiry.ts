import type { DetailParts } from './tokenDetails';

const HOUR_MS = 60 * 60 * 1000;
/** The licenses come first after a start; the second look is for those that had not answered yet. */
const FIRST_LOOKS_MS = [15_000, 2 * 60 * 1000];

/**
 * Asks each instance once a day when the stored token ends, so that its end can be announced. Nothing of it is loaded
 * before the first look.
 */
export function watchTokenExpiry(parts: DetailParts): { dispose(): void } {
  const look = lookWhenLoaded(parts);
  const first = FIRST_LOOKS_MS.map((delay) => setTimeout(() => void look(), delay));
  const timer = setInterval(() => void look(), HOUR_MS);
  return {
    dispose: () => {
      first.forEach(clearTimeout);
      clearInterval(timer);
    },
  };
}

/** @returns a look that loads its code when it needs it; what could not be loaded is loaded again by the next one */
export function lookWhenLoaded(parts: DetailParts): () => Promise<void> {
  let look: (() => Promise<void>) | undefined;
  return async () => {
    const { lookAtTokens } = await import('./tokenDetails');
    look ??= lookAtTokens(parts);
    await look();
  };
}
