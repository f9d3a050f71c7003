import { generateKeyPairSync } from 'node:crypto';
import { encodeKey, keyAttributes, type JsonObject } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, typeFlags, type TestGitLab } from '../../gitlab/server';
import { expect, test, writes } from '../support/changing';

interface Preview {
  readonly name: string;
  readonly key: (gitlab: TestGitLab) => string;
  readonly question: string;
  readonly buttons: readonly string[];
  readonly texts: readonly string[];
}

const ADD = ['Cancel', 'Add License'];
const REPLACE = ['Save Usage Export First…', ...ADD];

function readable(attributes: JsonObject): Preview['key'] {
  return (gitlab) => gitlab.licenseKey(attributes);
}

function seats(active_user_count: number): JsonObject {
  return { restrictions: { plan: 'ultimate', active_user_count } };
}

function ofStranger(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return encodeKey(keyAttributes(), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

const PREVIEWS: readonly Preview[] = [
  {
    name: 'plain',
    key: readable({ issued_at: day(12), expires_at: day(377), ...seats(200) }),
    question: 'Add this license to Production?',
    buttons: ADD,
    texts: [
      `Ultimate · 200 seats · legacy license\n${day(12)} to ${day(376)}\nLicensed to John Doe1`,
      `Coverage now: until ${day(11)} (12 days left)\nCoverage with it: until ${day(376)} (377 days left)`,
      'Production is expected to accept it.',
    ],
  },
  {
    name: 'many warnings',
    key: readable({
      licensee: { Name: 'Sam Other', Company: 'Other GmbH', Email: 'sam@other.example' },
      expires_at: day(9),
      ...typeFlags('offline_cloud'),
      restrictions: {
        plan: 'premium',
        trial: true,
        active_user_count: 50,
        add_on_products: { duo_enterprise: [{ quantity: 50, started_on: day(0), expires_on: day(5) }] },
      },
    }),
    question: 'Add this license to Production?',
    buttons: REPLACE,
    texts: [
      '⚠ It is a trial and replaces a license in force.',
      '⚠ It is made out to Other GmbH, but the instance is licensed to GitLab.',
      '⚠ 90 billable users on 50 seats: 40 over once it is in use.',
      '⚠ It is Premium in place of Ultimate.',
      `⚠ Its last day is ${day(8)}, before the coverage now ends (${day(11)}).`,
      "• Its add-ons arrive with the server's nightly job.",
    ],
  },
  {
    name: 'refused',
    key: readable(seats(50)),
    question: 'Add this license to Production? It is expected to be refused.',
    buttons: ADD,
    texts: ['refuse it: “During the year before this license started', 'That is the past'],
  },
  {
    name: 'unreadable',
    key: ofStranger,
    question: 'Add this license to Production?',
    buttons: ADD,
    texts: ['License key that cannot be read here', 'Whether Production accepts it cannot be told'],
  },
  {
    name: 'online cloud',
    key: readable({ ...typeFlags('online_cloud'), ...seats(200) }),
    question: 'This license belongs on the Subscription page of Production.',
    buttons: ['Cancel', 'Open Subscription Page'],
    texts: ['It is not sent from here: online cloud licenses are activated on the Subscription page'],
  },
];

test('previews say what follows, and fit into the window', async ({
  workbench,
  licensesView,
  keyPreview,
  gitlab,
}) => {
  const { dialog } = workbench;
  gitlab.state.historicalData = dailyCounts(day(-2), [120, 119]);
  await licensesView.open();
  for (const { name, key, question, buttons, texts } of PREVIEWS) {
    await test.step(name, async () => {
      const text = key(gitlab);
      await keyPreview.addFromClipboard(text);
      await expect(dialog.message).toHaveText(question);
      await expect(dialog.buttons).toHaveText(buttons);
      const detail = await dialog.detail.innerText();
      for (const expected of texts) {
        expect(detail).toContain(expected);
      }
      expect(detail).not.toContain(text.slice(100, 120));
      await workbench.screenshot(`preview, ${name}`);
      await keyPreview.expectToFit();
      await dialog.cancel();
    });
  }
  expect(writes(gitlab)).toEqual([]);
});
