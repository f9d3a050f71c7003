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
import { factTooltip, licenseTooltip } from '../../../../src/words/instances/tooltips';
import { TIMEOUT } from '../../fleet/statuses';
import { anyLicense, day, expectHarmless, LIMIT_MS, type Made } from './serverText';

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
