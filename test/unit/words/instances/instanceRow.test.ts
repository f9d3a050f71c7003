import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { Instance } from '../../../../src/instances/instance';
import { instanceAccessibleLabel } from '../../../../src/words/instances/instances';
import { instanceRowLabel, rowHasRoomForButton } from '../../../../src/words/instances/instanceRow';
import { instanceTooltip } from '../../../../src/words/instances/tooltips';
import { answered, failed, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const LONG = 'Global Engineering Platform (Frankfurt, Production)';
const IN_12_DAYS = answered([license(1, -100, 12)]);
const EXPIRED = answered([license(1, -500, -143)]);

function named(name: string | undefined, facts = IN_12_DAYS): InstanceStatus {
  const instance: Instance = {
    url: 'https://gitlab.example.com' as InstanceUrl,
    ...(name !== undefined && { name }),
  };
  return { ...statusNow(facts), instance };
}

describe('the name of an instance in a row', () => {
  it.each([
    ['https://git.example.com', undefined, 'git.example.com', false],
    ['https://gitlab.example.com', undefined, 'gitlab.example.com', false],
    ['https://gitlab1.example.com', undefined, 'gitlab1.…mple.com', false],
    ['https://example.com/gitlab/one', undefined, 'example.…tlab/one', false],
    ['https://example.com/gitlab/two', undefined, 'example.…tlab/two', false],
    ['https://gitlab.example.com', 'Production', 'Production', true],
    ['https://gitlab.example.com', 'Production Berlin', 'Production Berlin', false],
    ['https://gitlab.example.com', LONG, 'Global En…duction)', false],
  ])('of %s, named %s, is %s beside a few days', (url, name, label, isRoomy) => {
    const instance = { url: url as InstanceUrl, ...(name !== undefined && { name }) };
    expect(instanceRowLabel({ ...named(name), instance })).toBe(label);
    expect(rowHasRoomForButton(instance)).toBe(isRoomy);
  });

  it('is shorter beside a longer text, and never shorter than one with a button beside it', () => {
    expect(instanceRowLabel(named(LONG, EXPIRED))).toBe('Globa…ion)');
    expect(instanceRowLabel(named('Production', EXPIRED))).toBe('Production');
    const down = answered([license(1, -100, 210)], { attempt: failed(TIMEOUT) });
    expect(instanceRowLabel(named('Production', down))).toBe('Production');
    expect(instanceRowLabel(named(LONG, down))).toBe('Globa…ion)');
  });

  it('is whole for a screen reader and in the tooltip', () => {
    expect(instanceAccessibleLabel(named(LONG), NOW)).toContain(`${LONG}, `);
    expect(instanceTooltip(named(LONG), NOW)).toContain('Global Engineering Platform');
    expect(instanceAccessibleLabel(named(undefined), NOW)).toMatch(/^gitlab\.example\.com, /);
  });
});
