import { plainText } from '../../words/text/plainText';
import { showProgress } from '../window/progress';

/** Most answers come sooner, and a notification that flashes up says nothing. */
const SLOW_MS = 800;

/** Runs a task; once it takes long, a notification shows that it runs and lets the user cancel it. */
export async function withProgress<T>(title: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancellation = new AbortController();
  const running = run(cancellation.signal);
  const show = () => showProgress(plainText(title), running, () => cancellation.abort());
  const timer = setTimeout(show, SLOW_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
