import { t } from '@vscode/l10n';
import type { Step } from '../../gitlab/connectionTest/steps';
import { instanceName, type Instance } from '../../instances/instance';
import { inline, table } from '../text/markdownParts';
import { outcomeText, stepTitle, wholeReason } from './stepTexts';

/** What a test found out, as Markdown for a ticket. It holds no secret. */
export function testReport(steps: readonly Step[], instance: Instance): string {
  const title = `## ${inline(t('Connection test of {0}', instanceName(instance)))}`;
  const rows = steps.map((step) =>
    [stepTitle(step.id), outcomeText(step), wholeReason(step, instance)].map(inline),
  );
  const head = [t('Step'), t('Result'), t('Details')];
  return `${[title, inline(instance.url), table(head, rows)].join('\n\n')}\n`;
}
