import { barePaste, unwrapped } from './pastedText';

export interface PastedToken {
  readonly token: string;
  /** It has characters that no token has, so something else was pasted or came along. */
  readonly isOdd: boolean;
}

/** What stands before a token in a command line, a header, a variable or a file in JSON. */
const BEFORE_TOKEN =
  /^(?:(?:-H|--header|export|set|private-token|authorization|(?:[A-Z0-9]+_)*(?:TOKEN|PAT))(?=[\s:="'])|Bearer(?=\s))/i;

/** What stands between such a name and the token. */
const SEPARATORS = /^[\s:="']+/;

/** A header within a command line has three: `--header "Authorization: Bearer …"`. */
const MOST_NAMES = 4;

/** In characters; far more than a token with what came along. */
const LONGEST_PASTE = 10_000;

/** `ApplicationSetting` allows these in the prefix of tokens; the rest is base64 for addresses, and dots. */
const TOKEN = /^[\w+=/@:.-]+$/;

/** The token in a pasted text, without quotation marks, names and whatever else came along. */
export function pastedToken(text: string): PastedToken {
  if (text.length > LONGEST_PASTE) {
    return { token: text, isOdd: true };
  }
  let token = barePaste(text);
  for (let names = 0; names < MOST_NAMES; names++) {
    const name = BEFORE_TOKEN.exec(token)?.[0];
    if (name === undefined) {
      break;
    }
    token = unwrapped(token.slice(name.length).replace(SEPARATORS, ''));
  }
  return { token, isOdd: token !== '' && !TOKEN.test(token) };
}
