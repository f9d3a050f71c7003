import { equal } from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ThemeColor, ThemeIcon } from 'vscode';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import { licenseItem } from '../../../src/ui/tree/licenseItems';

suite('the row of a license', () => {
  const license: License = {
    id: 1,
    plan: 'ultimate',
    expires_at: '2027-01-27',
    user_limit: 500,
    active_users: 512,
  };
  const row = (expired: boolean, isOverLimit: boolean) =>
    licenseItem({
      kind: 'license',
      url: 'https://gitlab.example.com' as InstanceUrl,
      id: 1,
      license,
      role: { kind: 'current', expired },
      isOverLimit,
      severity: 'ok',
    });
  const icon = (item: ReturnType<typeof row>) => item.iconPath as ThemeIcon;

  test('warns by icon and colour while there are more users than seats', () => {
    const item = row(false, true);
    equal(icon(item).id, 'warning');
    equal((icon(item).color as ThemeColor & { id: string }).id, 'problemsWarningIcon.foreground');
    equal(item.description, 'expires 2027-01-27 · 512/500');
  });

  test('is calm with seats for all, and tells first that it has expired', () => {
    equal(icon(row(false, false)).id, 'verified-filled');
    equal(icon(row(true, false)).id, 'error');
    equal(row(true, false).description, 'expired 2027-01-27 · still in use');
  });
});
