/** What the chart takes from the theme. A canvas knows no style sheet, so all of it is read again when the theme changes. */
export interface Look {
  readonly text: string;
  readonly muted: string;
  readonly background: string;
  readonly grid: string;
  readonly users: string;
  /** Below the line of users. */
  readonly usersArea: string;
  readonly limit: string;
  /** Where there are more users than seats. */
  readonly overArea: string;
  readonly peak: string;
  /** For labels, as CSS and a canvas write it. */
  readonly font: string;
  /** In CSS pixels. */
  readonly fontSize: number;
}

/** How the chart has to look at this moment. */
export function currentLook(): Look {
  const style = getComputedStyle(document.body);
  const color = (name: string, fallback: string) => style.getPropertyValue(`--vscode-${name}`) || fallback;
  const text = color('foreground', 'gray');
  const users = color('charts-blue', text);
  const limit = color('charts-red', text);
  const fontSize = Math.max(Number.parseFloat(style.fontSize) - 1, 10);
  return {
    text,
    muted: color('descriptionForeground', text),
    background: color('editor-background', 'transparent'),
    grid: faint(text, 14),
    users,
    usersArea: faint(users, 12),
    limit,
    overArea: faint(limit, 30),
    peak: color('charts-purple', text),
    font: `${fontSize}px ${style.fontFamily}`,
    fontSize,
  };
}

function faint(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${percent}%, transparent)`;
}
