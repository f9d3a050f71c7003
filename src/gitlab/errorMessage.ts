/** The words of whatever was thrown, in the language of the system or library that threw it. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
