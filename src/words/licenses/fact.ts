import { t } from '@vscode/l10n';

/** One thing that is known about a license, as a line below it. */
export interface Fact {
  /** Tells it from the other facts of the same license. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What goes into the clipboard: as GitLab writes it, without separators of a language. */
  readonly copy: string;
  /** What the value means, in sentences. */
  readonly explanation?: string;
  /** Somebody should look at it. */
  readonly alarm?: boolean;
}

/** The fact for a screen reader, with what others see from its icon. */
export function factAccessibleLabel({ label, value, alarm }: Fact): string {
  return [label, value, ...(alarm === true ? [t('warning')] : [])].join(', ');
}
