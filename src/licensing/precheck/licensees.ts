/** Whether a key and a license are for the same customer. */

type Licensee = Readonly<Record<string, unknown>>;

/** Who the key and a license are for, where that differs. */
export interface LicenseeDifference {
  readonly key: string;
  readonly license: string;
}

/** Licensees are compared by company; where one has none, by name and address of the contact. */
const CONTACT = ['name', 'email'];

/** Undefined when both are for the same customer, and when that is unknown. */
export function licenseeDifference(key: Licensee, license: Licensee): LicenseeDifference | undefined {
  const haveCompanies = [key, license].every((licensee) => entry(licensee, 'company') !== undefined);
  return differenceIn(haveCompanies ? ['company'] : CONTACT, key, license);
}

/** A difference is one only where no entry that both have is the same: people change, and so do addresses. */
function differenceIn(
  names: readonly string[],
  key: Licensee,
  license: Licensee,
): LicenseeDifference | undefined {
  const pairs = names.flatMap((name) => {
    const [one, other] = [entry(key, name), entry(license, name)];
    return one === undefined || other === undefined ? [] : [{ key: one, license: other }];
  });
  return pairs.some((pair) => folded(pair.key) === folded(pair.license)) ? undefined : pairs[0];
}

/** The name is folded already. Keys are free to write it as they like. */
function entry(licensee: Licensee, name: string): string | undefined {
  const found = Object.entries(licensee).find(([key]) => folded(key) === name)?.[1];
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
