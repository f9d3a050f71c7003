/** The value that a text in JSON stands for; undefined when it is no JSON. Throws nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
