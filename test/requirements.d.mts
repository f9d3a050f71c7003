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

export declare const NODE_MAJOR: string;

export function wrongSystem(machine: {
  readonly platform: string;
  readonly node: string;
  readonly isDemo: boolean;
}): string | undefined;
export function wrongNode(version: string): string | undefined;
