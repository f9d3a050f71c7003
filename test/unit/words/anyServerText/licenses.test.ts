import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Role } from '../../../../src/licensing/roles';
import { alreadyDeleted, stillThere, unclearDelete } from '../../../../src/words/changes/deleteResult';
import { deleteNamePrompt, deleteQuestion } from '../../../../src/words/changes/deleteQuestion';
import { factAccessibleLabel, type Fact } from '../../../../src/words/licenses/fact';
import { licenseFacts, otherFields } from '../../../../src/words/licenses/licenseFacts';
import { licenseAccessibleLabel, licenseRowText, planLabel } from '../../../../src/words/licenses/licenseRow';
import {
  licenseDescription,
  licenseInSentence,
  licenseName,
  licenseTerm,
  planName,
} from '../../../../src/words/licenses/licenses';
import { subscriptionFacts } from '../../../../src/words/licenses/subscriptionFacts';
import {
  waitingAccessibleLabel,
  waitingRenewal,
  waitingRowText,
} from '../../../../src/words/licenses/waitingSubscription';
import { waitingTooltip } from '../../../../src/words/instances/subscriptionTooltips';
import { factTooltip, licenseTooltip } from '../../../../src/words/instances/tooltips';
import { TIMEOUT } from '../../fleet/statuses';
import { anyLicense, serverText, day, expectHarmless, LIMIT_MS, type Made } from './serverText';
import { letIn } from './letIn';

const TODAY = day('2027-01-10');

const role = fc.constantFrom<Role | undefined>(
  { kind: 'current', expired: false },
  { kind: 'current', expired: true },
  { kind: 'upcoming', takesOver: TODAY },
  { kind: 'expired' },
  { kind: 'superseded', takesOver: undefined, passedOver: true },
  undefined,
);

function factTexts(facts: readonly Fact[]): Made {
  return {
    lines: facts.flatMap((fact) => [fact.label, fact.value, fact.explanation, factAccessibleLabel(fact)]),
    markdown: facts.map(factTooltip),
    data: facts.map(({ copy }) => copy),
  };
}

describe('whatever a license says', { timeout: LIMIT_MS }, () => {
  it('its name and its row do no harm', () => {
    expectHarmless(fc.tuple(anyLicense, role), ([license, part]) => ({
      lines: [
        planName(license),
        licenseName(license),
        licenseTerm(license),
        licenseInSentence(license),
        licenseDescription(license, part),
        licenseAccessibleLabel(license, part, 'warning'),
        licenseRowText(license, part),
        planLabel(license),
      ],
      markdown: [licenseTooltip(license, part)],
    }));
  });

  it('its facts do no harm', () => {
    expectHarmless(fc.tuple(anyLicense, role), ([license, part]) => factTexts(licenseFacts(license, part)));
  });

  it('what GraphQL tells does no harm', () => {
    expectHarmless(fc.tuple(anyLicense, serverText), ([license, raw]) => {
      const { text } = letIn({ text: raw });
      const told = {
        details: { id: 1, type: 'onlineCloud', subscriptionName: text, lastSync: 0 } as const,
        addOns: [{ name: text, purchased: 5, assigned: 6 }],
        ...{ at: 0, fetchedAt: 1_000_000, today: TODAY },
      };
      return {
        ...factTexts(subscriptionFacts(told, 1_000_000)),
        lines: [
          waitingRowText(license, false),
          waitingAccessibleLabel(license, true),
          waitingRenewal(license, TODAY),
        ],
        markdown: [waitingTooltip(license, true, 0), licenseTooltip(license, undefined, told, 1_000_000)],
      };
    });
  });

  it('fields that nobody knows do no harm', () => {
    expectHarmless(anyLicense, (license) => factTexts(otherFields(license)));
  });

  it('what is asked and told of a delete does no harm', () => {
    expectHarmless(anyLicense, (license) => ({
      lines: [
        deleteQuestion(license, 'Production'),
        deleteNamePrompt(license, 'Production'),
        stillThere(license, 'Production'),
        alreadyDeleted(license, 'Production'),
        unclearDelete(TIMEOUT, license, 'Production', 'gone'),
        unclearDelete(TIMEOUT, license, 'Production', 'there'),
        unclearDelete(TIMEOUT, license, 'Production', 'unknown'),
      ],
    }));
  });
});
