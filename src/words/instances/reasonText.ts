/** A reason to look at an instance, in words. */
export interface ReasonText {
  /** A few words, to stand in a list: "12 days left", "14 users over". */
  readonly summary: string;
  /** In full, with dates and numbers. */
  readonly sentence: string;
}
