import fc from 'fast-check';
import { describe, it } from 'vitest';
import { readInstances } from '../../../../src/instances/instance';
import { reasonTexts } from '../../../../src/words/instances/attention';
import { instanceSummary } from '../../../../src/words/instances/instances';
import { instanceProblem, instanceProblems } from '../../../../src/words/instances/settingProblems';
import { statusBarText, statusBarTooltip } from '../../../../src/words/instances/statusBarText';
import { instanceTooltip } from '../../../../src/words/instances/tooltips';
import { REPORT_FORMATS, reportText } from '../../../../src/words/report/report';
import { plainText } from '../../../../src/words/text/plainText';
import { NOW } from '../../fleet/statuses';
import { expectHarmless, LIMIT_MS, shortText } from './serverText';
import { anyStatus, withoutOwnLinks } from './statuses';

const address = fc.oneof(
  shortText,
  shortText.map((path) => `https://gitlab.example.com/${path}`),
  shortText.map((host) => `https://${host}.example.com`),
);

const entry = fc.oneof(
  fc.record({ url: address, name: shortText, caFile: shortText }, { requiredKeys: ['url'] }),
  fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 2 }),
);

const setting = fc.oneof(fc.array(entry, { maxLength: 4 }), fc.anything({ maxDepth: 2 }));

/** As the setting lets it in. */
const named = fc.tuple(anyStatus, shortText).map(([status, name]) => {
  const { instances } = readInstances([{ url: status.instance.url, name }]);
  return { ...status, instance: instances[0] ?? status.instance };
});

describe('whatever the settings say', { timeout: LIMIT_MS }, () => {
  it('what is told of their entries does no harm', () => {
    expectHarmless(setting, (value) => {
      const { problems } = readInstances(value);
      return { lines: [instanceProblems(problems), ...problems.map(instanceProblem)].map(plainText) };
    });
  });

  it('the name of an instance does no harm', () => {
    expectHarmless(named, (status) => ({
      lines: [
        statusBarText(status, NOW),
        instanceSummary(status, NOW),
        ...reasonTexts(status, NOW).flatMap(({ summary, sentence }) => [summary, sentence]),
      ].map(plainText),
      markdown: [statusBarTooltip([status], NOW), instanceTooltip(status, NOW)],
    }));
  });

  it.each(REPORT_FORMATS)('the name of an instance does no harm in the report as %s', (format) => {
    expectHarmless(named, (status) => {
      const text = reportText(format, [status], NOW).replace(/^\ufeff/, '');
      return format === 'markdown' ? { markdown: [withoutOwnLinks(text, [status])] } : { data: [text] };
    });
  });
});
