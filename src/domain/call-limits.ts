/** At most `calls` within any `seconds`. */
export interface CallLimit {
  readonly calls: number;
  readonly seconds: number;
}
