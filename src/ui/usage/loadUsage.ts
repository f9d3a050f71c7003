import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { freeBytes } from '../../gitlab/http/freeBytes';
import type { License } from '../../gitlab/schemas';
import { instanceName, type Instance } from '../../instances/instance';
import { fingerprintOf } from '../../licensing/key/fingerprint';
import { recognizeKey } from '../../licensing/key/recognizeKey';
import { readLicenseKey } from '../../licensing/key/licenseKey';
import type { LicenseKeyReading } from '../../licensing/key/licenseKeyContent';
import { plainDateOf } from '../../licensing/plainDate';
import type { KnownRenewal } from '../../usage/figures/renewalInPlace';
import type { PageMessage, PageReport } from '../../usage/protocol';
import { inSlices } from '../../usage/steps';
import type { UsageExport } from '../../usage/reading/usageExport';
import type { UsageReport } from '../../usage/reading/usageReport';
import { fileProblemText } from '../../words/failures/fileProblems';
import { renewalOf } from '../../words/renewal/planFigures';
import { count } from '../../words/text/language';
import { notAnExportText } from '../../words/usage/usageNotes';
import { usagePage } from '../../words/usage/usagePage';
import { failureMessage, usageMessage } from '../../words/usage/usageProblem';
import { readPublicKeys } from '../base/readPublicKeys';
import { noteKey } from '../changes/saving/noteUsageExport';
import { withoutLicenseText } from '../changes/saving/saveUsageExport';
import { attempt } from '../base/ask';
import { readUri } from '../../storage/readUri';
import { failed, type CommandFailure, type CommandParts } from '../base/command';
import { noTokenText } from '../base/showFailure';
import { uriName } from '../../storage/uriNames';

export type Loaded =
  | { readonly kind: 'loaded'; readonly report: PageReport }
  /** The page says why. */
  | { readonly kind: 'failed'; readonly message: PageMessage; readonly result: CommandFailure }
  /** By the user, who may want to try again. */
  | { readonly kind: 'canceled'; readonly message: PageMessage };

interface FetchedExport {
  readonly current: License;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Settles, without a failure, when the fleet has asked for the list of licenses. */
  readonly listed: Promise<void>;
}

/** Larger than any export that GitLab writes. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024;

const SHORT_EXPORT = Buffer.from('License Key,""\nDate,Billable User Count\n2027-01-10 12:00:05,1\n');

/** What a page has to do with a load. */
interface Loading {
  /** Shows how far it is. */
  readonly tell: (text: string) => void;
  readonly closed: AbortSignal;
}

/** The API does not tell the type of a license, so this is said of every one. */
export function whatGitLabNotes(): string {
  return vscode.l10n.t('For an offline cloud license, GitLab records that usage data was exported.');
}

/** Fetches and reads the usage export of an instance's current license. */
export async function loadInstance(
  parts: CommandParts,
  instance: Instance,
  { tell, closed }: Loading,
): Promise<Loaded> {
  const name = instanceName(instance);
  const title = vscode.l10n.t('Fetching the usage export of {0}…', name);
  tell(`${title} ${whatGitLabNotes()}`);
  const asked = await attempt(
    parts,
    instance,
    title,
    async (client, cancelled): Promise<FetchedExport | undefined> => {
      const signal = AbortSignal.any([cancelled, closed]);
      const current = await client.current(signal);
      if (current === undefined) {
        return undefined;
      }
      // Whether a renewal is in place may have changed since the licenses were listed last.
      const listed = parts.fleet.refresh(instance.url);
      const onProgress = wholeMegabytes((text) => tell(`${title} ${text}`));
      const bytes = client.usageExport({ signal, onProgress });
      void warmUp();
      return { current, bytes: await bytes, listed };
    },
  );
  switch (asked.kind) {
    case 'signedOut':
      return failure('signedOut', usageMessage(noTokenText(instance), 'setToken'));
    case 'failed':
      return asked.failure.kind === 'cancelled'
        ? canceled(vscode.l10n.t("The usage export of {0} wasn't fetched because you canceled it.", name))
        : failure(asked.failure.kind, failureMessage(asked.failure, instance));
    case 'answer':
      break;
  }
  if (asked.value === undefined) {
    return failure('noLicense', usageMessage(withoutLicenseText(instance), 'openSubscriptionPage'));
  }
  const { current, bytes, listed } = asked.value;
  const parsed = await read(bytes, closed);
  // A large file must not take memory while its page is made and sent.
  freeBytes(new Uint8Array(bytes.buffer));
  await listed;
  const renewal = freshRenewal(parts, instance);
  const keyRead = (reading: LicenseKeyReading) => noteKey(parts, instance, current, reading);
  return pageOf(parsed, { title: name, live: current, renewal, closed, keyRead });
}

