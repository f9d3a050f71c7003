import { describe, expect, it, vi } from 'vitest';
import { readInstances } from '../../../../src/instances/instance';
import { SettingWarnings } from '../../../../src/ui/background/settingWarnings';

/** The mistakes of a setting with these addresses. */
const problemsOf = (...urls: string[]) => readInstances(urls.map((url) => ({ url }))).problems;

function warnings() {
  const closes: (() => void)[] = [];
  const show = vi.fn((_text: string) => new Promise<void>((resolve) => closes.push(resolve)));
  const warned = new SettingWarnings(show);
  const closeAll = async () => {
    closes.splice(0).forEach((close) => close());
    // What the end of a notification leads to has happened after this.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { show, warned, closeAll };
}

describe('mistakes in the setting', () => {
  it('are shown once, however often the setting is saved', async () => {
    const { show, warned, closeAll } = warnings();
    warned.update(problemsOf('ftp://a'));
    warned.update(problemsOf('ftp://a'));
    await closeAll();
    warned.update(problemsOf('ftp://a'));
    expect(show).toHaveBeenCalledOnce();
  });

  it('are shown one after the other, and only the last of those that came meanwhile', async () => {
    const { show, warned, closeAll } = warnings();
    ['ftp://a', 'ftp://ab', 'ftp://abc'].forEach((url) => warned.update(problemsOf(url)));
    expect(show).toHaveBeenCalledOnce();
    await closeAll();
    expect(show).toHaveBeenCalledTimes(2);
    expect(show.mock.calls[1]?.[0]).toContain('"ftp://abc"');
  });

  it('are not shown any more once they are gone', async () => {
    const { show, warned, closeAll } = warnings();
    warned.update(problemsOf('ftp://a'));
    warned.update(problemsOf('ftp://ab'));
    warned.update(problemsOf('https://a.example'));
    await closeAll();
    expect(show).toHaveBeenCalledOnce();
  });

  it('are shown again when they come back', async () => {
    const { show, warned, closeAll } = warnings();
    warned.update(problemsOf('ftp://a'));
    await closeAll();
    warned.update(problemsOf());
    warned.update(problemsOf('ftp://a'));
    expect(show).toHaveBeenCalledTimes(2);
  });
});
