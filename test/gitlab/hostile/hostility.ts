import { day } from '../dates';
import type { Answer } from '../http/answers';
import type { RecordedRequest } from '../http/requests';
import type { LicenseRow } from '../rows';
import { scenarioHistory } from '../scenario';
import type { Disturbance, GitLabState } from '../state';
import { hostileAnswer } from './answers';
import {
  hostileLicenses,
  hugeLicenses,
  NESTED,
  nestedLicenses,
  soundLicenses,
  wildLicenses,
} from './licenses';
import { commandLink, HOSTILE_TEXTS, longText, mixture, nestedJson } from './texts';
import { hostileExport, hugeExport } from './usageExport';

/**
 * What a hostile GitLab does: `texts` in all that it says of licenses, users, tokens and itself; `refusals` of every
 * change, with texts that act; `export`: texts in the usage export; `sizes`, `nesting` and `dates` that nobody expects.
 */
export const HOSTILITIES = ['texts', 'refusals', 'export', 'sizes', 'nesting', 'dates'] as const;

export type Hostility = (typeof HOSTILITIES)[number];

export interface HostileOptions {
  /** Everything when left out. */
  readonly kinds?: readonly Hostility[];
  /** The file into which the hostile links would write the usage export. */
  readonly file?: string;
}

/** The link of the attack: one click would write what this server sends into a file of its choosing. */
export function trapLink(url: string, file = 'stolen.csv'): string {
  return commandLink('gitlabLicenses.saveUsageExport', { url, file });
}

/**
 * Makes an instance hostile. Its licenses are replaced.
 *
 * @param url its own address, for which the links ask
 */
export function turnHostile(state: GitLabState, url: string, options: HostileOptions = {}): void {
  const kinds = new Set(options.kinds ?? HOSTILITIES);
  const text = mixture(trapLink(url, options.file));
  state.licenses = hostileRows(kinds, trapLink(url, options.file));
  if (kinds.has('texts')) {
    speakHostile(state, text);
  }
  if (kinds.has('sizes')) {
    speakAtLength(state);
  }
  if (kinds.has('export')) {
    state.historicalData = scenarioHistory();
    state.activeUsers = 186;
  }
  state.disturbance = disturbance(kinds, text);
}

function hostileRows(kinds: ReadonlySet<Hostility>, link: string): LicenseRow[] {
  return [
    ...(kinds.has('texts') ? hostileLicenses(link) : soundLicenses()),
    ...(kinds.has('sizes') ? hugeLicenses() : []),
    ...(kinds.has('nesting') ? nestedLicenses() : []),
    ...(kinds.has('dates') ? wildLicenses() : []),
  ];
}

/** Who may do what stays as it is: a client must get so far that it shows the texts. */
function speakHostile(state: GitLabState, text: string): void {
  state.version = `18.10.1 ${text}-ee`;
  state.revision = text;
  state.users = state.users.map((user) => ({ ...user, username: forged(text), name: text, email: text }));
  state.listedUsers = state.listedUsers.map((user) => ({
    ...user,
    username: forged(text),
    name: text,
    state: text,
    lastActivityOn: text,
    lastSignInAt: text,
  }));
  state.tokens = state.tokens.map((token) => ({ ...token, name: text, scopes: [...token.scopes, text] }));
  speakHostileInGraphQL(state, text);
}

/** Within the days of the licenses, so that it changes no date of theirs. */
function speakHostileInGraphQL(state: GitLabState, text: string): void {
  const licensee = { name: forged(text), email: text, company: text };
  const term = { startsAt: day(20), expiresAt: day(300), usersInLicenseCount: null };
  state.futureSubscriptions = [{ plan: text, ...licensee, ...term }];
  state.addOnSeats = [{ name: text, purchasedQuantity: 10, assignedQuantity: 3 }];
  const key = { subscriptionName: text, lastSync: text, blockChangesAt: text };
  state.licenses = state.licenses.map((row) => ({ ...row, key: { ...row.key, ...key } }));
}

/** With lines that look like another entry where names are shown in a record. */
function forged(text: string): string {
  return `${text} ${HOSTILE_TEXTS.newlines}`;
}

function speakAtLength(state: GitLabState): void {
  state.version = `18.10.1 ${longText()}-ee`;
  state.users = state.users.map((user) => ({ ...user, username: longText() }));
  state.tokens = state.tokens.map((token) => ({ ...token, scopes: [...token.scopes, longText()] }));
}

function disturbance(kinds: ReadonlySet<Hostility>, text: string): Disturbance {
  return {
    refuse: (request) =>
      kinds.has('refusals') && !request.path.endsWith('/api/graphql') ? refusal(request, text) : undefined,
    rewrite: (answer) => ({ ...answer, body: body(kinds, text, answer) }),
  };
}

/** Another one for each change, so that each kind is shown. */
function refusal({ method }: RecordedRequest, text: string): Answer | undefined {
  switch (method) {
    case 'POST':
      return hostileAnswer('badRequest', text);
    case 'PUT':
      return hostileAnswer('forbidden', text);
    case 'DELETE':
      return hostileAnswer('errorPage', text);
    default:
      return undefined;
  }
}

function body(kinds: ReadonlySet<Hostility>, text: string, answer: Answer): string | Buffer {
  if (typeof answer.body !== 'string') {
    return answer.body;
  }
  switch (answer.headers['Content-Type']) {
    case 'text/csv': {
      const sized = kinds.has('sizes') ? hugeExport(answer.body) : answer.body;
      return kinds.has('export') ? hostileExport(sized, text) : sized;
    }
    case 'application/json':
      return answer.body.replaceAll(`"${NESTED}"`, () => nestedJson());
    default:
      return kinds.has('texts') ? withTitle(answer.body, text) : answer.body;
  }
}

/** Of a web page: it is what a client tells of one. */
function withTitle(html: string, text: string): string {
  return html.replace(/<title>[^<]*<\/title>/, () => `<title>${text.replaceAll('<', '&lt;')}</title>`);
}
