import { expect, test } from './fixtures';

test('the view opens from the activity bar and says what to do without an instance', async ({
  licensesView,
}) => {
  await licensesView.open();

  await expect(licensesView.welcome).toContainText('See the licenses of your self-managed GitLab');
  await expect(licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
  await expect(licensesView.rows).toHaveCount(0);
});
