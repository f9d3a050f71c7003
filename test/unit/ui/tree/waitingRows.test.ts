import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { SubscriptionFacts } from '../../../../src/licensing/subscription';
import { subscriptionSnapshot } from '../../../../src/ui/subscriptionSnapshot';
import { belowInstance, licenseNodes } from '../../../../src/ui/tree/children';
import { belowLicense, belowWaiting } from '../../../../src/ui/tree/factNodes';
import type { TreeNode } from '../../../../src/ui/tree/nodes';
import { instanceTooltip } from '../../../../src/words/instances/tooltips';
import { waitingTooltip } from '../../../../src/words/instances/subscriptionTooltips';
import { waitingAccessibleLabel, waitingRowText } from '../../../../src/words/licenses/waitingSubscription';
import { answered, HOUR, inDays, license, NOW, statusNow } from '../../fleet/statuses';

const CURRENT = license(7, -355, 10, { plan: 'premium' });
const PAST = license(3, -720, -355);

const TOLD: SubscriptionFacts = {
  at: NOW,
  licenses: [
    {
      id: 7,
      type: 'onlineCloud',
      trial: true,
      readOnlyFrom: inDays(24),
      lastSync: NOW - HOUR,
      subscriptionName: 'A-S1',
    },
  ],
  waiting: [{ plan: 'premium', startsAt: inDays(10), expiresAt: inDays(375), seats: null }],
  addOns: [{ name: 'duo_pro', purchased: 50, assigned: 12 }],
};

function facts(told: Partial<SubscriptionFacts> = {}): Facts {
  const known = answered([CURRENT, PAST]);
  return { ...known, last: { ...known.last!, subscription: { facts: { ...TOLD, ...told } } } };
}

function waitingIn(status: InstanceStatus): Extract<TreeNode, { kind: 'waiting' }> {
  const node = belowInstance(status).find(({ kind }) => kind === 'waiting');
  if (node?.kind !== 'waiting') {
    throw new Error('no subscription waits');
  }
  return node;
}

/** Without the escapes of Markdown. */
function tooltipOf(status: InstanceStatus, all: readonly InstanceStatus[] = []): string {
  return instanceTooltip(status, NOW, all).replaceAll('\\', '');
}

function labelsOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'fact' ? [node.fact.label] : []));
}

describe('a waiting subscription', () => {
  const status = statusNow(facts());

  it('is a row of its own kind among the upcoming ones, and no license', () => {
    expect(belowInstance(status).map(({ kind }) => kind)).toEqual(['license', 'waiting', 'license']);
    expect(licenseNodes(status).map(({ id }) => id)).toEqual([7, 3]);
    const { license: waiting, isConfirmed } = waitingIn(status);
    expect(waitingRowText(waiting, isConfirmed)).toBe(`starts ${inDays(10)} · unlimited seats`);
    expect(waitingAccessibleLabel(waiting, isConfirmed)).toBe(
      `Premium subscription, waiting, starts ${inDays(10)}, unlimited seats`,
    );
  });

  it('has dates and seats below it, and no id', () => {
    expect(labelsOf(belowWaiting(waitingIn(status)))).toEqual(['Starts', 'Expires', 'Users in subscription']);
  });

  it('renews the license in the tooltip of the instance', () => {
    expect(tooltipOf(status)).toContain(
      `Renewed: the waiting Premium subscription (unlimited seats) takes effect on ${inDays(10)}.`,
    );
  });

  it('says that it could not be confirmed once it no longer counts', () => {
    const old = statusNow(facts({ at: NOW - 72 * HOUR }));
    const { license: waiting, isConfirmed, at } = waitingIn(old);
    expect(isConfirmed).toBe(false);
    expect(waitingRowText(waiting, isConfirmed)).toContain('unconfirmed');
    expect(waitingTooltip(waiting, isConfirmed, at)).toContain('Not counted');
    expect(tooltipOf(old)).toContain("isn't counted");
    expect(old.coverage?.daysLeft).toBe(10);
  });
});

describe('the current license', () => {
  it('has what GraphQL told among its facts, other licenses have nothing of it', () => {
    const [current, past] = licenseNodes(statusNow(facts()));
    const added = ['Type', 'Trial', 'Subscription', 'Becomes read-only on', 'Last sync', 'GitLab Duo Pro'];
    expect(labelsOf(belowLicense(current!, NOW))).toEqual(expect.arrayContaining(added));
    expect(labelsOf(belowLicense(past!, NOW)).filter((label) => added.includes(label))).toEqual([]);
  });
});

describe('instances of one subscription', () => {
  it('name each other', () => {
    const all = ['One', 'Two', 'Three'].map((name) => statusNow(facts(), name));
    expect(tooltipOf(all[0]!, all)).toContain('Same subscription');
    expect(tooltipOf(all[0]!, all)).toContain('Two and Three');
    const other = statusNow(facts({ licenses: [{ id: 7, subscriptionName: 'A-S2' }] }), 'Other');
    expect(tooltipOf(other, [...all, other])).not.toContain('Same subscription');
  });
});

describe('the public API', () => {
  it('tells it in plain data', () => {
    expect(subscriptionSnapshot(statusNow(facts()))).toEqual({
      waitingSubscriptions: [{ plan: 'premium', startsAt: inDays(10), expiresAt: inDays(375), seats: null }],
      type: 'online_cloud',
      trial: true,
      readOnlyFrom: inDays(24),
      lastSync: new Date(NOW - HOUR).toISOString(),
    });
  });

  it('leaves out what is not known, and what no longer counts', () => {
    expect(subscriptionSnapshot(statusNow(answered([CURRENT])))).toEqual({ waitingSubscriptions: [] });
    const old = statusNow(facts({ at: NOW - 72 * HOUR, licenses: [] }));
    expect(subscriptionSnapshot(old)).toEqual({ waitingSubscriptions: [] });
  });

  it('knows a subscription without seats and without an end', () => {
    const waiting = [{ startsAt: inDays(10) }];
    expect(subscriptionSnapshot(statusNow(facts({ waiting }))).waitingSubscriptions).toEqual([
      { startsAt: inDays(10) },
    ]);
  });
});
