import { expect, it, vi } from 'vitest';
import { lookWhenLoaded } from '../../../../src/ui/background/tokenExpiry';

const DETAILS = '../../../../src/ui/background/tokenDetails';

it('a look whose code could not be loaded is made up for by the next one', async () => {
  const look = vi.fn(() => Promise.resolve());
  const lookAtTokens = vi.fn(() => look);
  vi.doMock(DETAILS, () => {
    throw new Error('EMFILE');
  });
  const lookNow = lookWhenLoaded({} as Parameters<typeof lookWhenLoaded>[0]);
  await expect(lookNow()).rejects.toThrow();

  vi.doMock(DETAILS, () => ({ lookAtTokens }));
  await lookNow();
  await lookNow();
  expect(look).toHaveBeenCalledTimes(2);
  // What has been asked today is remembered from one look to the next.
  expect(lookAtTokens).toHaveBeenCalledOnce();
});
