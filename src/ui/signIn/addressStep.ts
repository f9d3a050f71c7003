import * as vscode from 'vscode';
import { canonicalAddress, hasSameHost, isInsecure, type InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { askText, type Verdict } from './askText';
import { chooseCaFile } from './chooseCaFile';
import { confirmsHttp } from './confirmsHttp';
import { confirmsOtherHost } from './confirmsOtherHost';
import type { Address, SignInServices } from './services';
import { TOTAL_STEPS } from './services';

/** What stands in the input, and what was wrong with it. */
interface Draft {
  readonly text: string;
  readonly caFile?: string | undefined;
  readonly problem?: string;
}

/** `asked`: the address that was entered, from where the search for the GitLab began. */
interface SettledAddress {
  readonly kind: 'found';
  readonly asked: InstanceUrl;
  readonly address: Address;
}

type TriedAddress =
  SettledAddress | { readonly kind: 'untrusted'; readonly text: string; readonly message: string };

/**
 * Asks for an address until a GitLab answers there.
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
    const settled =
      outcome.kind === 'untrusted' ? await withCaFile(services, outcome, draft.caFile) : outcome;
    if ('problem' in settled) {
      draft = settled;
    } else if (await mayHaveToken(settled)) {
      return settled.address;
    } else {
      draft = { text: settled.asked, caFile: settled.address.caFile };
    }
  }
}

async function ask(
  services: SignInServices,
  { text, caFile, problem }: Draft,
  moving: Instance | undefined,
): Promise<TriedAddress | undefined> {
  const answer = await askText<TriedAddress>({
    ...(moving === undefined
      ? { title: vscode.l10n.t('Add GitLab Instance'), step: 1, totalSteps: TOTAL_STEPS }
      : { title: vscode.l10n.t('Address of {0}', instanceName(moving)) }),
    prompt: vscode.l10n.t('The address of your GitLab. Any page of it will do.'),
    placeholder: 'https://gitlab.example.com',
    value: text,
    ...(problem !== undefined && { problem }),
    accept: (entered) => tryAddress(services, entered, caFile),
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

/** Dialogs close the input; what stood in it stands there again unless the chosen file mends the trust. */
async function withCaFile(
  services: SignInServices,
  { text, message }: { readonly text: string; readonly message: string },
  caFile: string | undefined,
): Promise<SettledAddress | (Draft & { readonly problem: string })> {
  const chosen = await chooseCaFile(message);
  if (chosen === undefined) {
    return { text, caFile, problem: message };
  }
  const verdict = await tryAddress(services, text, chosen);
  if (verdict.kind === 'refused') {
    return { text, caFile: chosen, problem: verdict.message };
  }
  return verdict.value.kind === 'found' ? verdict.value : { text, caFile, problem: verdict.value.message };
}

async function tryAddress(
  services: SignInServices,
  text: string,
  caFile: string | undefined,
): Promise<Verdict<TriedAddress>> {
  const canonical = canonicalAddress(text);
  if (!canonical.ok) {
    return { kind: 'refused', message: addressHint(canonical.reason) };
  }
  const trust = caFile === undefined ? {} : { caFile };
  const found = await services.find({ url: canonical.url, ...trust });
  if (found.kind === 'untrusted') {
    return { kind: 'taken', value: { kind: 'untrusted', text, message: found.message } };
  }
  const objection = services.objection(found.url);
  if (objection !== undefined) {
    return { kind: 'refused', message: objection };
  }
  return found.kind === 'found'
    ? { kind: 'taken', value: { kind: 'found', asked: canonical.url, address: { url: found.url, ...trust } } }
    : { kind: 'refused', message: found.message };
}

function addressHint(reason: 'empty' | 'notAnAddress' | 'notHttp'): string {
  switch (reason) {
    case 'empty':
      return vscode.l10n.t('Paste the address of your GitLab here.');
    case 'notAnAddress':
      return vscode.l10n.t('This is not an address. It looks like https://gitlab.example.com.');
    case 'notHttp':
      return vscode.l10n.t('The address of a GitLab begins with https://.');
  }
}
