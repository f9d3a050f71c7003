import fc from 'fast-check';
import { describe, it } from 'vitest';
import { additionResult } from '../../../../src/words/changes/additionResult';
import { deleteResult } from '../../../../src/words/changes/deleteResult';
import { reasonTexts } from '../../../../src/words/instances/attention';
import {
  instanceAccessibleLabel,
  instanceDescription,
  instanceSummary,
} from '../../../../src/words/instances/instances';
import {
  statusBarLabel,
  statusBarText,
  statusBarTooltip,
  troubleLine,
} from '../../../../src/words/instances/statusBarText';
import { instanceTooltip } from '../../../../src/words/instances/tooltips';
import { REPORT_FORMATS, reportText } from '../../../../src/words/report/report';
import { NOW } from '../../fleet/statuses';
import { anyLicense, expectHarmless, LIMIT_MS } from './serverText';
import { anyFailure, anyStatus, withoutOwnLinks } from './statuses';

describe('whatever an instance answers', { timeout: LIMIT_MS }, () => {
  it('its row and its tooltip do no harm', () => {
    expectHarmless(anyStatus, (status) => ({
      lines: [
        instanceDescription(status, NOW),
        instanceSummary(status, NOW),
        instanceAccessibleLabel(status, NOW),
        troubleLine(status, NOW),
        ...reasonTexts(status, NOW).flatMap(({ summary, sentence }) => [summary, sentence]),
      ],
      markdown: [instanceTooltip(status, NOW)],
    }));
  });

  it('the status bar does no harm', () => {
    expectHarmless(anyStatus, (status) => ({
      lines: [statusBarText(status, NOW), statusBarLabel(status, [status], NOW)],
      markdown: [statusBarTooltip([status], NOW)],
    }));
  });

  it('what is true after a change does no harm', () => {
    const failure = fc.option(anyFailure, { nil: undefined });
    expectHarmless(fc.tuple(anyLicense, anyStatus, failure), ([license, status, lost]) => ({
      lines: [
        additionResult(license, status, { lost, now: NOW }),
        deleteResult(license, status, NOW, 'key.txt'),
      ],
    }));
  });

  it.each(REPORT_FORMATS)('the report as %s does no harm', (format) => {
    expectHarmless(fc.array(anyStatus, { maxLength: 2 }), (statuses) => {
      // Spreadsheets need the byte order mark at its beginning.
      const text = reportText(format, statuses, NOW).replace(/^\ufeff/, '');
      return format === 'markdown' ? { markdown: [withoutOwnLinks(text, statuses)] } : { data: [text] };
    });
  });
});
