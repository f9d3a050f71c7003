import * as vscode from 'vscode';
import {
  canonicalAddress,
  hasSameHost,
  isInsecure,
  shortAddress,
  type AddressResult,
  type InstanceUrl,
} from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { askText, type Verdict } from './askText';
import { chooseCaFile } from './chooseCaFile';
import { confirmsHttp } from './confirmsHttp';
import { confirmsOtherHost } from './confirmsOtherHost';
import type { Address, SignInServices } from './services';
import { STEPS } from './services';
import { testButtons } from './testButton';

/** What stands in the input, and what was wrong with it. */
interface Draft {
  readonly text: string;
  readonly caFile?: string | undefined;
  /** The file counts for the host of this address alone; absent: for whichever is entered. */
  readonly caFor?: InstanceUrl | undefined;
  readonly problem?: string;
}

type Trust = Pick<Draft, 'caFile' | 'caFor'>;

/** `asked`: the address that was entered, from where the search for the GitLab began. */
interface SettledAddress {
  readonly kind: 'found';
  readonly asked: InstanceUrl;
  readonly address: Address;
}

interface Untrusted {
  readonly kind: 'untrusted';
  readonly asked: InstanceUrl;
  readonly text: string;
  readonly message: string;
}

type TriedAddress = SettledAddress | Untrusted;

/**
 * Asks for an address until a GitLab instance responds there.
 *
 * @param moving the instance that gets another address; none in the sign-in
 * @returns undefined when the user gives up
 */
export async function addressStep(
  services: SignInServices,
  start: Draft,
  moving?: Instance,
): Promise<Address | undefined> {
  for (let draft: Draft = start; ;) {
    const outcome = await ask(services, draft, moving);
    if (outcome === undefined) {
      return undefined;
    }
    const settled = outcome.kind === 'untrusted' ? await withCaFile(services, outcome, draft) : outcome;
    if ('problem' in settled) {
      draft = settled;
    } else if (!(await mayHaveToken(settled))) {
      draft = backTo(settled, draft);
    } else if (isTrustCarriedOver(settled)) {
      draft = withoutCaFile(settled);
    } else {
      return settled.address;
    }
  }
}

async function ask(
  services: SignInServices,
  { text, problem, ...trust }: Draft,
  moving: Instance | undefined,
): Promise<TriedAddress | undefined> {
  const answer = await askText<TriedAddress>({
    ...(moving === undefined
      ? { title: vscode.l10n.t('Add GitLab Instance'), step: STEPS.address }
      : { title: vscode.l10n.t('Address of {0}', instanceName(moving)) }),
    prompt: vscode.l10n.t(
      'Paste the URL of your GitLab instance, for example {0}. Any page works.',
      'https://gitlab.example.com',
    ),
    value: text,
    ...(problem !== undefined && { problem }),
    buttons: testButtons(services, (entered) => {
      const canonical = canonicalAddress(entered);
      return canonical.ok
        ? { address: { url: canonical.url, ...trustFor(canonical.url, trust) } }
        : undefined;
    }),
    accept: (entered) => tryAddress(services, entered, trust),
  });
  return answer.kind === 'answer' ? answer.value : undefined;
}

/** Whether the user lets a token go to what was found, wherever that is and however it gets there. */
async function mayHaveToken({ asked, address: { url } }: SettledAddress): Promise<boolean> {
  if (!hasSameHost(asked, url) && !(await confirmsOtherHost(asked, url))) {
    return false;
  }
  return !isInsecure(url) || confirmsHttp(url);
}

/** A file that has been of no use so far is kept for the host it is for. */
function backTo({ asked, address: { caFile } }: SettledAddress, draft: Draft): Draft {
  return caFile === undefined
    ? { text: asked, caFile: draft.caFile, caFor: draft.caFor }
    : { text: asked, caFile, caFor: asked };
}

/** Whether a file of certificate authorities that was chosen for one host would count for another one. */
function isTrustCarriedOver({ asked, address: { url, caFile } }: SettledAddress): boolean {
  return caFile !== undefined && !hasSameHost(asked, url);
}

function withoutCaFile({ asked, address: { url } }: SettledAddress): Draft {
  return {
    text: url,
    problem: vscode.l10n.t(
      'The CA file is used only for {0}. Press Enter to try this address without it.',
      shortAddress(asked),
    ),
  };
}

/** Dialogs close the input; what stood in it stands there again unless the chosen file establishes trust. */
async function withCaFile(
  services: SignInServices,
  { text, asked, message }: Untrusted,
  { caFile, caFor }: Draft,
): Promise<SettledAddress | (Draft & { readonly problem: string })> {
  const chosen = await chooseCaFile(message);
  if (chosen === undefined) {
    return { text, caFile, caFor, problem: message };
  }
  const trust = { caFile: chosen, caFor: asked };
  const verdict = await tryAddress(services, text, trust);
  if (verdict.kind === 'refused') {
    return { text, ...trust, problem: verdict.message };
  }
  return verdict.value.kind === 'found'
    ? verdict.value
    : { text, caFile, caFor, problem: verdict.value.message };
}

async function tryAddress(
  services: SignInServices,
  text: string,
  given: Trust,
): Promise<Verdict<TriedAddress>> {
  const canonical = canonicalAddress(text);
  if (!canonical.ok) {
    return { kind: 'refused', message: addressHint(canonical.reason) };
  }
  const refusal = services.objection(canonical.url);
  if (refusal !== undefined) {
    return { kind: 'refused', message: refusal };
  }
  const trust = trustFor(canonical.url, given);
  const found = await services.find({ url: canonical.url, ...trust });
  if (found.kind === 'untrusted') {
    return {
      kind: 'taken',
      value: { kind: 'untrusted', asked: canonical.url, text, message: found.message },
    };
  }
  const objection = services.objection(found.url);
  if (objection !== undefined) {
    return { kind: 'refused', message: objection };
  }
  return found.kind === 'found'
    ? { kind: 'taken', value: { kind: 'found', asked: canonical.url, address: { url: found.url, ...trust } } }
    : { kind: 'refused', message: found.message };
}

/** A file that was chosen for one host counts for no other. */
function trustFor(url: InstanceUrl, { caFile, caFor }: Trust): Pick<Address, 'caFile'> {
  const isTrusted = caFor === undefined || hasSameHost(caFor, url);
  return caFile !== undefined && isTrusted ? { caFile } : {};
}

function addressHint(reason: Extract<AddressResult, { ok: false }>['reason']): string {
  switch (reason) {
    case 'empty':
      return vscode.l10n.t('Enter the URL of your GitLab instance.');
    case 'notAnAddress':
      return vscode.l10n.t('Enter a URL, for example https://gitlab.example.com.');
    case 'notHttp':
      return vscode.l10n.t('The URL must start with https://.');
    case 'mistypedScheme':
      return vscode.l10n.t('The start of this URL is mistyped. It must start with https://.');
  }
}
