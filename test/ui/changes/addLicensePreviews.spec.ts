import { generateKeyPairSync } from 'node:crypto';
import { encodeKey, keyAttributes, type JsonObject } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, typeFlags, type TestGitLab } from '../../gitlab/server';
import { expect, test, writes } from '../support/changing';
import { VIEW_OF_A_WINDOW } from '../support/windowLooks';

interface Preview {
  readonly name: string;
  readonly key: (gitlab: TestGitLab) => string;
  readonly question: string;
  readonly buttons: readonly string[];
  readonly texts: readonly string[];
}

const ADD = ['Cancel', 'Add License'];
const ADD_ANYWAY = ['Add Anyway', 'Cancel', 'Copy Details'];
const REPLACE_ANYWAY = ['Save Usage Export First…', ...ADD_ANYWAY];

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

const MANY_WARNINGS: JsonObject = {
  licensee: { Name: 'Sam Other', Company: 'Other GmbH', Email: 'sam@other.example' },
  expires_at: day(9),
  ...typeFlags('offline_cloud'),
  restrictions: {
    plan: 'premium',
    trial: true,
    active_user_count: 50,
    add_on_products: { duo_enterprise: [{ quantity: 50, started_on: day(0), expires_on: day(5) }] },
  },
};

const PREVIEWS: readonly Preview[] = [
  {
    name: 'accepted',
    key: readable({ issued_at: day(12), expires_at: day(377), ...seats(200) }),
    question: 'Add this license to Production?',
    buttons: ADD,
    texts: [
      'Production should accept this key.',
      `If accepted\nTakes effect on ${day(12)} and replaces the Ultimate license 1`,
      `Coverage now: licensed through ${day(11)} (12 days left)\nNew coverage: licensed through ${day(376)} (377 days left)`,
      `Ultimate · 200 seats · legacy license\nStarts ${day(12)}, expires ${day(377)}\nLicensed to John Doe1`,
    ],
  },
  {
    name: 'many warnings',
    key: readable(MANY_WARNINGS),
    question: 'Add this license to Production? Check the warnings first.',
    buttons: REPLACE_ANYWAY,
    texts: [
      '⚠ This trial replaces an active license.',
      '⚠ The key is for Other GmbH, but the instance is licensed to GitLab.',
      '⚠ 90 billable users for 50 seats (40 over).',
      '⚠ Downgrade from Ultimate to Premium.',
      `⚠ This license lasts through ${day(8)}, but current coverage lasts through ${day(11)}.`,
      "• Add-ons become active after GitLab's nightly sync.",
    ],
  },
  {
    name: 'downgrade',
    key: readable({ restrictions: { plan: 'premium', active_user_count: 200 } }),
    question: 'Add this license to Production? Check the warnings first.',
    buttons: REPLACE_ANYWAY,
    texts: ['⚠ Downgrade from Ultimate to Premium. Guests and users without a membership will use seats.'],
  },
  {
    name: 'duplicate',
    key: readable({ issued_at: day(-353), expires_at: day(12), ...seats(200) }),
    question: 'Production already has this license. Add it again?',
    buttons: REPLACE_ANYWAY,
    texts: ['⚠ The instance already has this license: Ultimate license 1'],
  },
  {
    name: 'refused',
    key: readable(seats(50)),
    question: 'Production is expected to reject this license. Add it anyway?',
    buttons: ADD_ANYWAY,
    texts: [
      'Expected rejection: "During the year before this license started',
      "Refreshing the count won't help",
    ],
  },
  {
    name: 'unreadable',
    key: ofStranger,
    question: 'Add this license to Production?',
    buttons: ['Add License', 'Cancel', 'Choose Public Key File…'],
    texts: ["This key can't be previewed", 'Production will check it when you add it.'],
  },
  {
    name: 'online cloud',
    key: readable({ ...typeFlags('online_cloud'), ...seats(200) }),
    question: 'This license belongs on the Subscription page of Production.',
    buttons: ['Cancel', 'Open Subscription Page'],
    texts: ["This key isn't sent. Online cloud licenses are activated there"],
  },
];

test(
  'previews say what follows, and fit into the window',
  { tag: '@long' },
  async ({ workbench, licensesView, keyPreview, gitlab }) => {
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
  },
);

test(
  'at 200% zoom the answer and the warnings need no scrolling',
  { tag: '@long' },
  async ({ workbench, licensesView, keyPreview, gitlab, page }) => {
    const { dialog } = workbench;
    gitlab.state.historicalData = dailyCounts(day(-2), [120, 119]);
    await licensesView.open();
    const { width, height } = VIEW_OF_A_WINDOW.viewport;
    try {
      for (const [name, attributes, verdict] of [
        ['many warnings', MANY_WARNINGS, 'should accept this key'],
        ['refused', { restrictions: { plan: 'premium', active_user_count: 50 } }, 'Expected rejection'],
      ] as const) {
        await keyPreview.addFromClipboard(gitlab.licenseKey(attributes));
        await expect(dialog.detail).toContainText(verdict);
        await expect(dialog.detail).toContainText('⚠');
        await page.setViewportSize({ width: width / 2, height: height / 2 });
        await workbench.screenshot(`preview, ${name}, 200 %`);
        expect(await dialog.hiddenLines()).not.toContainEqual(
          expect.stringMatching(/^⚠|accept this key|reject/),
        );
        await dialog.cancel();
        await page.setViewportSize({ width, height });
      }
    } finally {
      await page.setViewportSize({ width, height });
    }
    expect(writes(gitlab)).toEqual([]);
  },
);