/** What an older list doesn't have may be there by now. */
function freshRenewal({ fleet }: CommandParts, { url }: Instance): KnownRenewal {
  const status = fleet.status(url);
  return status?.state === 'ready' ? renewalOf(status) : { kind: 'unknown', reason: 'notListed' };
}

/** Reads a saved usage export; no instance is asked for anything. */
export async function loadFile(file: vscode.Uri, closed: AbortSignal): Promise<Loaded> {
  const name = uriName(file);
  const found = await readUri(file, LARGEST_FILE_BYTES);
  switch (found.kind) {
    case 'read':
      return pageOf(await read(found.bytes, closed), { title: name, live: undefined, closed });
    case 'tooLarge':
      return failure(
        'tooLarge',
        usageMessage(vscode.l10n.t('{0} is too large to be a GitLab usage export.', name), 'chooseFile'),
      );
    default:
      return failure('file', usageMessage(fileProblemText(name, found), 'chooseFile'));
  }
}

interface About {
  readonly title: string;
  readonly live: License | undefined;
  readonly renewal?: KnownRenewal;
  readonly closed: AbortSignal;
  /** Hears what the key in the export says. */
  readonly keyRead?: (reading: LicenseKeyReading) => Promise<void>;
}

async function pageOf(
  parsed: UsageExport,
  { title, live, renewal, closed, keyRead }: About,
): Promise<Loaded> {
  switch (parsed.kind) {
    case 'report': {
      const { report } = parsed;
      const key = await keyOf(report);
      void (key && keyRead?.(key.reading));
      await turn();
      const steps = usagePage({ title, report, today: plainDateOf(new Date()), key, live, renewal });
      const page = await inSlices(steps, { signal: closed });
      // To send the largest page takes some ten milliseconds by itself.
      await turn();
      return page === undefined ? unread() : { kind: 'loaded', report: page };
    }
    case 'notAnExport':
      return failure(
        'notAnExport',
        usageMessage(notAnExportText(title, parsed), live === undefined ? 'chooseFile' : 'refresh'),
      );
    case 'cancelled':
      return unread();
  }
}

/**
 * GitLab takes its time to write the file. Meanwhile what reads it is loaded and run once: in a first run all code is
 * compiled as it comes, which takes ten times as long as to read an ordinary file. Throws nothing: reading will.
 */
async function warmUp(): Promise<void> {
  // The request goes first.
  await turn();
  await read(SHORT_EXPORT).catch(() => undefined);
}

/** What reads exports is a bundle of its own: it comes with a library. */
async function read(bytes: Uint8Array, closed?: AbortSignal): Promise<UsageExport> {
  const { parseUsageExport } = await import('../../usage/reading/usageExport');
  return parseUsageExport(bytes, { signal: closed });
}

async function keyOf({ header }: UsageReport) {
  const recognized = recognizeKey(header.licenseKey ?? '');
  return recognized.kind === 'licenseKey'
    ? {
        reading: readLicenseKey(recognized.key, await readPublicKeys()),
        fingerprint: fingerprintOf(recognized.key),
      }
    : undefined;
}

function unread(): Loaded {
  return canceled(vscode.l10n.t('Reading was canceled.'));
}

function canceled(text: string): Loaded {
  return { kind: 'canceled', message: usageMessage(text) };
}

function failure(kind: string, message: PageMessage): Loaded {
  return { kind: 'failed', message, result: failed(kind, message.text) };
}

/** Tells of every megabyte once: a large file comes in hundreds of pieces, and a small one before it can be read. */
function wholeMegabytes(tell: (text: string) => void): (receivedBytes: number) => void {
  let last = 0;
  return (receivedBytes) => {
    const megabytes = Math.floor(receivedBytes / 1_000_000);
    // A download that broke off starts again.
    if (megabytes !== last) {
      last = megabytes;
      tell(vscode.l10n.t('{0} MB', count(megabytes)));
    }
  };
}
