/** See requirements.mjs. */
export function missingTools(machine: {
  readonly path: string;
  readonly platform: string;
  readonly hasApt: boolean;
  readonly isRoot: boolean;
  readonly compiles: boolean;
  readonly needsBrowser: boolean;
  readonly browser?: string | undefined;
}): string | undefined;
