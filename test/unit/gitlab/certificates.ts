import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import * as certificate from '../../gitlab/certificate';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
  }
});

/** An authority with its certificate in a file, PEM, as companies hand theirs out. */
export function newAuthority(): ReturnType<typeof certificate.newAuthority> & { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-ca-'));
  folders.push(folder);
  const file = join(folder, 'ca.pem');
  const authority = certificate.newAuthority('Test CA');
  writeFileSync(file, authority.ca);
  return { ...authority, file };
}
