/** Whether the instances stand already where they belong, so that none has come, gone or moved. */
export function isInPlace(places: readonly string[], drawn: readonly string[]): boolean {
  return places.length === drawn.length && places.every((place, index) => place === drawn[index]);
}
